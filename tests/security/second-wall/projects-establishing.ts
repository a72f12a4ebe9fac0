import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, OFFICERS, of, SCHOOL } from './sorting.ts';

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

export const projectsEstablishing: Behind = {
  // What it shows of cases are those that one sees anyway.
  registry: of('projects', 'deciding'),
  personal: {
    ...held('projects', 'formDocument', 'trailDocument'),
    ...heldBut(own, 'projects', 'comparison'),
    ...heldBut(moved, 'projects', 'decideCases', 'finishNotice'),
    ...heldBut(overseen, 'projects', 'publishNotice', 'answerObjection'),
  },
  open: of('projects', 'callNotices', 'publicNotice', 'raiseObjection', 'noticeDocument', 'establishmentDocument'),
};
