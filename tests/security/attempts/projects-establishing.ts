import { randomUUID } from 'node:crypto';
import { aBidCall, aNotice, anObjection, casesAt } from '../establishing.ts';
import type { Attempts, Whose } from './asking.ts';

type State = Parameters<typeof aNotice>[2];

const standing = async ({ world, side, absent }: Whose, step: 'settle' | 'notice', count = 1) =>
  absent
    ? {
        call: randomUUID(),
        cases: Array.from({ length: count }, () => ({ region: side.region, id: randomUUID() })),
      }
    : casesAt(world.server, side, step, count);
const noticeOf = async ({ world, side, absent }: Whose, state?: State) =>
  absent ? { id: randomUUID(), about: { region: side.region, id: randomUUID() } } : aNotice(world.server, side, state);
const named = async (whose: Whose, state?: State) => ({ input: { id: (await noticeOf(whose, state)).id } });
const caseOf = async (whose: Whose) => ({ input: { ...(await standing(whose, 'settle')).cases[0]! } });

export const projectsEstablishing: Attempts = {
  'projects.deciding': async (whose) => ({ input: { id: (await standing(whose, 'settle')).call, step: 'settle' } }),
  'programmes.callTargets': async (whose) => ({
    input: { id: whose.absent ? randomUUID() : await aBidCall(whose.world.server, whose.side), step: 'settle' },
  }),
  'projects.comparison': async (whose) => {
    const { call, cases } = await standing(whose, 'settle', 2);
    return { input: { id: call, cases: cases.map(({ id }) => id) } };
  },
  'projects.decideCases': async (whose) => {
    const { call, cases } = await standing(whose, 'settle');
    const decisions = cases.map((key) => ({ ...key, moves: 1, choice: '采用', note: '' }));
    return { input: { id: call, step: 'settle', meeting: null, decisions } };
  },
  'projects.callNotices': async (whose) => ({ input: { id: (await standing(whose, 'notice')).call } }),
  'projects.publicNotice': (whose) => named(whose),
  'projects.raiseObjection': async (whose) => {
    const { id, about } = await noticeOf(whose);
    return { input: { id, case: about.id, body: '测试异议' } };
  },
  'projects.publishNotice': async (whose) => {
    const { call, cases } = await standing(whose, 'notice');
    const listed = cases.map((key) => ({ ...key, moves: 1 }));
    const from = '2199-01-01';
    return { input: { id: call, step: 'notice', title: '测试公示', body: '现予公示。', from, cases: listed } };
  },
  'projects.answerObjection': async (whose) => {
    const { world, side, absent } = whose;
    const keys = absent ? { id: randomUUID(), objection: randomUUID() } : await anObjection(world.server, side);
    return { input: { ...keys, upheld: false, answer: '经核查不成立' } };
  },
  'projects.finishNotice': (whose) => named(whose, 'over'),
  'projects.noticeDocument': (whose) => named(whose),
  'projects.establishmentDocument': (whose) => named(whose, 'finished'),
  'projects.formDocument': async (whose) => {
    const { input } = await caseOf(whose);
    return { input: { ...input, step: 'apply' } };
  },
  'projects.trailDocument': caseOf,
};
