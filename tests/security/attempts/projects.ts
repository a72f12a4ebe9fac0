import { randomUUID } from 'node:crypto';
import { aPerson } from '../../support/builders.ts';
import { aForm } from '../../support/procedures.ts';
import { aCall, aCase, aPlanOf } from '../applying.ts';
import { type Attempts, type Input, next, type Whose } from './asking.ts';

const callOf = async ({ world, side, absent }: Whose, state: 'draft' | 'open' = 'open') =>
  absent ? randomUUID() : aCall(world.server, side, state);
const caseOf = async ({ world, side, absent }: Whose, submitted = false) =>
  absent ? { region: side.region, id: randomUUID(), call: randomUUID() } : aCase(world.server, side, submitted);
const keyOf = async (whose: Whose, submitted = false) => {
  const { region, id } = await caseOf(whose, submitted);
  return { region, id };
};
const content = (): Input => ({
  title: `征集${next()}`,
  guide: '',
  fields: [],
  quotas: {},
  opens: '2020-01-01',
  closes: null,
});
const NOTHING = { note: '', meeting: null };

export const projects: Attempts = {
  'projects.calls': () => ({ input: {} }),
  'projects.call': async (whose) => ({ input: { id: await callOf(whose) } }),
  'projects.call of a draft': async (whose) => ({ input: { id: await callOf(whose, 'draft') } }),
  'projects.procedures': () => ({ input: {} }),
  'projects.prepareCall': async ({ world, side, absent }) => ({
    input: {
      programmeId: absent ? `none-${next()}` : await aPlanOf(world.server, side.region),
      procedureId: 'open-the-pond',
      ...content(),
    },
  }),
  'projects.reviseCall': async (whose) => ({ input: { id: await callOf(whose, 'draft'), revision: 1, ...content() } }),
  'projects.turnCall': async (whose) => ({ input: { id: await callOf(whose, 'draft'), revision: 1, turn: 'publish' } }),
  'projects.turnCall to close': async (whose) => ({ input: { id: await callOf(whose), revision: 1, turn: 'close' } }),
  'projects.saveForm': async (whose) => ({
    input: { id: await callOf(whose, 'draft'), step: 'apply', edition: 1, form: aForm },
  }),
  'projects.cases': () => ({ input: {} }),
  'projects.casesWorkbook': () => ({ input: {} }),
  'projects.case': async (whose) => ({ input: await keyOf(whose, true) }),
  'projects.case of a draft': async (whose) => ({ input: await keyOf(whose) }),
  'projects.beginCase': async (whose) => ({
    input: {
      call: await callOf(whose),
      organisationId: whose.side.school.id,
      title: `园地${next()}`,
      kind: '周末开放',
      field: null,
    },
  }),
  'projects.describeCase': async (whose) => ({
    input: { ...(await keyOf(whose)), moves: 0, title: `改名${next()}`, field: null },
  }),
  'projects.saveAnswers': async (whose) => ({
    input: { ...(await keyOf(whose)), step: 'apply', revision: 1, answers: { goal: '认识湖' } },
  }),
  'projects.submitCase': async (whose) => ({ input: { ...(await keyOf(whose)), moves: 0, revision: 1 } }),
  'projects.moveCase': async (whose) => ({
    input: { ...(await keyOf(whose, true)), moves: 1, move: '同意开放', ...NOTHING },
  }),
  'projects.moveCase to withdraw': async (whose) => ({
    input: { ...(await keyOf(whose, true)), moves: 1, move: 'withdraw', ...NOTHING },
  }),
  'projects.rankCases': async (whose) => {
    const { region, id, call } = await caseOf(whose, true);
    return { input: { id: call, region, cases: [id] } };
  },
  'projects.delegateCase': async (whose) => {
    const { platform } = whose.world.server;
    const person = await aPerson(platform.database, { at: whose.side.school });
    return {
      input: { ...(await keyOf(whose)), person: { region: person.region, id: person.id }, withdraw: false },
    };
  },
};
