import { randomUUID } from 'node:crypto';
import { anEntry, type Shelved } from '../../support/library.ts';
import { aCase } from '../applying.ts';
import { anActivity } from '../organising.ts';
import { type Attempts, databaseOf, type Whose } from './asking.ts';

type Given = Omit<Parameters<typeof anEntry>[1], 'school'>;

/** An entry of the school there, or one that never was. */
const entry = async (whose: Whose, given: Given = {}): Promise<Shelved> =>
  whose.absent
    ? { region: whose.side.region, id: randomUUID() }
    : anEntry(databaseOf(whose), { school: whose.side.school, ...given });
const asSeen = async (whose: Whose, given: Given, more: object) => ({
  input: { ...(await entry(whose, given)), version: 1, ...more },
});

export const library: Attempts = {
  'library.entries': () => ({ input: {} }),
  'library.entry': async (whose) => ({ input: { ...(await entry(whose)) } }),
  'library.entry published in the district': async (whose) => ({
    input: { ...(await entry(whose, { granted: '本区', published: '本区' })) },
  }),
  'library.entry published in the city': async (whose) => ({
    input: { ...(await entry(whose, { granted: '全市', published: '全市' })) },
  }),
  'library.entryDocument': async (whose) => ({ input: { ...(await entry(whose)) } }),
  'library.entitled': () => ({ input: {} }),
  'library.entriesOfActivity': ({ side }) => ({ input: { region: side.region, id: randomUUID() } }),
  'library.takeIn': async (whose) => {
    const { region, id } = whose.absent
      ? { region: whose.side.region, id: randomUUID() }
      : await aCase(whose.world.server, whose.side, true);
    return { input: { region, case: id, note: '值得培育' } };
  },
  'library.grantLicence': (whose) => asSeen(whose, {}, { scope: '全市' }),
  'library.revokeLicence': (whose) => asSeen(whose, { granted: '全市' }, { note: '正在修订' }),
  'library.publishEntry': (whose) => asSeen(whose, { granted: '全市' }, { scope: '本区' }),
  'library.withdrawEntry': (whose) => asSeen(whose, { granted: '全市', published: '本区' }, { note: '有误' }),
  'library.growEntry': (whose) => asSeen(whose, {}, { stage: '培育', note: '看过两次课' }),
  'library.linkCourse': async (whose) => {
    const activity = await anActivity(whose.world.server, whose.side, { audience: 'public' });
    return {
      input: {
        ...(await entry(whose, { granted: '本区', published: '本区' })),
        activityRegion: activity.region,
        activityId: activity.id,
      },
    };
  },
};
