import { ACTORS, type ActorName } from '../matrix.ts';
import type { Gap } from './gap.ts';

export const of = (context: string, ...names: readonly string[]) => names.map((name) => `${context}.${name}`);
/** Rows that are held in every cell. */
export const held = (context: string, ...names: readonly string[]) =>
  Object.fromEntries(of(context, ...names).map((key) => [key, []]));
/** Rows that are held but for the same cells. */
export const heldBut = (gap: Gap, context: string, ...names: readonly string[]) =>
  Object.fromEntries(of(context, ...names).map((key) => [key, [gap]]));

export const everybody = Object.keys(ACTORS) as ActorName[];
export const signedIn = everybody.filter((actor) => actor !== 'nobody');
export const CITY = ['cityBasic', 'cityPersonnel'] as const;
export const ADMINISTRATORS = ['systemAdmin', 'securityAdmin'] as const;
export const OFFICERS = ['districtBasic', 'districtPersonnel', 'districtFinance'] as const;
export const SCHOOL = ['principal', 'schoolAdmin'] as const;
/** Who follows the common work of the district: officers of any office, liaisons, researchers. */
export const FOLLOWERS = [...CITY, ...OFFICERS, 'liaison', 'researcher'] as const;
/** Who sees meetings, tasks and activities of 本区, and of 外区. */
export const IN_SIGHT = {
  here: [...FOLLOWERS, 'lead', ...SCHOOL],
  there: [...CITY, 'elsewhereBasic'],
} as const;
