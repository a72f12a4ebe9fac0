import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestServer } from '../support/server.ts';
import type { Input } from './attempts.ts';
import {
  aCanary,
  aLine,
  aProgrammeAboutPeople,
  forbidden,
  isChange,
  NO_SENTENCES,
  peopleAsTheyStand,
  prepared,
  SIDES,
  sentences,
  sidesOf,
  switchOff,
  textOf,
  type Where,
} from './checks-off.ts';
import { type knock, problemIn } from './knock.ts';
import { ACTORS, type ActorName, MATRIX } from './matrix.ts';
import { ADMINISTRATORS, CITY, OFFICERS, SCHOOL } from './second-wall/sorting.ts';
import { OPEN, PERSONAL, REGISTRY } from './second-wall.ts';
import { aWorld, type Side, type World } from './world.ts';

// Every cell of matrix.ts once more, in a build whose own checks all say yes. Four kinds of routes, sorted by hand in
// second-wall.ts: what is about people is held by row-level security, what lists people lists those in reach, what is about
// organisations the application holds alone, and the rest is open to all who are signed in.

const actors = Object.keys(ACTORS) as ActorName[];

// Lists of people: everybody is answered, with nobody out of reach.
const DISTRICT = [...ADMINISTRATORS, ...OFFICERS, 'liaison', 'researcher'] as const;
/** People nobody else is called like, and who has a way to them. 来客 is of 外区 and teaches at 本校 as well. */
const SEEN_BY: Readonly<Record<string, readonly ActorName[]>> = {
  金丝雀本校: [...CITY, ...DISTRICT, 'lead', ...SCHOOL],
  金丝雀邻校: [...CITY, ...DISTRICT],
  金丝雀外区: [...CITY, 'elsewhereBasic'],
  金丝雀来客: [...CITY, ...DISTRICT, 'lead', ...SCHOOL, 'elsewhereBasic'],
  金丝雀市里: CITY,
};
const NAMES = Object.keys(SEEN_BY);
const phoneOf = (name: string): string => `1390000000${NAMES.indexOf(name)}`;
/** The owner's mark on imports and sessions, which are nobody else's. */
const MARK = '金丝雀自己的';
const LINES = { here: '金丝雀足迹本区', there: '金丝雀足迹外区' };
/** What must not be read anywhere but by these. */
const WORDS: Readonly<Record<string, readonly ActorName[]>> = {
  ...SEEN_BY,
  // Researchers know people by name, not by telephone.
  ...Object.fromEntries(NAMES.map((name) => [phoneOf(name), SEEN_BY[name]!.filter((who) => who !== 'researcher')])),
  [MARK]: [],
  [LINES.here]: ['auditAdmin'],
  [LINES.there]: [],
};

type List = {
  readonly asks: (side: Side) => Input;
  readonly here: readonly string[];
  readonly there: readonly string[];
};
const [HERE, THERE] = [NAMES.slice(0, 2), NAMES.slice(2, 4)];
const byRegion = (asks: List['asks']): List => ({ asks, here: HERE, there: THERE });
const figure = byRegion(({ programme, region }) => ({ id: programme, target: 'titled', at: region }));
const LISTS: Readonly<Record<string, List>> = {
  'identity.people': { asks: () => ({ search: '金丝雀' }), here: NAMES, there: NAMES },
  'identity.peopleWorkbook': byRegion(({ region }) => ({ region })),
  'exchange.workbook': {
    asks: ({ region }) => ({ filled: 'yes', region, sheet: ['people', 'posts', 'titles'] }),
    here: [...HERE, ...HERE.map(phoneOf)],
    there: [...THERE, ...THERE.map(phoneOf)],
  },
  'platform.audit': { asks: () => ({ search: '金丝雀' }), here: Object.values(LINES), there: Object.values(LINES) },
  'programmes.figure': figure,
  'programmes.figureWorkbook': figure,
};

const tried = { cells: 0, kept: 0, found: 0 };
let server: TestServer;
let world: World;

beforeAll(async () => {
  switchOff();
  const { aServer } = await import('../support/server.ts');
  server = await aServer();
  world = await aWorld(server);
  const { here, there, otherSchool, commission } = world;
  for (const [index, at] of [here.school, otherSchool, there.school, there.school, commission].entries()) {
    const name = NAMES[index]!;
    const also = name === '金丝雀来客' ? here.school : undefined;
    await aCanary(server, { at, also, name, phone: phoneOf(name), mark: MARK });
  }
  for (const side of SIDES) {
    await aLine(server, world[side].region, LINES[side]);
    await aProgrammeAboutPeople(server, world[side]);
  }
});
afterAll(() => server.close());

describe('the checks of the application are off', () => {
  test('in every context', async () => {
    const { contexts } = await import('#server/contexts/index.ts');
    const found = await sentences();
    const deciding = new Set(found.map(({ name }) => name.split(/[./]/)[0]));
    expect(contexts.map(({ name }) => name).filter((context) => !deciding.has(context))).toEqual([]);
    const left = found.filter(({ name, loose, say }) => !NO_SENTENCES.includes(name) && (loose || say() !== true));
    expect(left.map(({ name }) => name)).toEqual([]);
    expect(NO_SENTENCES.filter((name) => !found.some((each) => each.name === name))).toEqual([]);
    expect(found.length).toBeGreaterThan(20);
  });

  test('so that a teacher opens a school in another district', async () => {
    expect(MATRIX['organisations.openSchool']!.there.teacher).toBe(403);
    expect(await outcome('organisations.openSchool', 'teacher', 'there')).toBe('done');
  });
});

