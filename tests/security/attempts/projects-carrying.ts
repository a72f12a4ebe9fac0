import { randomUUID } from 'node:crypto';
import { aCarriedCase, type CarriedOut } from '../carrying.ts';
import { type Attempts, databaseOf, type Whose } from './asking.ts';

const carried = async ({ world, side, absent }: Whose): Promise<CarriedOut> =>
  absent
    ? { region: side.region, id: randomUUID(), open: randomUUID(), reached: randomUUID(), change: randomUUID() }
    : aCarriedCase(world.server, side);
const seen = ({ region, id }: CarriedOut) => ({ region, id, moves: 2 });

export const projectsCarrying: Attempts = {
  'projects.carried': () => ({ input: {} }),
  'projects.carriedWorkbook': () => ({ input: {} }),
  'projects.carrying': async (whose) => {
    const { region, id } = await carried(whose);
    return { input: { region, id } };
  },
  'projects.recordProgress': async (whose) => ({
    input: { ...seen(await carried(whose)), on: '2020-02-01', body: '路已铺好', files: [] },
  }),
  'projects.reachMilestone': async (whose) => {
    const one = await carried(whose);
    return { input: { ...seen(one), milestone: one.open, on: '2020-02-01', evidence: '照片' } };
  },
  'projects.reopenMilestone': async (whose) => {
    const one = await carried(whose);
    return { input: { ...seen(one), milestone: one.reached } };
  },
  // One is asked for at a time: the one that is open goes first.
  'projects.requestChange': async (whose) => {
    const one = await carried(whose);
    if (!whose.absent)
      await databaseOf(whose).system.deleteFrom('projects.change_request').where('id', '=', one.change).execute();
    return { input: { ...seen(one), kind: '调整内容', reason: '雨季提前' } };
  },
  'projects.withdrawChange': async (whose) => {
    const one = await carried(whose);
    return { input: { ...seen(one), change: one.change } };
  },
  'projects.decideChange': async (whose) => {
    const one = await carried(whose);
    return { input: { ...seen(one), change: one.change, agree: true, answer: '' } };
  },
};
