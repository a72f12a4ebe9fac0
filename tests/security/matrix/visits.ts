import { type ActorName, absentForAll, among, both, type Decided, noOne, only, type Row, signedIn } from './decide.ts';
import { registry, seesThere } from './places.ts';

// A visit to the alliance that `lead` leads. Officers, liaisons and researchers follow the visits of their district; who leads the
// organisation visited reads about it, and nobody of the schools beside it. A draft is its author's alone.
const follows: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
];
const sees: ActorName[] = [...follows, 'lead'];
/** Of those who read the report, these may; to the rest there is none. */
const report = (here: ActorName[], there: ActorName[]): Row => ({
  here: among(here, sees),
  there: among(there, seesThere),
});
/** The liaison of 本区 wrote it; in 外区 somebody did whom none of the actors is. */
const own: Row = { here: among(['liaison']), there: absentForAll };

export const visits: Decided = {
  'collaboration.visits': both(signedIn),
  'collaboration.visitsWorkbook': both(signedIn),
  'collaboration.visitOverview': both(signedIn),
  'collaboration.visitOverviewWorkbook': both(signedIn),
  'collaboration.visitDesk': both(signedIn),
  'collaboration.liaisonAssignments': both(signedIn),
  'collaboration.assignLiaison': registry,
  'collaboration.endAssignment': report(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
  'collaboration.addVisitKind': both(only('cityBasic', 'districtBasic', 'elsewhereBasic')),
  // The registry is one for all, so an organisation is no secret.
  'collaboration.beginVisit': { here: only('liaison'), there: noOne },
  'collaboration.visit': report(sees, seesThere),
  'collaboration.visit of the school': {
    here: among([...follows, 'principal', 'schoolAdmin']),
    there: among(seesThere),
  },
  'collaboration.visit as a draft': own,
  'collaboration.saveVisit': own,
  // Liaisons do not write on each other's drafts.
  'collaboration.saveVisit of a colleague': both(absentForAll),
  'collaboration.sendVisit': own,
  'collaboration.discardVisit': own,
  'collaboration.attachPhoto': own,
  'collaboration.removePhoto': own,
  'collaboration.answerPoint': report(['lead'], []),
  'collaboration.answerPoint of the school': {
    here: among(['principal', 'schoolAdmin'], follows),
    there: among([], seesThere),
  },
  'collaboration.settlePoint': report(['liaison'], []),
  // A colleague's visit is the colleague's to follow up, unless the organisation was assigned to oneself.
  'collaboration.settlePoint of a colleague': report([], []),
  'collaboration.settlePoint where assigned': report(['liaison'], []),
  'collaboration.decideProposal': report(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
};
