import { aParticipation, aProgramme, type Side } from '../world.ts';
import { type Attempts, databaseOf, freshSchool, type Input, next } from './asking.ts';

const at = (where: string): Input => ({ at: where });
const figure = (side: Side): Input => ({ id: side.programme, target: 'coverage', at: side.region });

export const programmes: Attempts = {
  'programmes.cockpit': ({ side }) => ({ input: at(side.region) }),
  'programmes.cockpit of the city': () => ({ input: at('310000') }),
  'programmes.cockpit of the alliance': ({ side }) => ({ input: at(`alliance:${side.alliance.id}`) }),
  'programmes.cockpit of the school': ({ side }) => ({ input: at(`school:${side.school.id}`) }),
  'programmes.programme': ({ side }) => ({ input: { id: side.programme } }),
  'programmes.programme at a place': ({ side }) => ({ input: { id: side.programme, at: side.region } }),
  'programmes.figure': ({ side }) => ({ input: figure(side) }),
  'programmes.figureWorkbook': ({ side }) => ({ input: figure(side) }),
  'programmes.published': () => ({ input: {} }),
  'programmes.definition': ({ side }) => ({ input: { id: side.programme, version: 1 } }),
  'programmes.difference': ({ side }) => ({ input: { id: side.programme, from: 1, to: 1 } }),
  'programmes.check': ({ side }) => ({ input: { yaml: aProgramme('some-programme', side.region) } }),
  'programmes.publish': ({ side }) => ({ input: { yaml: aProgramme(`fresh-${next()}`, side.region) } }),
  'programmes.participants': ({ side }) => ({ input: { id: side.programme } }),
  'programmes.enrol': async (whose) => ({
    input: { id: whose.side.programme, role: '项目校', organisationId: await freshSchool(whose), from: '2026-01-01' },
  }),
  'programmes.withdraw': async ({ world, side }) => ({
    input: { id: await aParticipation(world.server, side), to: '2026-01-01' },
  }),
  'programmes.recordTask': ({ side }) => ({
    input: { id: side.programme, stage: 'first', task: 'start', doneOn: '2026-01-01' },
  }),
  'programmes.undoTask': async (whose) => {
    const { programme } = whose.side;
    await databaseOf(whose)
      .system.insertInto('programmes.task_done')
      .values({ programme_id: programme, stage: 'first', task: 'start', done_on: '2026-01-01', note: null })
      .onConflict((known) => known.columns(['programme_id', 'stage', 'task']).doNothing())
      .execute();
    return { input: { id: programme, stage: 'first', task: 'start' } };
  },
  'programmes.places': () => ({ input: {} }),
};
