import { type ActorName, absentForAll, among, anyone, both, type Decided, noOne, only, signedIn } from './decide.ts';
import { person, seesHere, seesThere } from './places.ts';

/** 人事 and 系统管理员 keep the people of their district, a school's leaders those of their school. */
const personnel = (...also: ActorName[]): [ActorName[], ActorName[]] => [
  ['cityPersonnel', 'systemAdmin', 'districtPersonnel', ...also],
  ['cityPersonnel'],
];

export const identity: Decided = {
  'identity.me': both(signedIn),
  'identity.signInPage': both(anyone),
  'identity.signIn': both(anyone),
  // There is no demonstration here, so nobody is on its list.
  'identity.signInAs': both({ ...absentForAll, nobody: 404 }),
  'identity.signOut': both(signedIn),
  'identity.sessions': both(signedIn),
  'identity.changePassword': both(signedIn),
  'identity.beginSecondFactor': both(signedIn),
  'identity.confirmSecondFactor': both(signedIn),
  'identity.people': both(only(...seesHere, 'elsewhereBasic')),
  'identity.peopleWorkbook': both(only(...seesHere, 'elsewhereBasic')),
  'identity.person': person(seesHere, seesThere, signedIn),
  'identity.registerPerson': { here: only(...personnel('principal', 'schoolAdmin')[0]), there: only('cityPersonnel') },
  'identity.registerPerson as an officer': { here: only(...personnel()[0]), there: only('cityPersonnel') },
  // One's own telephone and address everybody may correct.
  'identity.correctPerson': person(...personnel('principal', 'schoolAdmin'), signedIn),
  // Nobody appoints, honours, resets or suspends themselves.
  'identity.appoint': person(...personnel('principal', 'schoolAdmin'), noOne),
  'identity.appoint as an officer': person(...personnel()),
  // 三员 are appointed by the administrators of the place; the city's own administrators are not among these actors.
  'identity.appoint as an audit administrator': person(['systemAdmin', 'securityAdmin'], []),
  'identity.endPost': person(...personnel('principal', 'schoolAdmin')),
  'identity.titleKinds': both(signedIn),
  'identity.award': person(...personnel(), noOne),
  'identity.endTitle': person(...personnel()),
  'identity.openAccount': person(['systemAdmin', 'securityAdmin', 'principal', 'schoolAdmin'], [], noOne),
  'identity.openAccount of an officer': {
    here: among(
      ['systemAdmin', 'securityAdmin'],
      seesHere.filter((actor) => !['lead', 'principal', 'schoolAdmin'].includes(actor)),
    ),
    there: among([], seesThere),
  },
  // Who holds a post at the city is out of a district administrator's hands, wherever the person is registered.
  'identity.openAccount of a teacher with a city post': person([], []),
  'identity.suspend': person(['systemAdmin', 'securityAdmin', 'principal', 'schoolAdmin'], [], noOne),
  'identity.takeSeat': person(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
  'identity.takeSeat in the alliance': person(['cityBasic', 'districtBasic', 'lead'], ['cityBasic', 'elsewhereBasic']),
  'identity.takeSeat in the school': person(
    ['cityBasic', 'districtBasic', 'principal'],
    ['cityBasic', 'elsewhereBasic'],
  ),
  'identity.leaveSeat': person(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
  // Who sits in a body and who leads an organisation is known to all who work here.
  'identity.bodySeats': both(signedIn),
  'identity.organisationPeople': both(signedIn),
};
