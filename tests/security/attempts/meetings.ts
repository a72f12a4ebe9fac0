import { randomUUID } from 'node:crypto';
import { doors } from '#server/contexts/collaboration/door.ts';
import { aMeeting, aMinutedMeeting, anAttachment, aRemark, type Key } from '../collaborating.ts';
import { aFile } from '../world.ts';
import { type Attempts, type Input, next, ownPerson, person, type Whose } from './asking.ts';

/** A meeting as it is wanted, or one that never was. */
async function meetingOf(whose: Whose, make: () => Promise<Key>): Promise<Key> {
  return whose.absent ? { region: whose.side.region, id: randomUUID() } : make();
}
const planned = (whose: Whose, given: Parameters<typeof aMeeting>[2] = {}) =>
  meetingOf(whose, () => aMeeting(whose.world.server, whose.side, given));
const minuted = (whose: Whose, state: Parameters<typeof aMinutedMeeting>[2]) =>
  meetingOf(whose, () => aMinutedMeeting(whose.world.server, whose.side, state));
/** Somebody of the school there, whom nobody of these actors is. */
const guest = (whose: Whose) => person({ ...whose, self: undefined });
/** The actor of 本区, or somebody like that in 外区. */
const one = async (whose: Whose, name: 'teacher' | 'expert') =>
  whose.side === whose.world.here ? whose.world.people[name] : guest(whose);
/** Kept by somebody who leads nothing and is invited nowhere. */
const bySecretary = async (whose: Whose) => planned(whose, { secretary: await one(whose, 'expert') });

const plan = (whose: Whose): Input => ({
  kind: '工作例会',
  title: `例会${next()}`,
  begins: '14:00',
  ends: '15:00',
  place: '一号会议室',
  invitations: [{ way: 'member-posts', organisationId: whose.side.alliance.id, post: 'principal' }],
});
const planAt = (whose: Whose, organisationId: string) => ({
  input: { organisationId, ...plan(whose), on: '2026-01-05' },
});
async function paperOn(whose: Whose, key: Key): Promise<Input> {
  const own = ownPerson(whose) ?? whose.world.people.teacher;
  return { ...key, fileRegion: own.region, fileId: await aFile(whose.world.server, own) };
}

export const meetings: Attempts = {
  'collaboration.meetings': () => ({ input: {} }),
  'collaboration.meeting': async (whose) => ({ input: await planned(whose) }),
  'collaboration.meeting of the school': async (whose) => ({
    input: await planned(whose, {
      organisationId: whose.side.school.id,
      invited: await guest(whose),
    }),
  }),
  'collaboration.meeting with the teacher': async (whose) => ({
    input: await planned(whose, { invited: await one(whose, 'teacher') }),
  }),
  'collaboration.meeting kept by the expert': async (whose) => ({ input: await bySecretary(whose) }),
  'collaboration.conveners': () => ({ input: {} }),
  'collaboration.addMeetingKind': () => ({ input: { name: `新类别${next()}` } }),
  'collaboration.planMeeting': (whose) => planAt(whose, whose.side.alliance.id),
  'collaboration.planMeeting of the school': (whose) => planAt(whose, whose.side.school.id),
  'collaboration.planMeeting of the academy': (whose) => planAt(whose, whose.side.academy.id),
  'collaboration.reviseMeeting': async (whose) => ({
    input: { ...(await planned(whose)), version: 0, ...plan(whose) },
  }),
  'collaboration.moveMeeting': async (whose) => ({
    input: { ...(await planned(whose)), version: 0, on: '2026-01-06', begins: '09:00', ends: '10:00' },
  }),
  'collaboration.cancelMeeting': async (whose) => ({ input: { ...(await planned(whose)), reason: '台风' } }),
  'collaboration.attachPaper': async (whose) => ({ input: await paperOn(whose, await planned(whose)) }),
  'collaboration.attachPaper by the secretary': async (whose) => ({
    input: await paperOn(whose, await bySecretary(whose)),
  }),
  'collaboration.removePaper': async (whose) => {
    const key = await planned(whose);
    if (whose.absent) return { input: { ...key, paperId: randomUUID() } };
    const { server, people } = whose.world;
    const by = people.lead;
    return { input: { ...key, paperId: await anAttachment(server, 'meeting', key, by, await aFile(server, by)) } };
  },
  'collaboration.doorCode': async (whose) => ({ input: await planned(whose) }),
  'collaboration.scanIn': async (whose) => {
    const { codeOf } = doors(whose.world.server.platform.settings.dataDir);
    const { code } = codeOf({ kind: 'meeting', ...(await planned(whose)) }, Temporal.Now.instant());
    return { input: { code } };
  },
  'collaboration.markAttendance': async (whose) => {
    const invited = await guest(whose);
    const line = { personRegion: invited.region, personId: invited.id, state: '到会' };
    return { input: { ...(await planned(whose, { invited })), lines: [line] } };
  },
  'collaboration.closeAttendance': async (whose) => ({
    input: await planned(whose, { came: await guest(whose) }),
  }),
  'collaboration.saveMinutes': async (whose) => ({
    input: { ...(await planned(whose, { state: 'held' })), revision: 0, body: '会议情况', decisions: [] },
  }),
  'collaboration.circulateMinutes': async (whose) => ({
    input: { ...(await minuted(whose, 'draft')), until: '2199-01-01' },
  }),
  'collaboration.takeBackMinutes': async (whose) => ({ input: await minuted(whose, 'circulating') }),
  'collaboration.remark': async (whose) => ({ input: { ...(await minuted(whose, 'circulating')), body: '一处有误' } }),
  'collaboration.answerRemark': async (whose) => {
    const key = await minuted(whose, 'circulating');
    if (whose.absent) return { input: { ...key, remarkId: randomUUID(), answer: '已改' } };
    const remarkId = await aRemark(whose.world.server, key, await guest(whose));
    return { input: { ...key, remarkId, answer: '已改' } };
  },
  'collaboration.finaliseMinutes': async (whose) => ({ input: await minuted(whose, 'circulating') }),
  'collaboration.correctMinutes': async (whose) => ({
    input: { ...(await minuted(whose, 'final')), reason: '人名有误' },
  }),
  'collaboration.minutesDocument': async (whose) => ({ input: await minuted(whose, 'final') }),
};
