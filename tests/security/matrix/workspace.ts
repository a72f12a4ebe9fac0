import { absentForAll, among, anyone, both, type Decided, noOne, only, signedIn } from './decide.ts';

/** What is a person's own: theirs to do, and for everybody else it does not exist. */
const own = { here: signedIn, there: absentForAll };
/** The group of the alliance is its leader's; that of another district's alliance none of theirs. */
const ofTheAlliance = { here: among(['lead']), there: absentForAll };

export const workspace: Decided = {
  'workspace.desk': both(signedIn),
  'workspace.todos': both(signedIn),
  'workspace.search': both(signedIn),
  'workspace.search for a person': both(signedIn),
  'workspace.notices': both(signedIn),
  'workspace.latestNotices': both(signedIn),
  'workspace.liveNotices': both(signedIn),
  'workspace.readNotices': both(signedIn),
  'workspace.preferences': both(signedIn),
  'workspace.choose': both(signedIn),
  'workspace.followed': both(signedIn),
  'workspace.follow': both(signedIn),
  'workspace.unfollow': own,
  'workspace.makeCalendarAddress': both(signedIn),
  'workspace.revokeCalendarAddress': both(signedIn),
  // Whoever holds the secret address reads the calendar: a telephone does not sign in.
  'workspace.calendarFeed': both(anyone),
  'workspace.sendAgain': own,
  'workspace.sendAgain to the alliance’s group': ofTheAlliance,
  'workspace.robots': both(signedIn),
  'workspace.addRobot': { here: only('lead'), there: noOne },
  'workspace.addRobot of the school': { here: only('principal', 'schoolAdmin'), there: noOne },
  // An office sets up its own group's robot; not the city for a district, nor one office for another.
  'workspace.addRobot of the office': { here: only('districtBasic'), there: only('elsewhereBasic') },
  'workspace.changeRobot': ofTheAlliance,
  'workspace.removeRobot': ofTheAlliance,
  'workspace.tryRobot': ofTheAlliance,
};
