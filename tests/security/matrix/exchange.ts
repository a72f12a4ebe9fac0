import { type ActorName, among, both, type Decided, only, signedIn } from './decide.ts';

const exchangers: ActorName[] = ['cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel', 'elsewhereBasic'];

export const exchange: Decided = {
  'exchange.templates': both(signedIn),
  // Another district's data: the city's officers and that district's.
  'exchange.workbook': {
    here: only('cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel'),
    there: only('cityBasic', 'cityPersonnel', 'elsewhereBasic'),
  },
  'exchange.upload': both(only(...exchangers)),
  'exchange.imports': both(signedIn),
  // An import belongs to who uploaded it, and to nobody above.
  'exchange.import': { here: among(exchangers), there: among([]) },
  'exchange.faultsWorkbook': { here: among(exchangers), there: among([]) },
  'exchange.apply': { here: among(exchangers), there: among([]) },
  'exchange.discard': { here: among(exchangers), there: among([]) },
};
