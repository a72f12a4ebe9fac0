import { alliances, memberships } from './sheets/alliances.ts';
import { schools, standards } from './sheets/schools.ts';
import type { SheetPort } from '../../platform/sheets.ts';

/** 学校、达标认定、联盟、联盟成员 as sheets of the template. */
export const organisationsSheets: readonly SheetPort[] = [schools, standards, alliances, memberships];
