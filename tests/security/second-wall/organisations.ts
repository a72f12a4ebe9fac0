import type { Behind } from './gap.ts';
import { of } from './sorting.ts';

export const organisations: Behind = {
  personal: {},
  registry: [
    ...of('organisations', 'openSchool', 'correctSchool', 'describeSchool', 'closeSchool', 'recognise'),
    ...of('organisations', 'withdrawRecognition', 'foundAlliance', 'reviseAlliance', 'dissolveAlliance', 'admitMember'),
    ...of('organisations', 'endMembership', 'adoptDocument', 'abolishBody', 'setSchoolYear', 'establishBody'),
    ...of('organisations', 'establishBody of the alliance', 'establishBody of the school'),
  ],
  open: [
    ...of('organisations', 'regions', 'schools', 'schoolsWorkbook', 'school', 'alliances', 'alliancesWorkbook'),
    ...of('organisations', 'alliance', 'allianceMap', 'bodies', 'body', 'findOrganisations', 'calendar'),
  ],
};
