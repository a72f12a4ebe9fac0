import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';
import { seesThere } from './places.ts';

// A meeting of the alliance that `lead` leads and `school` is in. Officers of any office, liaisons and researchers follow the
// common work of their district; leaders that of their alliance, their school, and the alliances it is in. Teachers, experts
// and 三员 see the meetings they are invited to.
const sees: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'lead',
  'principal',
  'schoolAdmin',
];
/** Of those who see the meeting, these may; to the rest there is none. */
const meeting = (here: ActorName[], there: ActorName[]): Row => ({
  here: among(here, sees),
  there: among(there, seesThere),
});
/** 基础教育科, 组织科 and 办公室 convene for their district, the city's for every one; who leads, for the own organisation. */
const convenes = meeting(['cityBasic', 'districtBasic', 'lead'], ['cityBasic', 'elsewhereBasic']);
/** The secretary named for the meeting, a teacher, besides. */
const keepsMinutes = convenes;

export const meetings: Decided = {
  'collaboration.meetings': both(signedIn),
  'collaboration.meeting': meeting(sees, seesThere),
  'collaboration.meeting of the school': meeting(sees, seesThere),
  // Whoever is invited sees the meeting, whatever the post; so does who keeps its minutes.
  'collaboration.meeting with the teacher': meeting([...sees, 'teacher'], seesThere),
  'collaboration.meeting kept by the expert': meeting([...sees, 'expert'], seesThere),
  'collaboration.conveners': both(signedIn),
  'collaboration.addMeetingKind': both(only('cityBasic', 'districtBasic', 'elsewhereBasic')),
  // The registry is one for all, so an organisation is no secret.
  'collaboration.planMeeting': {
    here: only('cityBasic', 'districtBasic', 'lead'),
    there: only('cityBasic', 'elsewhereBasic'),
  },
  'collaboration.planMeeting of the school': {
    here: only('cityBasic', 'districtBasic', 'principal', 'schoolAdmin'),
    there: only('cityBasic', 'elsewhereBasic'),
  },
  'collaboration.planMeeting of the academy': {
    here: only('cityBasic', 'districtBasic', 'researcher'),
    there: only('cityBasic', 'elsewhereBasic'),
  },
  'collaboration.reviseMeeting': convenes,
  'collaboration.moveMeeting': convenes,
  'collaboration.cancelMeeting': convenes,
  'collaboration.attachPaper': keepsMinutes,
  'collaboration.attachPaper by the secretary': {
    here: among(['cityBasic', 'districtBasic', 'lead', 'expert'], sees),
    there: keepsMinutes.there,
  },
  'collaboration.removePaper': keepsMinutes,
  'collaboration.doorCode': keepsMinutes,
  // The principal is invited; the others who see the meeting are not.
  'collaboration.scanIn': meeting(['principal'], []),
  'collaboration.markAttendance': keepsMinutes,
  'collaboration.closeAttendance': keepsMinutes,
  'collaboration.saveMinutes': keepsMinutes,
  'collaboration.circulateMinutes': keepsMinutes,
  'collaboration.takeBackMinutes': keepsMinutes,
  // Minutes in circulation are open to the remarks of all who see them.
  'collaboration.remark': meeting(sees, seesThere),
  'collaboration.answerRemark': keepsMinutes,
  'collaboration.finaliseMinutes': keepsMinutes,
  'collaboration.correctMinutes': keepsMinutes,
  'collaboration.minutesDocument': meeting(sees, seesThere),
};
