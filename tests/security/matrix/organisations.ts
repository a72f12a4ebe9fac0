import { both, type Decided, only, signedIn } from './decide.ts';
import { registry, registryAnd } from './places.ts';

export const organisations: Decided = {
  // The registry is one for all: who works here may read it.
  'organisations.regions': both(signedIn),
  'organisations.schools': both(signedIn),
  'organisations.schoolsWorkbook': both(signedIn),
  'organisations.school': both(signedIn),
  'organisations.openSchool': registry,
  'organisations.correctSchool': registry,
  'organisations.describeSchool': registryAnd('principal', 'schoolAdmin'),
  'organisations.closeSchool': registry,
  'organisations.recognise': registry,
  'organisations.withdrawRecognition': registry,
  'organisations.alliances': both(signedIn),
  'organisations.alliancesWorkbook': both(signedIn),
  'organisations.alliance': both(signedIn),
  'organisations.allianceMap': both(signedIn),
  'organisations.foundAlliance': registry,
  'organisations.reviseAlliance': registry,
  'organisations.dissolveAlliance': registry,
  'organisations.admitMember': registry,
  'organisations.endMembership': registry,
  'organisations.adoptDocument': registryAnd('lead'),
  'organisations.bodies': both(signedIn),
  'organisations.body': both(signedIn),
  'organisations.establishBody': registry,
  'organisations.establishBody of the alliance': registryAnd('lead'),
  'organisations.establishBody of the school': registryAnd('principal'),
  'organisations.abolishBody': registry,
  'organisations.findOrganisations': both(signedIn),
  'organisations.calendar': both(signedIn),
  // The school calendar is the city's.
  'organisations.setSchoolYear': both(only('cityBasic', 'cityPersonnel')),
};
