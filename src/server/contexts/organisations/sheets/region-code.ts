import type { Cell, World } from '../../../platform/sheets.ts';

/** The code of a district that a settled cell names. */
export function codeOf(world: World, region: Cell | undefined): string {
  return String(world.register('regions').get(String(region))?.cells['code'] ?? '');
}
