import { readFileSync } from 'node:fs';
import { contract } from '#contract/index.ts';
import { aFile } from '../security/world.ts';
import type { Key } from './bids.ts';
import type { Person, School } from './builders.ts';
import type { TestServer } from './server.ts';

const routes = contract.projects;

/** The city's plan as it is delivered, with its call for projects. */
export const CITY_PLAN = readFileSync('programmes/shanghai-new-quality-2023/programme.yaml', 'utf8');

export type Applicant = { readonly school: School; readonly head: Person };

/** A whole application form; `goal` is what tells one from the other. */
export const anApplication = (head: Person, goal: string, sealed: string) => ({
  begins: '2026-11-01',
  ends: '2028-06-30',
  leaderName: head.name,
  leaderPost: '校长',
  leaderPhone: '13800000000',
  members: [
    { name: '组员一', work: '课堂观察', outside: false },
    { name: '组员二', work: '数据整理', outside: false },
  ],
  problem: '作业多而不准，学生做了仍不会。',
  done: '已在两个年级试行分层作业一学年。',
  hasEarlier: false,
  aims: goal,
  content: '分学科建立单元作业标准，集体设计、试用、修订。',
  stages: [
    { from: '2026-11-01', to: '2027-08-31', work: '研制标准并试用', result: '作业标准一稿' },
    { from: '2027-09-01', to: '2028-06-30', work: '全面实施并总结', result: '案例集' },
  ],
  costs: [{ purpose: '教师研修', kind: '培训研修', count: 4, price: 1 }],
  sealed: [{ region: head.region, id: sealed, name: 'a.pdf', size: 13 }],
});

/** Begins, fills and submits the key project of a school. */
export async function applies(
  server: TestServer,
  call: string,
  { school, head }: Applicant,
  title: string,
  field: string,
): Promise<Key> {
  const cookie = await server.signedIn(head);
  const begun = await server.ask(
    routes.beginCase,
    { call, organisationId: school.id, title, kind: '重点项目', field },
    cookie,
  );
  if (begun.code !== undefined) throw new Error(`${begun.code} ${JSON.stringify(begun.body)}`);
  const key = { region: begun.body.region, id: begun.body.id };
  const answers = anApplication(head, `${title}，两年内见效`, await aFile(server, head));
  const saved = await server.ask(routes.saveAnswers, { ...key, step: 'apply', revision: 0, answers }, cookie);
  if (saved.code !== undefined) throw new Error(`${saved.code} ${JSON.stringify(saved.body)}`);
  await handsIn(server, key, head, 1, 0);
  return key;
}

export async function handsIn(server: TestServer, key: Key, head: Person, revision: number, moves: number) {
  const done = await server.ask(routes.submitCase, { ...key, revision, moves }, await server.signedIn(head));
  if (done.code !== undefined) throw new Error(`${done.code} ${JSON.stringify(done.body)}`);
}

/** What one expert gives for each item, out of a hundred in all; better cases have a higher `level` (0–10). */
export const marksFor = (level: number) => ({
  'problem/need': 8 + level / 2,
  'problem/idea': 9 + level / 2,
  'design/goals': 8 + level / 2,
  'design/measures': 12 + level,
  'conditions/team': 6,
  'conditions/schedule': 6,
  'spread/results': 5 + level / 4 - ((level / 4) % 0.5),
});
