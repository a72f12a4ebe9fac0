import type { ActorName } from '../matrix/decide.ts';
import type { Behind, Gap } from './gap.ts';

/** Those who see a published activity and do not run it. */
const ONLOOKERS: readonly ActorName[] = [
  'cityPersonnel',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'principal',
  'schoolAdmin',
  'teacher',
];
/** Those who see it and have no part in it. */
const OUTSIDE: readonly ActorName[] = [
  'cityBasic',
  'districtBasic',
  'lead',
  ...ONLOOKERS.filter((actor) => actor !== 'teacher'),
];
const FOLLOW_THERE: readonly ActorName[] = ['cityPersonnel'];
const OUTSIDE_THERE: readonly ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];

const passedOver: Gap = {
  here: ONLOOKERS,
  there: FOLLOW_THERE,
  why: 'an update passes over a row that is seen but not one’s to write, and the command takes it for one changed meanwhile',
  comes: '409 platform.changed-meanwhile',
};
const nobodyThere: Gap = {
  here: ONLOOKERS,
  there: FOLLOW_THERE,
  why: 'who does not run it sees nobody in the roster, and over nobody it does not close',
  comes: '409 collaboration.no-attendees',
};
const theCode: Gap = {
  here: ONLOOKERS,
  there: FOLLOW_THERE,
  why: 'the code of a door is worked out and stands in no table; who shows it the application says',
};
const theLevel: Gap = {
  here: ['districtBasic', 'lead'],
  there: ['elsewhereBasic'],
  why: 'who may write the activity may write its level; that 市级 is the city’s to say the application says',
};
/** What the command itself asks the tables about the asker, and answers with a sentence of its own. */
const asked = (comes: Gap['comes']): Gap => ({
  here: OUTSIDE,
  there: OUTSIDE_THERE,
  why: 'the command asks the tables itself who has part in it',
  ...(comes === undefined ? {} : { comes }),
});

const of = (name: string) => `collaboration.${name}`;

export const activities: Behind = {
  personal: {
    [of('activity')]: [],
    [of('activity in draft')]: [],
    [of('activity for the district')]: [],
    [of('organiseActivity')]: [],
    [of('organiseActivity of the school')]: [],
    [of('organiseActivity of the academy')]: [],
    [of('organiseActivity at the level of the city')]: [theLevel],
    [of('reviseActivity')]: [passedOver],
    [of('publishActivity')]: [],
    [of('cancelActivity')]: [passedOver],
    [of('signUp')]: [asked('403 collaboration.not-of-audience')],
    [of('activityDoor')]: [theCode],
    [of('scanIn into an activity')]: [asked('403 collaboration.not-signed-up')],
    [of('markPresence')]: [],
    [of('closeActivity')]: [nobodyThere],
    [of('attachMaterial')]: [],
    [of('removeMaterial')]: [],
    [of('summariseActivity')]: [passedOver],
    [of('rateActivity')]: [asked('403 collaboration.attended-only')],
    [of('activityCertificate')]: [asked('403 collaboration.attended-only')],
  },
  registry: [of('addActivityKind')],
  open: [
    of('activities'),
    of('activity for everybody'),
    of('signUp for what is for everybody'),
    of('withdrawSignUp'),
    of('verifyCertificate'),
  ],
};
