import type { Behind, Gap } from './gap.ts';
import { CITY, held, heldBut, OFFICERS, of } from './sorting.ts';

const overseen: Gap = {
  here: ['cityPersonnel', ...OFFICERS.filter((officer) => officer !== 'districtBasic')],
  there: [CITY[1]],
  why: 'who oversees an entry may write on it, but never grant; which office keeps the library the application says',
};

export const library: Behind = {
  registry: [],
  personal: {
    ...held('library', 'entry', 'entry published in the district', 'entryDocument', 'grantLicence', 'revokeLicence'),
    ...heldBut(overseen, 'library', 'takeIn', 'publishEntry', 'withdrawEntry', 'growEntry', 'linkCourse'),
  },
  open: of('library', 'entries', 'entry published in the city', 'entitled', 'entriesOfActivity'),
};
