import { randomUUID } from 'node:crypto';
import { aPerson, aSchool, type Person } from '../../support/builders.ts';
import { aTie, engage } from '../../support/reviewing.ts';
import { type ARound, aRound } from '../reviewing.ts';
import { type Attempts, databaseOf, type Input, type Whose } from './asking.ts';

const LATER = '2198-06-01T17:00:00+08:00';

/** Somebody of the academy of the side. */
const scholar = ({ world, side }: Whose): Promise<Person> =>
  aPerson(world.server.platform.database, { at: side.academy, post: 'expert' });
const scholars = (whose: Whose, count: number): Promise<Person[]> =>
  Promise.all(Array.from({ length: count }, () => scholar(whose)));

/** The expert among the actors where the round is of 本区; in 外区 somebody like that. */
const ownExpert = async (whose: Whose): Promise<Person> =>
  whose.side === whose.world.here ? whose.world.people.expert : scholar(whose);

async function round(
  whose: Whose,
  state: Parameters<typeof aRound>[2],
  experts: readonly Person[],
  more: Parameters<typeof aRound>[4] = {},
): Promise<ARound> {
  if (!whose.absent) return aRound(whose.world.server, whose.side, state, experts, more);
  const id = randomUUID;
  const { region } = whose.side;
  return {
    id: id(),
    region,
    call: id(),
    case: id(),
    organisationId: id(),
    file: id(),
    experts: experts.map(() => id()),
  };
}

/** Who reviews has to be one of three: an expert of the actors, and two others. */
const seated = async (whose: Whose, state: 'open' | 'closed', more: Parameters<typeof aRound>[4] = {}) =>
  round(whose, state, [await ownExpert(whose), ...(await scholars(whose, 2))], more);

async function expertKey(whose: Whose): Promise<Input> {
  if (whose.absent) return { region: whose.side.region, id: randomUUID() };
  const person = await scholar(whose);
  await engage(whose.world.server, person);
  return { region: person.region, id: person.id };
}

export const projectsReviews: Attempts = {
  'projects.experts': ({ side }) => ({ input: { region: side.region } }),
  'projects.expert': async (whose) => ({ input: await expertKey(whose) }),
  'projects.engageExpert': async (whose) => {
    const id = whose.absent ? randomUUID() : (await scholar(whose)).id;
    return { input: { region: whose.side.region, id, fields: ['水文'], note: '', from: '2026-01-01' } };
  },
  'projects.reviseExpert': async (whose) => ({ input: { ...(await expertKey(whose)), fields: ['水工'], note: '' } }),
  'projects.endExpert': async (whose) => ({ input: { ...(await expertKey(whose)), to: '2199-01-01' } }),
  'projects.addExpertTie': async (whose) => ({
    input: {
      ...(await expertKey(whose)),
      organisationId: (await aSchool(databaseOf(whose), { region: whose.side.region })).id,
      tie: '回避',
      from: '2026-01-01',
      to: null,
    },
  }),
  'projects.removeExpertTie': async (whose) => {
    const key = await expertKey(whose);
    const tie = whose.absent
      ? randomUUID()
      : await aTie(whose.world.server, key as unknown as Person, whose.side.school.id);
    return { input: { ...key, tie } };
  },
  'projects.callReviews': async (whose) => ({
    input: { id: (await round(whose, 'drawn', await scholars(whose, 3))).call },
  }),
  'projects.drawPanel': async (whose) => ({
    input: {
      id: (await round({ ...whose, absent: false }, 'waiting', await scholars(whose, 3))).call,
      step: 'panel',
      least: 0,
      most: 1000,
    },
  }),
  'projects.beginRound': async (whose) => ({
    input: {
      id: (await round({ ...whose, absent: false }, 'former', await scholars(whose, 3))).call,
      step: 'hear',
      closesAt: LATER,
    },
  }),
  'projects.roundCandidates': async (whose) => {
    const { id, case: of } = await round(whose, 'drawn', await scholars(whose, 3));
    return { input: { id, case: of } };
  },
  'projects.exchangeExpert': async (whose) => {
    const other = await scholar(whose);
    await engage(whose.world.server, other);
    const { id, case: of, experts } = await round(whose, 'drawn', await scholars(whose, 3));
    return { input: { id, case: of, from: experts[0], to: other.id, reason: '出访' } };
  },
  'projects.confirmPanel': async (whose) => ({
    input: { id: (await round(whose, 'drawn', await scholars(whose, 3))).id, closesAt: LATER },
  }),
  'projects.replaceExperts': async (whose) => {
    for (const person of await scholars(whose, 3)) await engage(whose.world.server, person);
    return { input: { id: (await round(whose, 'open', await scholars(whose, 2))).id } };
  },
  'projects.prolongRound': async (whose) => ({ input: { id: (await seated(whose, 'open')).id, closesAt: LATER } }),
  'projects.closeRound': async (whose) => ({
    input: { id: (await seated(whose, 'open', { submitted: true })).id, reason: '' },
  }),
  'projects.roundWorkbook': async (whose) => ({
    input: { id: (await seated(whose, 'closed', { submitted: true })).id },
  }),
  'projects.desk': () => ({ input: {} }),
  'projects.review': async (whose) => {
    const { id, case: of } = await seated(whose, 'open');
    return { input: { id, case: of } };
  },
  'projects.reviewPaper': async (whose) => {
    const { id, case: of, file } = await seated(whose, 'open', { blind: true });
    return { input: { id, case: of, file } };
  },
  'projects.declareConflicts': async (whose) => {
    const { id, case: of } = await seated(whose, 'open', { seats: 'seated' });
    return { input: { id, cases: [of], recuses: false, reason: '' } };
  },
  'projects.saveReview': async (whose) => {
    const { id, case: of } = await seated(whose, 'open');
    return { input: { id, case: of, revision: 0, marks: { safe: 20 }, comment: '' } };
  },
  'projects.submitReview': async (whose) => {
    const { id, case: of } = await seated(whose, 'open');
    if (!whose.absent)
      await databaseOf(whose)
        .system.insertInto('projects.review')
        .columns(['region', 'round_id', 'case_id', 'expert_id', 'marks', 'total', 'revision', 'saved_at'])
        .expression((from) =>
          from
            .selectFrom('projects.seat')
            .select((of_) => [
              'region',
              'round_id',
              'case_id',
              'expert_id',
              of_.val(JSON.stringify({ 'idea/clear': 30, 'idea/new': 30, safe: 40 })).as('marks'),
              of_.val(100).as('total'),
              of_.val(1).as('revision'),
              of_.val('2020-01-03T08:00:00Z').as('saved_at'),
            ])
            .where('round_id', '=', id),
        )
        .execute();
    return { input: { id, case: of, revision: 1 } };
  },
};
