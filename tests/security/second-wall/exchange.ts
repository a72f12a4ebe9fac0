import type { Behind } from './gap.ts';
import { held, of } from './sorting.ts';

export const exchange: Behind = {
  registry: [],
  personal: held('exchange', 'upload', 'import', 'faultsWorkbook', 'apply', 'discard'),
  open: of('exchange', 'templates', 'imports'),
};
