import type { Behind, Gap } from './gap.ts';
import { ADMINISTRATORS, FOLLOWERS, held, heldBut, IN_SIGHT, of, signedIn } from './sorting.ts';

const common: Gap = { ...IN_SIGHT, why: 'who sees a task may write about it; whose task it is the application says' };
const given: Gap = {
  here: signedIn,
  there: signedIn,
  why: 'a task is a row in the own name, of a post that is no secret; to whom one may give tasks the application says',
};
const givenToPerson: Gap = {
  ...IN_SIGHT,
  here: [...FOLLOWERS, ...ADMINISTRATORS],
  why: 'a task is a row in the own name, of a person whom one sees; to whom one may give tasks the application says',
};

export const tasks: Behind = {
  registry: [],
  personal: {
    ...held('collaboration', 'task', 'task of the teacher'),
    ...heldBut(common, 'collaboration', 'reportTask', 'reportTask of the teacher', 'confirmTask', 'changeTask'),
    ...heldBut(common, 'collaboration', 'dropTask'),
    ...heldBut(given, 'collaboration', 'askTask', 'askTask of the bureau'),
    ...heldBut(givenToPerson, 'collaboration', 'askTask of a person'),
  },
  open: of('collaboration', 'tasks'),
};
