// npm run bench [-- --scale district|city] [--seconds 5]
// Ratios against a bare server that runs the same SQL on the same data, measured in one run, interleaved; and the cockpit
// at both scales. Absolute figures depend on the machine; the ratios and the growth are what is watched.
import { readFileSync } from 'node:fs';
import { contract } from '../src/contract/index.ts';
import type { Day } from '../src/core/kernel/day.ts';
import * as organisations from '../src/server/contexts/organisations/reports.ts';
import { openDatabase } from '../src/server/platform/database/database.ts';
import { agreement } from './agreement.ts';
import { casesOf } from './cases.ts';
import { bare, dataOf, ours, ownerUrlOf } from './ground.ts';
import { libraryOf } from './library.ts';
import { askInTurn, load, type Measured } from './load.ts';
import { cookieOf } from './people.ts';
import { peopleSearched } from './search.ts';
import { workspaceOf } from './workspace.ts';

const option = (name: string, otherwise: string) =>
  process.argv[process.argv.indexOf(`--${name}`) + 1 || Number.NaN] ?? otherwise;
const seconds = Number(option('seconds', '5'));
const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString() as Day;
const OFFICER = '市教委基础教育科';

agreement();
for (const scale of ['district', 'city'] as const) {
  const folder = await dataOf(scale);
  const server = await ours(folder);
  console.log(`\n${scale} scale`);
  const officer = await cookieOf(server.url, OFFICER);
  if (scale === 'city') {
    await lists(folder, server.url, officer);
    await searches(folder, server.url, officer);
  }
  await cockpit(server.url, officer, scale);
  if (scale === 'district') {
    await workspace(folder, server.url);
    await tenThousandCases(folder, server.url, officer);
    await library(folder, server.url);
  }
  console.log(`  resident memory of the server: ${residentMegabytes(server.pid)} MB`);
  await server.stop();
}

/** Lists against the same SQL without us, three rounds of each in turn; the middle ratio counts. */
async function lists(folder: string, url: string, officer: string): Promise<void> {
  const asked = {
    'paged list with exact count': { page: 12, size: 20 },
    'filtered list': { page: 1, size: 20, type: ['小学'], ownership: '公办', allied: 'yes', standard: 'yes' },
  };
  const queries = Object.fromEntries(
    await Promise.all(Object.entries(asked).map(async ([, input], at) => [`q${at}`, await sqlOf(folder, input)])),
  );
  const floor = await bare(folder, queries);
  for (const [at, [name, input]] of Object.entries(asked).entries()) {
    const query = new URLSearchParams(
      Object.entries(input).flatMap(([key, value]) => [value].flat().map((each) => [key, String(each)])),
    );
    await compare(
      name,
      () => load(`${url}/api/schools?${query}`, { cookie: officer, clients: 10, seconds }),
      () => load(`${floor.url}/q${at}`, { clients: 10, seconds }),
    );
  }
  await floor.stop();
  const principal = await cookieOf(url, '校长');
  await compare(
    'a school user’s list of schools, to an officer’s',
    () => load(`${url}/api/schools?page=1`, { cookie: principal, clients: 10, seconds }),
    () => load(`${url}/api/schools?page=1`, { cookie: officer, clients: 10, seconds }),
  );
  await compare(
    'a school user’s list of people, to an officer’s',
    () => load(`${url}/api/people?page=1`, { cookie: principal, clients: 10, seconds }),
    () => load(`${url}/api/people?page=1`, { cookie: officer, clients: 10, seconds }),
  );
}

/** The search over everything, as each letter typed asks it, against its question about the people of the city alone. */
async function searches(folder: string, url: string, officer: string): Promise<void> {
  for (const [name, text] of [
    ['one letter', 'w'],
    ['initials', 'lyw'],
    ['a given name', '雅文'],
  ] as const) {
    const { session, query } = await peopleSearched(folder, { url, cookie: officer, text, today });
    const floor = await bare(folder, { people: query }, session);
    await compare(
      `search by ${name}, to its question about people`,
      () => load(`${url}/api/search?text=${encodeURIComponent(text)}`, { cookie: officer, clients: 10, seconds }),
      () => load(`${floor.url}/people`, { clients: 10, seconds }),
    );
    await floor.stop();
  }
}

