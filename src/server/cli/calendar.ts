import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { setSchoolYear } from '../contexts/organisations/commands/set-school-year.ts';
import { schoolYears } from '../contexts/organisations/public.ts';
import type { Opened } from '../open.ts';
import { noFreshness, systemCaller } from '../platform/system-caller.ts';

type Kept = { schoolYears: { year: number; verified: boolean; terms: { from: string; to: string }[] }[] };

/** 校历: a deployment begins with the years of `calendars/shanghai.yaml`; what a bureau has set since is left alone. */
export async function ensureCalendar({ database }: Pick<Opened, 'database'>): Promise<void> {
  if ((await schoolYears(database.system)).length > 0) return;
  const caller = systemCaller(database, noFreshness, '系统');
  const kept = parse(readFileSync(new URL('../../../calendars/shanghai.yaml', import.meta.url), 'utf8')) as Kept;
  for (const { year, verified, terms } of kept.schoolYears) {
    await setSchoolYear(caller, {
      year,
      verified,
      terms: terms.map((term, at) => ({ number: at === 0 ? 1 : 2, ...term })),
    });
  }
}
