import type { Behind } from './gap.ts';
import { held, of } from './sorting.ts';

export const platform: Behind = {
  registry: [],
  personal: held('platform', 'file'),
  open: of('platform', 'health', 'attach'),
};
