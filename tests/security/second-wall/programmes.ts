import type { Behind } from './gap.ts';
import { of } from './sorting.ts';

export const programmes: Behind = {
  personal: {},
  registry: [
    // Figures are the same for everybody; which places one visits the application says.
    ...of('programmes', 'cockpit', 'cockpit of the city', 'cockpit of the alliance', 'cockpit of the school'),
    ...of('programmes', 'programme at a place', 'check', 'publish', 'enrol', 'withdraw', 'recordTask', 'undoTask'),
  ],
  open: of('programmes', 'programme', 'published', 'definition', 'difference', 'participants', 'places'),
};
