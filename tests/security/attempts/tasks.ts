import { randomUUID } from 'node:crypto';
import { aTask, type Key } from '../collaborating.ts';
import { type Attempts, type Input, next, person, type Whose } from './asking.ts';

async function taskOf(whose: Whose, given: Parameters<typeof aTask>[2] = {}): Promise<Key> {
  return whose.absent ? { region: whose.side.region, id: randomUUID() } : aTask(whose.world.server, whose.side, given);
}
/** A task of the teacher of 本区, or of one of 外区. */
const ofTeacher = async (whose: Whose) =>
  taskOf(whose, { owner: whose.side === whose.world.here ? whose.world.people.teacher : await person(whose) });
const wish = (owner: Input): Input => ({ title: `任务${next()}`, owner, due: '2199-01-01' });
const principalOf = ({ side }: Whose): Input => ({ by: 'post', organisationId: side.school.id, post: 'principal' });

export const tasks: Attempts = {
  'collaboration.tasks': () => ({ input: {} }),
  'collaboration.task': async (whose) => ({ input: await taskOf(whose) }),
  'collaboration.task of the teacher': async (whose) => ({ input: await ofTeacher(whose) }),
  'collaboration.askTask': (whose) => ({ input: wish(principalOf(whose)) }),
  'collaboration.askTask of a person': async (whose) => {
    const { region, id } = await person(whose);
    return { input: wish({ by: 'person', region, personId: id }) };
  },
  'collaboration.askTask of the bureau': ({ side }) => ({
    input: wish({ by: 'post', organisationId: side.bureau.id, post: 'district-officer', office: '基础教育科' }),
  }),
  'collaboration.reportTask': async (whose) => ({ input: { ...(await taskOf(whose)), progress: 50 } }),
  'collaboration.reportTask of the teacher': async (whose) => ({
    input: { ...(await ofTeacher(whose)), progress: 50 },
  }),
  'collaboration.confirmTask': async (whose) => ({
    input: { ...(await taskOf(whose, { state: 'done' })), confirmed: true },
  }),
  'collaboration.changeTask': async (whose) => ({
    input: { ...(await taskOf(whose)), version: 0, due: '2199-01-02', owner: principalOf(whose), note: '延期' },
  }),
  'collaboration.dropTask': async (whose) => ({ input: { ...(await taskOf(whose)), note: '不再需要' } }),
};
