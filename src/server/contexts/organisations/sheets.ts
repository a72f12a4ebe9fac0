import type { SheetPort } from '../../platform/sheets.ts';
import { alliances } from './sheets/alliances.ts';
import { memberships } from './sheets/memberships.ts';
import { schools } from './sheets/schools.ts';
import { standards } from './sheets/standards.ts';

/** 学校、达标认定、联盟、联盟成员 as sheets of the template. */
export const organisationsSheets: readonly SheetPort[] = [schools, standards, alliances, memberships];
