import type { Behind, Gap } from './gap.ts';
import { everybody, held, heldBut, of } from './sorting.ts';

const unseen: Gap = {
  here: ['liaison', 'researcher', 'lead'],
  why: 'an account that one does not see is answered as one that is not there; nothing is changed',
  comes: '409 identity.no-account',
};
const demonstration: Gap = {
  here: everybody,
  there: everybody,
  why: 'who signs in is nobody yet, and nobody’s eyes are looked with; that there is no demonstration the application says',
  comes: '404 identity.not-a-demonstration',
};

export const identity: Behind = {
  registry: [],
  personal: {
    ...held('identity', 'person', 'correctPerson', 'registerPerson', 'registerPerson as an officer'),
    ...held('identity', 'appoint', 'appoint as an officer', 'appoint as an audit administrator', 'endPost'),
    ...held('identity', 'award', 'endTitle', 'takeSeat', 'takeSeat in the alliance', 'takeSeat in the school'),
    ...held('identity', 'leaveSeat', 'openAccount', 'openAccount of an officer'),
    ...held('identity', 'openAccount of a teacher with a city post'),
    ...heldBut(unseen, 'identity', 'suspend'),
    ...heldBut(demonstration, 'identity', 'signInAs'),
  },
  open: [
    ...of('identity', 'me', 'signInPage', 'signIn', 'signOut', 'sessions', 'changePassword', 'beginSecondFactor'),
    ...of('identity', 'confirmSecondFactor', 'titleKinds', 'bodySeats', 'organisationPeople'),
  ],
};
