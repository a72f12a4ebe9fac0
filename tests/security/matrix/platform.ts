import { among, anyone, both, type Decided, only, signedIn } from './decide.ts';
import { seesThere } from './places.ts';

export const platform: Decided = {
  'platform.health': both(anyone),
  'platform.attach': both(signedIn),
  // A file that a teacher of the school attached: the leaders above the school open it; account and audit administrators do not.
  'platform.file': {
    here: among([
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
    ]),
    there: among(seesThere),
  },
  'platform.audit': both(only('auditAdmin')),
};