describe('the second wall', () => {
  test('is decided for every row of the matrix once', () => {
    const decided = [...Object.keys(PERSONAL), ...Object.keys(LISTS), ...REGISTRY, ...OPEN];
    expect(decided.toSorted()).toEqual(Object.keys(MATRIX).toSorted());
  });

  test('has no gap but where the matrix forbids something, and each cell in one gap at most', () => {
    for (const [key, gaps] of Object.entries(PERSONAL)) {
      const cells = gaps.map((gap) =>
        sidesOf(key).flatMap((where) =>
          forbidden(key, where)
            .filter((actor) => gap[where]?.includes(actor))
            .map((actor) => `${where} ${actor}`),
        ),
      );
      expect(Math.min(1, ...cells.map(({ length }) => length)), key).toBe(1);
      expect(new Set(cells.flat()).size, key).toBe(cells.flat().length);
    }
  });
});

describe.each(Object.keys(PERSONAL))('%s', (key) => {
  test.each(sidesOf(key))('keeps what is about people from whom it is forbidden (%s)', async (where) => {
    const came: Record<string, string> = {};
    const due: Record<string, string> = {};
    for (const actor of actors) {
      const gap = PERSONAL[key]!.find((each) => each[where]?.includes(actor));
      const held = forbidden(key, where).includes(actor) || actor === 'nobody';
      due[actor] = !held ? 'done' : gap === undefined ? 'held' : (gap.comes ?? 'done');
      came[actor] = await outcome(key, actor, where);
    }
    expect(came).toEqual(due);
    tried.kept += Object.entries(due).filter(([actor, word]) => word === 'held' && actor !== 'nobody').length;
  });
});

describe.each(Object.keys(LISTS))('%s', (key) => {
  test.each(SIDES)('shows everybody the people in reach, and no others (%s)', async (where) => {
    const list = LISTS[key]!;
    for (const actor of actors) {
      tried.cells += 1;
      const response = await (await prepared(world, { key, actor, where, asks: list.asks }))();
      expect([actor, response.statusCode]).toEqual([actor, actor === 'nobody' ? 401 : 200]);
      const due = list[where].filter((word) => WORDS[word]!.includes(actor));
      expect([actor, wordsIn(response)]).toEqual([actor, due.toSorted()]);
      tried.found += due.length;
    }
  });
});

describe.each(REGISTRY)('%s', (key) => {
  test.each(SIDES)('is held by the application alone, and is not about people (%s)', async (where) => {
    expect(forbidden(key, where).length).toBeGreaterThan(0);
    const before = await peopleAsTheyStand(server);
    for (const actor of actors)
      expect([actor, await outcome(key, actor, where)]).toEqual([actor, actor === 'nobody' ? 'held' : 'done']);
    expect(await peopleAsTheyStand(server)).toBe(before);
  });
});

describe.each(OPEN)('%s', (key) => {
  test.each(SIDES)('is refused to nobody who is signed in, and names nobody out of reach (%s)', async (where) => {
    expect(forbidden(key, where)).toEqual([]);
    for (const actor of actors) {
      const due = MATRIX[key]![where][actor] === 'allow' ? 'done' : 'held';
      expect([actor, await outcome(key, actor, where)]).toEqual([actor, due]);
    }
  });
});

test('the replay was not an empty one', () => {
  expect(tried.cells).toBeGreaterThan(6500);
  expect(tried.kept, 'forbidden cells that row-level security held').toBeGreaterThan(2500);
  expect(tried.found, 'people in reach that lists showed').toBeGreaterThan(250);
});

/** What comes of a cell, in a word. Held is only what the database held: 403 for a write, 404 for what it does not show. */
async function outcome(key: string, actor: ActorName, where: Where): Promise<string> {
  const mayChange = isChange(key) && key in PERSONAL && forbidden(key, where).includes(actor);
  const ask = await prepared(world, { key, actor, where });
  const before = mayChange ? await peopleAsTheyStand(server) : '';
  const response = await ask();
  tried.cells += 1;
  const named = wordsIn(response).filter((word) => !WORDS[word]!.includes(actor));
  if (named.length > 0) return `names ${named.join()}`;
  if (response.statusCode === 200)
    return mayChange && (await peopleAsTheyStand(server)) === before ? 'nothing changed' : 'done';
  const answer = `${response.statusCode} ${String(problemIn(response).code)}`;
  const holding = MATRIX[key]![where]![actor] === 404 ? HELD.slice(0, 1) : HELD;
  return (actor === 'nobody' ? NOT_IN : holding).includes(answer) ? 'held' : answer;
}
const HELD = ['404 platform.not-found', '403 platform.not-yours'];
const NOT_IN = ['401 platform.not-signed-in'];

function wordsIn(response: Awaited<ReturnType<typeof knock>>): string[] {
  const text = textOf(response);
  return Object.keys(WORDS)
    .filter((word) => text.includes(word))
    .toSorted();
}
