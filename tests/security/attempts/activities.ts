import { randomUUID } from 'node:crypto';
import { doors } from '#server/contexts/collaboration/door.ts';
import { anAttachment, type Key } from '../collaborating.ts';
import { anActivity, certificateOf } from '../organising.ts';
import { aFile } from '../world.ts';
import { type Attempts, type Input, next, ownPerson, person, type Whose } from './asking.ts';

type Given = Parameters<typeof anActivity>[2];

/** An activity as it is wanted, or one that never was. */
async function made(whose: Whose, given: Given = {}): Promise<Key> {
  return whose.absent
    ? { region: whose.side.region, id: randomUUID() }
    : anActivity(whose.world.server, whose.side, given);
}
/** Somebody of the school there, whom nobody of these actors is. */
const guest = (whose: Whose) => person({ ...whose, self: undefined });
/** The teacher of 本校, or somebody like that in 外区. */
const teacher = async (whose: Whose) => (whose.side === whose.world.here ? whose.world.people.teacher : guest(whose));
const own = (whose: Whose) => ownPerson(whose) ?? whose.world.people.teacher;

const plan = (whose: Whose): Input => ({
  kind: '展示',
  level: '区级',
  title: `展示${next()}`,
  sessions: [{ on: '2026-01-05', begins: '09:00', ends: '10:00' }],
  place: '报告厅',
  audience: 'posts',
  audiences: [{ way: 'member-posts', organisationId: whose.side.alliance.id, post: 'teacher' }],
  walkIn: true,
});
const planAt = (whose: Whose, organisationId: string, more: Input = {}) => ({
  input: { organisationId, ...plan(whose), ...more },
});

export const activities: Attempts = {
  'collaboration.activities': () => ({ input: {} }),
  'collaboration.activity': async (whose) => ({ input: await made(whose) }),
  'collaboration.activity in draft': async (whose) => ({ input: await made(whose, { state: 'draft' }) }),
  'collaboration.activity for the district': async (whose) => ({ input: await made(whose, { audience: 'district' }) }),
  'collaboration.activity for everybody': async (whose) => ({ input: await made(whose, { audience: 'public' }) }),
  'collaboration.addActivityKind': () => ({ input: { name: `新活动${next()}` } }),
  'collaboration.organiseActivity': (whose) => planAt(whose, whose.side.alliance.id),
  'collaboration.organiseActivity of the school': (whose) => planAt(whose, whose.side.school.id),
  'collaboration.organiseActivity of the academy': (whose) => planAt(whose, whose.side.academy.id),
  'collaboration.organiseActivity at the level of the city': (whose) =>
    planAt(whose, whose.side.alliance.id, { level: '市级' }),
  'collaboration.reviseActivity': async (whose) => ({ input: { ...(await made(whose)), version: 0, ...plan(whose) } }),
  'collaboration.publishActivity': async (whose) => ({ input: await made(whose, { state: 'draft' }) }),
  'collaboration.cancelActivity': async (whose) => ({ input: { ...(await made(whose)), reason: '台风' } }),
  'collaboration.signUp': async (whose) => ({ input: await made(whose) }),
  'collaboration.signUp for what is for everybody': async (whose) => ({
    input: await made(whose, { audience: 'public' }),
  }),
  'collaboration.withdrawSignUp': async (whose) => ({ input: await made(whose, { signedUp: own(whose) }) }),
  'collaboration.activityDoor': async (whose) => ({ input: await made(whose) }),
  'collaboration.scanIn into an activity': async (whose) => {
    const { codeOf } = doors(whose.world.server.platform.settings.dataDir);
    const key = await made(whose, { signedUp: await teacher(whose) });
    return { input: { code: codeOf({ kind: 'activity', ...key }, Temporal.Now.instant()).code } };
  },
  'collaboration.markPresence': async (whose) => {
    const signedUp = await guest(whose);
    const line = { personRegion: signedUp.region, personId: signedUp.id, state: '到场' };
    return { input: { ...(await made(whose, { signedUp })), lines: [line] } };
  },
  'collaboration.closeActivity': async (whose) => ({ input: await made(whose, { came: await guest(whose) }) }),
  'collaboration.attachMaterial': async (whose) => {
    const by = own(whose);
    const fileId = await aFile(whose.world.server, by);
    return { input: { ...(await made(whose)), part: '资料', fileRegion: by.region, fileId } };
  },
  'collaboration.removeMaterial': async (whose) => {
    const key = await made(whose);
    if (whose.absent) return { input: { ...key, materialId: randomUUID() } };
    const { server, people } = whose.world;
    const file = await aFile(server, people.lead);
    return { input: { ...key, materialId: await anAttachment(server, 'activity', key, people.lead, file) } };
  },
  'collaboration.summariseActivity': async (whose) => ({
    input: { ...(await made(whose, { state: 'held', came: await guest(whose) })), summary: '各校交流了做法' },
  }),
  'collaboration.rateActivity': async (whose) => ({
    input: {
      ...(await made(whose, { state: 'held', came: await teacher(whose) })),
      scores: [{ criterion: '内容', score: 5 }],
    },
  }),
  'collaboration.activityCertificate': async (whose) => ({
    input: await made(whose, { state: 'held', came: await teacher(whose) }),
  }),
  'collaboration.verifyCertificate': async (whose) => {
    const came = await guest({ ...whose, absent: false });
    const key = await made({ ...whose, absent: false }, { state: 'held', came });
    return { input: { number: await certificateOf(whose.world.server, key), name: came.name } };
  },
};
