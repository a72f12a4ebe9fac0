import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, OFFICERS, of, SCHOOL } from './sorting.ts';

const marked: Gap = {
  here: [...CITY, ...OFFICERS, 'researcher'],
  there: [...CITY, 'elsewhereBasic'],
  why: 'a milestone is written by who reaches it and by who agrees to move it; which of the two one is the application says',
};
const answered: Gap = {
  here: [...CITY, ...OFFICERS, 'researcher', ...SCHOOL],
  there: [...CITY, 'elsewhereBasic'],
  why: 'a change is taken back by who asked and answered by who decides, whom the definition names',
};
const own: Gap = {
  here: ['schoolAdmin'],
  why: 'who writes for the school may ask for a change; that it is for its head alone the application says',
};

export const projectsCarrying: Behind = {
  registry: [],
  personal: {
    ...held('projects', 'carrying', 'recordProgress'),
    ...heldBut(marked, 'projects', 'reachMilestone', 'reopenMilestone'),
    ...heldBut(own, 'projects', 'requestChange'),
    ...heldBut(answered, 'projects', 'withdrawChange', 'decideChange'),
  },
  open: of('projects', 'carried', 'carriedWorkbook'),
};
