import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, OFFICERS, of, SCHOOL } from './sorting.ts';

const overseen: Gap = {
  here: [...CITY, ...OFFICERS, 'researcher', ...SCHOOL],
  there: [...CITY, 'elsewhereBasic'],
  why: 'who sees a submitted case may move it; whose step it is stands in the definition, which the application reads',
};
const own: Gap = {
  here: [...SCHOOL],
  why: 'who fills for the school may write the case; what only its head does the application says',
};

export const projects: Behind = {
  registry: of('projects', 'call of a draft', 'prepareCall', 'reviseCall', 'turnCall', 'turnCall to close', 'saveForm'),
  personal: {
    ...held('projects', 'case', 'case of a draft', 'describeCase', 'saveAnswers'),
    ...heldBut(overseen, 'projects', 'moveCase', 'moveCase to withdraw', 'rankCases'),
    ...heldBut(own, 'projects', 'submitCase', 'delegateCase', 'beginCase'),
  },
  open: of('projects', 'calls', 'call', 'procedures', 'cases', 'casesWorkbook'),
};
