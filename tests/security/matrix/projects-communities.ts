import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';

// Communities of the district, put together by its academy; a project of the school, and the school that asks to join.
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

/** Of what is seen only by its school and those who oversee the district. */
const grouping: Row = {
  here: among(['researcher'], [...oversees, ...applies]),
  there: among([], overseesThere),
};

export const projectsCommunities: Decided = {
  'projects.callCommunities': both(signedIn),
  'projects.community': both(signedIn),
  'projects.placeCases': grouping,
  'projects.takeOutCase': grouping,
  'projects.seatCommunityExperts': { here: only('researcher'), there: only() },
  'projects.askToJoin': { here: only('principal'), there: only() },
  'projects.answerJoining': grouping,
  // What is known of an applicant is for whoever reads the case.
  'programmes.caseEvidence': { here: among([...oversees, ...applies]), there: among(overseesThere) },
  'programmes.caseEvidenceWorkbook': { here: among([...oversees, ...applies]), there: among(overseesThere) },
};
