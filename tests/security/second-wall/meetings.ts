import type { Behind, Gap } from './gap.ts';
import { FOLLOWERS, held, heldBut, IN_SIGHT, of } from './sorting.ts';

const common: Gap = {
  ...IN_SIGHT,
  why: 'who sees a meeting may write about it; whose office it is the application says',
};
const ofTheAcademy: Gap = { ...common, here: FOLLOWERS };
const uninvited: Gap = {
  ...IN_SIGHT,
  why: 'who sees a meeting may write its roster; that only the invited scan in is a rule of the act itself',
  comes: '403 collaboration.not-invited',
};

export const meetings: Behind = {
  personal: {
    ...held('collaboration', 'meeting', 'meeting of the school', 'meeting with the teacher'),
    ...held('collaboration', 'meeting kept by the expert', 'remark', 'minutesDocument'),
    ...heldBut(common, 'collaboration', 'planMeeting', 'planMeeting of the school', 'reviseMeeting', 'moveMeeting'),
    ...heldBut(common, 'collaboration', 'cancelMeeting', 'attachPaper', 'attachPaper by the secretary', 'removePaper'),
    ...heldBut(common, 'collaboration', 'doorCode', 'markAttendance', 'closeAttendance', 'saveMinutes'),
    ...heldBut(common, 'collaboration', 'circulateMinutes', 'takeBackMinutes', 'answerRemark', 'finaliseMinutes'),
    ...heldBut(common, 'collaboration', 'correctMinutes'),
    ...heldBut(ofTheAcademy, 'collaboration', 'planMeeting of the academy'),
    ...heldBut(uninvited, 'collaboration', 'scanIn'),
  },
  registry: of('collaboration', 'addMeetingKind'),
  open: of('collaboration', 'meetings', 'conveners'),
};
