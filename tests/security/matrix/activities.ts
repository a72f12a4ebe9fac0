import { type ActorName, among, both, type Decided, only, type Row, signedIn } from './decide.ts';
import { seesThere } from './places.ts';

// An activity of the alliance that `lead` leads and `school` is in, for the teachers of its members. Once published it is seen
// by those it is for, and by officers, liaisons, researchers and leaders as they follow the common work; the rest cannot
// tell that there is one. A draft is seen by those who organise it alone.
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
  'teacher',
];
const organisesHere: ActorName[] = ['cityBasic', 'districtBasic', 'lead'];
const organisesThere: ActorName[] = ['cityBasic', 'elsewhereBasic'];

/** Of those who see the activity, these may. */
const activity = (here: ActorName[], there: ActorName[]): Row => ({
  here: among(here, sees),
  there: among(there, seesThere),
});
/** 基础教育科, 组织科 and 办公室 organise for their district, the city's for every one; who leads, for the own organisation. */
const organises = activity(organisesHere, organisesThere);
const draft: Row = { here: among(organisesHere), there: among(organisesThere) };
/** The teacher is of those it is for, was in it and came; the others who see it were not. */
const takesPart = activity(['teacher'], []);

/** Whoever is at home in the district: everybody who holds a post there. */
const atHome: ActorName[] = [...sees, 'systemAdmin', 'securityAdmin', 'auditAdmin', 'expert', 'otherTeacher'];

export const activities: Decided = {
  'collaboration.activities': both(signedIn),
  'collaboration.activity': activity(sees, seesThere),
  'collaboration.activity in draft': draft,
  'collaboration.activity for the district': { here: among(atHome), there: among(seesThere) },
  'collaboration.activity for everybody': both(signedIn),
  'collaboration.addActivityKind': both(only('cityBasic', 'districtBasic', 'elsewhereBasic')),
  'collaboration.organiseActivity': { here: only(...organisesHere), there: only(...organisesThere) },
  'collaboration.organiseActivity of the school': {
    here: only('cityBasic', 'districtBasic', 'principal', 'schoolAdmin'),
    there: only(...organisesThere),
  },
  'collaboration.organiseActivity of the academy': {
    here: only('cityBasic', 'districtBasic', 'researcher'),
    there: only(...organisesThere),
  },
  // 市级 is for the city's offices to say, whoever organises it.
  'collaboration.organiseActivity at the level of the city': both(only('cityBasic')),
  'collaboration.reviseActivity': organises,
  'collaboration.publishActivity': draft,
  'collaboration.cancelActivity': organises,
  'collaboration.signUp': takesPart,
  'collaboration.signUp for what is for everybody': both(signedIn),
  // What one signed up for is one's own to leave.
  'collaboration.withdrawSignUp': both(signedIn),
  'collaboration.activityDoor': organises,
  'collaboration.scanIn into an activity': takesPart,
  'collaboration.markPresence': organises,
  'collaboration.closeActivity': organises,
  'collaboration.attachMaterial': organises,
  'collaboration.removeMaterial': organises,
  'collaboration.summariseActivity': organises,
  'collaboration.rateActivity': takesPart,
  'collaboration.activityCertificate': takesPart,
  // Number and name, read off the paper, are the proof that one has it in hand.
  'collaboration.verifyCertificate': both(signedIn),
};