async function compare(name: string, us: () => Promise<Measured>, floor: () => Promise<Measured>): Promise<void> {
  const rounds: { ratio: number; us: Measured; floor: Measured }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [measuredFloor, measuredUs] = [await floor(), await us()];
    rounds.push({ ratio: measuredUs.perSecond / measuredFloor.perSecond, us: measuredUs, floor: measuredFloor });
  }
  const middle = rounds.toSorted((a, b) => a.ratio - b.ratio)[1]!;
  const failures = rounds.reduce((sum, { us: each, floor: other }) => sum + each.failures + other.failures, 0);
  console.log(
    `  ${name}: ratio ${middle.ratio.toFixed(2)} (${middle.us.perSecond.toFixed(0)}/s to ${middle.floor.perSecond.toFixed(0)}/s; p50 ${middle.us.p50} ms to ${middle.floor.p50} ms; failures ${failures})`,
  );
}

/** The workspace of an officer with 500 open tasks, to the bare question for them. */
async function workspace(folder: string, url: string): Promise<void> {
  const cookie = await cookieOf(url, '宝山基础教育科干部');
  const { desk, todos, bare: floor, total } = await workspaceOf(ownerUrlOf(folder), { url, cookie, today });
  const said = (name: string, { p50, p95 }: { p50: number; p95: number }) =>
    `${name} p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${(p50 / floor.p50).toFixed(1)} times the bare question)`;
  console.log(
    `  workspace with ${total} open tasks: ${said('desk', desk)}; ${said('all todos', todos)}; bare question p50 ${floor.p50.toFixed(1)} ms, p95 ${floor.p95.toFixed(1)} ms`,
  );
}

/** One call with ten thousand cases: pages, filters and export, each against the bare statements behind it. */
async function tenThousandCases(folder: string, url: string, officer: string): Promise<void> {
  for (const { name, ours: own, bare: floor } of await casesOf(ownerUrlOf(folder), { url, cookie: officer, today }))
    console.log(
      `  10,000 cases, ${name}: p50 ${own.p50.toFixed(0)} ms, p95 ${own.p95.toFixed(0)} ms; bare ${floor.p50.toFixed(0)} ms, ratio ${(own.p50 / floor.p50).toFixed(2)}`,
    );
}

/** Ten thousand entries of the library: a teacher's search, against its statement and against reading all texts. */
async function library(folder: string, url: string): Promise<void> {
  const cookie = await cookieOf(url, '教师');
  for (const { name, hits, ours: own, bare: floor, scan } of await libraryOf(ownerUrlOf(folder), { url, cookie }))
    console.log(
      `  10,000 entries, ${name} (${hits}): p50 ${own.p50.toFixed(0)} ms, p95 ${own.p95.toFixed(0)} ms; bare ${floor.p50.toFixed(0)} ms, ratio ${(own.p50 / floor.p50).toFixed(2)}; scan ${scan.p50.toFixed(0)} ms, ${(scan.p50 / own.p50).toFixed(1)} times ours`,
    );
}

/** The cockpit with everything: first after a change (nothing kept), then by 20 clients at once. */
async function cockpit(url: string, officer: string, scale: string): Promise<void> {
  const address = `${url}/api/cockpit?at=310000&on=`;
  const cold = await askInTurn(`${address}${today}`, officer, 1, 1);
  const warm = await askInTurn(`${address}${today}`, officer, 20, 25);
  const days = await Promise.all(
    Array.from({ length: 20 }, (_, back) =>
      askInTurn(
        `${address}${Temporal.PlainDate.from(today)
          .subtract({ days: back + 1 })
          .toString()}`,
        officer,
        1,
        1,
      ),
    ),
  );
  const worst = Math.max(...days.map((each) => each.p50));
  console.log(
    `  city cockpit at ${scale} scale: first ${cold.p50.toFixed(0)} ms; 20 clients p50 ${warm.p50.toFixed(0)} ms, p95 ${warm.p95.toFixed(0)} ms, ${warm.perSecond.toFixed(0)}/s, failures ${warm.failures}; 20 clients on 20 days nobody asked for yet, slowest ${worst.toFixed(0)} ms`,
  );
}

/** The very statement the report runs, taken down as it is compiled. */
async function sqlOf(
  folder: string,
  input: Record<string, unknown>,
): Promise<{ sql: string; parameters: readonly unknown[] }> {
  const taken: { sql: string; parameters: readonly unknown[] }[] = [];
  const database = openDatabase(ownerUrlOf(folder), { log: (query) => taken.push(query) });
  await organisations.schools(database.reader, contract.organisations.schools.input.parse(input), today);
  await database.close();
  return taken[0]!;
}

function residentMegabytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((each) => each.startsWith('VmRSS:'));
  return Math.round(Number(line?.replaceAll(/\D/g, '') ?? 0) / 1024);
}
