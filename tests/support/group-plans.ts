import { readFileSync } from 'node:fs';
import { contract } from '#contract/index.ts';
import type { Key } from './bids.ts';
import type { Person, School } from './builders.ts';
import type { TestServer } from './server.ts';

const routes = contract.projects;

/** The plan of Baoshan's groups as it is delivered, with its bidding. */
export const GROUPS_PLAN = readFileSync('programmes/baoshan-groups-2015/programme.yaml', 'utf8');

/** A plan for a group: who leads it, and what it has to say for itself. */
export type Bid = { readonly school: School; readonly head: Person; readonly aims: string; readonly teachers: string };

const answersOf = ({ school, aims, teachers }: Bid) => ({
  groupName: '河畔教育集团',
  area: '大场地区',
  way: '学校自主组合',
  members: [
    { school: school.name, kind: '优质品牌学校', agreed: true },
    { school: '河畔样例小学', kind: '新建学校', agreed: true },
  ],
  aims,
  charter: '校务会每月一次，重大事项协商一致。',
  teachers,
  courses: '每学期共享两门课程。',
});

async function asked<T>(asking: Promise<{ readonly code: string | undefined; readonly body: T }>): Promise<T> {
  const { code, body } = await asking;
  if (code !== undefined) throw new Error(`${code} ${JSON.stringify(body)}`);
  return body;
}

/** The call for plans, published. */
export async function openedGroupBid(server: TestServer, officer: string, title: string): Promise<string> {
  const { id } = await asked(
    server.ask(
      routes.prepareCall,
      {
        programmeId: 'baoshan-groups-2015',
        procedureId: 'bidding',
        title,
        guide: '',
        fields: [],
        quotas: {},
        opens: '2026-10-12',
        closes: '2026-10-30',
      },
      officer,
    ),
  );
  await asked(server.ask(routes.turnCall, { id, revision: 1, turn: 'publish' }, officer));
  return id;
}

/** A plan handed in by the head of its school. */
export async function bids(server: TestServer, call: string, bid: Bid): Promise<Key> {
  const cookie = await server.signedIn(bid.head);
  const title = `${bid.school.name}组建方案`;
  const organisationId = bid.school.id;
  const key = await asked(
    server.ask(routes.beginCase, { call, organisationId, title, kind: null, field: null }, cookie),
  );
  await asked(server.ask(routes.saveAnswers, { ...key, step: 'apply', revision: 0, answers: answersOf(bid) }, cookie));
  await asked(server.ask(routes.submitCase, { ...key, revision: 1, moves: 0 }, cookie));
  return key;
}

/** What the sheet gives points for, by the most of each. */
const SHEET = { need: 20, lead: 20, charter: 20, teachers: 15, courses: 15, members: 10 };

/** Draws the panel, lets every expert give each plan its part (0–1) of all points, and closes the round. */
export async function appraised(
  server: TestServer,
  call: string,
  officer: string,
  experts: readonly Person[],
  part: (key: string, expert: number) => { readonly part: number; readonly comment: string },
): Promise<void> {
  const { id } = await asked(server.ask(routes.drawPanel, { id: call, step: 'panel', least: 0, most: 10 }, officer));
  await asked(server.ask(routes.confirmPanel, { id, closesAt: '2026-11-20T17:00:00+08:00' }, officer));
  for (const [nth, expert] of experts.entries()) {
    const cookie = await server.signedIn(expert);
    const [lying] = await asked(server.ask(routes.desk, {}, cookie));
    const cases = lying!.cases.map((one) => one.id);
    await asked(server.ask(routes.declareConflicts, { id, cases, recuses: false, reason: '' }, cookie));
    for (const of of cases) {
      const { part: share, comment } = part(of, nth);
      const marks = Object.fromEntries(
        Object.entries(SHEET).map(([item, points]) => [item, Math.round(points * share * 2) / 2]),
      );
      await asked(server.ask(routes.saveReview, { id, case: of, revision: 0, marks, comment }, cookie));
      await asked(server.ask(routes.submitReview, { id, case: of, revision: 1 }, cookie));
    }
  }
  await asked(server.ask(routes.closeRound, { id, reason: '' }, officer));
}
