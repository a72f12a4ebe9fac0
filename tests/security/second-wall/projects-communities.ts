import type { Behind, Gap } from './gap.ts';
import { ADMINISTRATORS, CITY, held, heldBut, OFFICERS, of, SCHOOL } from './sorting.ts';

const overseen: Gap = {
  here: [...CITY, ...OFFICERS],
  there: [...CITY, 'elsewhereBasic'],
  why: 'who oversees a case may put it into a community and seat its experts; who groups stands in the definition, which the application reads',
};
const blind: Gap = {
  here: [...ADMINISTRATORS, 'auditAdmin', 'liaison', 'expert', 'lead', ...SCHOOL, 'teacher', 'otherTeacher'],
  there: [...ADMINISTRATORS, 'auditAdmin', 'liaison', 'expert', 'lead', ...SCHOOL, 'teacher', 'otherTeacher'],
  why: 'who may not look into the bank of experts finds nobody to engage',
  comes: '409 projects.expert-not-engaged',
};
const filler: Gap = {
  here: ['schoolAdmin'],
  why: 'who fills for the school may write in its name; what only its head does the application says',
};

export const projectsCommunities: Behind = {
  // Figures are the same for everybody; which places one visits the application says.
  registry: of('programmes', 'callTargets'),
  personal: {
    ...held('programmes', 'caseEvidence', 'caseEvidenceWorkbook'),
    ...heldBut(overseen, 'projects', 'placeCases', 'takeOutCase', 'answerJoining'),
    'projects.seatCommunityExperts': [overseen, blind],
    ...heldBut(filler, 'projects', 'askToJoin'),
  },
  open: of('projects', 'callCommunities', 'community'),
};
