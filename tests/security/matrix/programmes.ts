import { among, both, type Decided, only, signedIn } from './decide.ts';
import { place, registry, registryAnd } from './places.ts';

export const programmes: Decided = {
  'programmes.cockpit': place(),
  'programmes.cockpit of the city': both(among(['cityBasic', 'cityPersonnel'])),
  'programmes.cockpit of the alliance': place('lead', 'principal', 'schoolAdmin'),
  'programmes.cockpit of the school': place('lead', 'principal', 'schoolAdmin', 'teacher'),
  // What was published is for all who work here, each from where they stand; from another's place it does not exist.
  'programmes.programme': both(signedIn),
  'programmes.programme at a place': place(),
  'programmes.figure': place(),
  'programmes.figureWorkbook': place(),
  'programmes.published': both(signedIn),
  'programmes.definition': both(signedIn),
  'programmes.difference': both(signedIn),
  // A definition evaluates whatever it asks for, so checking one is for the offices that publish.
  'programmes.check': both(only('cityBasic', 'districtBasic', 'elsewhereBasic')),
  'programmes.publish': registry,
  'programmes.participants': both(signedIn),
  'programmes.enrol': registry,
  'programmes.withdraw': registry,
  'programmes.recordTask': registryAnd('liaison'),
  'programmes.undoTask': registryAnd('liaison'),
  'programmes.places': both(signedIn),
};
