import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';

// A call of the district, opened by its 基础教育科, and a case of the school. A case is its applicant's own until it is
// submitted; then those who oversee the district see it: officers of any office, researchers, and the city.
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

const draft = (here: ActorName[]): Row => ({ here: among(here, applies), there: among([]) });
const submitted = (here: ActorName[], there: ActorName[]): Row => ({
  here: among(here, [...oversees, ...applies]),
  there: among(there, overseesThere),
});
/** The office that the procedure names, where the programme is issued: not the city for a district. */
const office: Row = { here: only('districtBasic'), there: only('elsewhereBasic') };
const drafting: Row = { here: among(['districtBasic']), there: among(['elsewhereBasic']) };

export const projects: Decided = {
  'projects.calls': both(signedIn),
  'projects.call': both(signedIn),
  'projects.call of a draft': drafting,
  'projects.procedures': both(signedIn),
  'projects.prepareCall': office,
  'projects.reviseCall': drafting,
  'projects.turnCall': drafting,
  'projects.turnCall to close': office,
  'projects.saveForm': drafting,
  'projects.cases': both(signedIn),
  'projects.casesWorkbook': both(signedIn),
  'projects.case': submitted([...oversees, ...applies], overseesThere),
  'projects.case of a draft': draft(applies),
  // A call is announced to all; to apply for the school is its principal's.
  'projects.beginCase': { here: only('principal'), there: only() },
  'projects.describeCase': draft(applies),
  'projects.saveAnswers': draft(applies),
  'projects.submitCase': draft(['principal']),
  'projects.moveCase': submitted(['districtBasic'], ['elsewhereBasic']),
  'projects.moveCase to withdraw': submitted(['principal'], []),
  'projects.rankCases': submitted(['districtBasic'], ['elsewhereBasic']),
  'projects.delegateCase': draft(['principal']),
};
