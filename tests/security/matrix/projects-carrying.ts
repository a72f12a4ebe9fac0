import { type ActorName, among, both, type Decided, type Row, signedIn } from './decide.ts';

// A project of the school that is carried out. Who applied keeps the record of it, its head asks for changes, and the office that the
// procedure names answers them; whoever oversees the district reads all of it.
const oversees: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'researcher',
];
const applies: ActorName[] = ['principal', 'schoolAdmin'];
const overseesThere: ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];

const decided = (here: ActorName[], there: ActorName[] = []): Row => ({
  here: among(here, [...oversees, ...applies]),
  there: among(there, overseesThere),
});

export const projectsCarrying: Decided = {
  'projects.carried': both(signedIn),
  'projects.carriedWorkbook': both(signedIn),
  'projects.carrying': decided([...oversees, ...applies], overseesThere),
  'projects.recordProgress': decided(applies),
  'projects.reachMilestone': decided(applies),
  'projects.reopenMilestone': decided(applies),
  'projects.requestChange': decided(['principal']),
  'projects.withdrawChange': decided(['principal']),
  'projects.decideChange': decided(['districtBasic'], ['elsewhereBasic']),
};
