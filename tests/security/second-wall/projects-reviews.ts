import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, of } from './sorting.ts';

const DISTRICT = ['districtPersonnel', 'districtFinance', 'researcher'] as const;
const overseen: Gap = {
  here: [...CITY, ...DISTRICT],
  there: [...CITY],
  why: 'who oversees the cases of a district sees to its rounds; which post seats its panels stands in the definition, which the application reads',
};
const bank: Gap = {
  here: ['cityPersonnel', 'districtPersonnel', 'districtFinance'],
  there: ['cityPersonnel'],
  why: 'officers of any office write the experts of their district; which office it is the application says',
};

export const projectsReviews: Behind = {
  personal: {
    ...held('projects', 'expert', 'review', 'declareConflicts', 'saveReview', 'submitReview'),
    ...heldBut(overseen, 'projects', 'callReviews', 'roundCandidates', 'roundWorkbook', 'drawPanel', 'beginRound'),
    ...heldBut(overseen, 'projects', 'exchangeExpert', 'confirmPanel', 'replaceExperts', 'prolongRound', 'closeRound'),
    ...heldBut(bank, 'projects', 'engageExpert', 'reviseExpert', 'endExpert', 'addExpertTie', 'removeExpertTie'),
  },
  registry: [],
  open: of('projects', 'experts', 'desk'),
};
