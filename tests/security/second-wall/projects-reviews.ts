import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, of, signedIn } from './sorting.ts';

const DISTRICT = ['districtPersonnel', 'districtFinance', 'researcher'] as const;
const overseen: Gap = {
  here: [...CITY, ...DISTRICT],
  there: [...CITY],
  why: 'who oversees the cases of a district sees to its rounds; which post seats its panels stands in the definition, which the application reads',
};
const rest = {
  here: signedIn.filter((actor) => ![...CITY, ...DISTRICT, 'districtBasic'].includes(actor)),
  there: signedIn.filter((actor) => ![...CITY, 'elsewhereBasic'].includes(actor)),
};
const nothingThere = (comes: '409 projects.panel-empty' | '409 projects.no-former-panel'): Gap => ({
  ...rest,
  why: 'a call is no secret, but to who oversees none of its cases it has none, and there is nobody to draw for',
  comes,
});
const empty: Gap = {
  ...rest,
  why: 'the page of a call’s rounds opens, and is empty for who oversees none',
};
const bank: Gap = {
  here: ['cityPersonnel', 'districtPersonnel', 'districtFinance'],
  there: ['cityPersonnel'],
  why: 'officers of any office write the experts of their district; which office it is the application says',
};
const passedOver: Gap = {
  here: ['elsewhereBasic'],
  there: ['districtBasic', ...DISTRICT],
  why: 'an update passes over experts of other districts, who are seen but not one’s to write',
  comes: 'nothing changed',
};

export const projectsReviews: Behind = {
  personal: {
    ...held('projects', 'expert', 'review', 'reviewPaper', 'declareConflicts', 'saveReview', 'submitReview'),
    ...heldBut(overseen, 'projects', 'roundCandidates', 'roundWorkbook'),
    ...heldBut(overseen, 'projects', 'exchangeExpert', 'confirmPanel', 'replaceExperts', 'prolongRound', 'closeRound'),
    ...heldBut(bank, 'projects', 'engageExpert', 'addExpertTie', 'removeExpertTie'),
    'projects.callReviews': [overseen, empty],
    'projects.drawPanel': [overseen, nothingThere('409 projects.panel-empty')],
    'projects.beginRound': [overseen, nothingThere('409 projects.no-former-panel')],
    'projects.reviseExpert': [bank, passedOver],
    'projects.endExpert': [bank, passedOver],
  },
  registry: [],
  open: of('projects', 'experts', 'desk'),
};
