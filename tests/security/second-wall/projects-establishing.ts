import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, OFFICERS, of, SCHOOL, signedIn } from './sorting.ts';

const overseen: Gap = {
  here: [...CITY, ...OFFICERS, 'researcher'],
  there: [...CITY, 'elsewhereBasic'],
  why: 'who oversees a case may write on it; whose step it is stands in the definition, which the application reads',
};
const moved: Gap = {
  ...overseen,
  here: [...CITY, ...OFFICERS, 'researcher', ...SCHOOL],
  why: 'who sees a submitted case may move it; whose step it is stands in the definition, which the application reads',
};
const own: Gap = {
  here: [...SCHOOL],
  why: 'an applicant reads the own cases; that they are laid side by side for the office alone the application says',
};
const listed: Gap = {
  here: signedIn,
  there: signedIn,
  why: 'a call is everybody’s to see, and of its cases only those are listed that one sees anyway',
};

export const projectsEstablishing: Behind = {
  registry: [],
  personal: {
    ...held('projects', 'formDocument', 'trailDocument'),
    ...heldBut(own, 'projects', 'comparison'),
    ...heldBut(listed, 'projects', 'deciding'),
    ...heldBut(moved, 'projects', 'decideCases', 'finishNotice'),
    ...heldBut(overseen, 'projects', 'publishNotice', 'answerObjection'),
  },
  open: of('projects', 'callNotices', 'publicNotice', 'raiseObjection', 'noticeDocument', 'establishmentDocument'),
};
