import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';
import { seesHere, seesThere } from './places.ts';

// A task that the bureau gave to the principal of the school. Those who follow the common work of the district see it, the
// leaders of the school and of its alliance, who owes it and who asked for it.
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
const task = (here: ActorName[], there: ActorName[]): Row => ({
  here: among(here, sees),
  there: among(there, seesThere),
});
/** Who asked, or another in the offices of the bureau that ask. The school does not confirm what the bureau asked of it. */
const settles = task(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']);
const gives: ActorName[] = ['cityBasic', 'districtBasic', 'liaison', 'lead', 'principal', 'schoolAdmin'];

export const tasks: Decided = {
  'collaboration.tasks': both(signedIn),
  'collaboration.task': task(sees, seesThere),
  'collaboration.task of the teacher': task([...sees, 'teacher'], seesThere),
  // The registry is one for all, so a post is no secret; a person is.
  'collaboration.askTask': { here: only(...gives), there: only('cityBasic', 'elsewhereBasic') },
  'collaboration.askTask of a person': {
    here: among(gives, seesHere),
    there: among(['cityBasic', 'elsewhereBasic'], seesThere),
  },
  // A school gives no task to the bureau, and a district none to the city.
  'collaboration.askTask of the bureau': {
    here: only('cityBasic', 'districtBasic', 'liaison'),
    there: only('cityBasic', 'elsewhereBasic'),
  },
  'collaboration.reportTask': task(['principal'], []),
  'collaboration.reportTask of the teacher': {
    here: among(['teacher'], sees),
    there: among([], seesThere),
  },
  'collaboration.confirmTask': settles,
  'collaboration.changeTask': settles,
  'collaboration.dropTask': settles,
};
