import { ACTORS, type ActorName, all, among, both, type Decided, type Row, signedIn } from './decide.ts';

// An entry of the school, of a call of its district. Its school reads it, and those who oversee the district; to the rest it is
// there once it is published, as far as that goes.
const oversees: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'researcher',
];
const school: ActorName[] = ['principal', 'schoolAdmin', 'teacher'];
const overseesThere: ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];
const inDistrict = all.filter((actor) => actor !== 'nobody' && !ACTORS[actor].startsWith('外区'));

const read: Row = { here: among([...oversees, ...school]), there: among(overseesThere) };
/** The academy and 基础教育科 of the district, or the city's. */
const edit: Row = {
  here: among(['cityBasic', 'districtBasic', 'researcher'], [...oversees, ...school]),
  there: among(['cityBasic', 'elsewhereBasic'], overseesThere),
};
/** What is published in the district is there for all of it. */
const publishedHere: Row = { ...edit, here: among(['cityBasic', 'districtBasic', 'researcher'], inDistrict) };
const grant: Row = { here: among(['principal'], [...oversees, ...school]), there: among([], overseesThere) };

export const library: Decided = {
  'library.entries': both(signedIn),
  'library.entry': read,
  'library.entry published in the district': { here: among(inDistrict), there: among(overseesThere) },
  'library.entry published in the city': both(signedIn),
  'library.entryDocument': read,
  'library.entitled': both(signedIn),
  'library.entriesOfActivity': both(signedIn),
  // What is taken in is a case, which the school's teachers do not see.
  'library.takeIn': {
    here: among(['cityBasic', 'districtBasic', 'researcher'], [...oversees, 'principal', 'schoolAdmin']),
    there: among(['cityBasic', 'elsewhereBasic'], overseesThere),
  },
  'library.grantLicence': grant,
  'library.revokeLicence': grant,
  'library.publishEntry': edit,
  'library.withdrawEntry': publishedHere,
  'library.growEntry': edit,
  'library.linkCourse': publishedHere,
};
