import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';
import { place } from './places.ts';

// A case of the school that waits to be decided, or stands on a public notice of the district.
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

/** Decided and announced by the office that the procedure names, where the programme is issued: not the city for a district. */
const office: Row = {
  here: among(['districtBasic'], [...oversees, ...applies]),
  there: among(['elsewhereBasic'], overseesThere),
};
const overseen: Row = { here: only(...oversees), there: only(...overseesThere) };
const seen: Row = { here: among([...oversees, ...applies]), there: among(overseesThere) };

export const projectsEstablishing: Decided = {
  'projects.deciding': overseen,
  // Figures are for whoever looks at the place where the call was opened.
  'programmes.callTargets': place(),
  'projects.comparison': overseen,
  'projects.decideCases': office,
  // A notice is for everybody; what is said against it is between who says it and those who oversee.
  'projects.callNotices': both(signedIn),
  'projects.publicNotice': both(signedIn),
  'projects.raiseObjection': both(signedIn),
  'projects.publishNotice': office,
  'projects.answerObjection': {
    here: among(['districtBasic'], oversees),
    there: among(['elsewhereBasic'], overseesThere),
  },
  'projects.finishNotice': { here: only('districtBasic'), there: only('elsewhereBasic') },
  'projects.noticeDocument': both(signedIn),
  'projects.establishmentDocument': both(signedIn),
  'projects.formDocument': seen,
  'projects.trailDocument': seen,
};
