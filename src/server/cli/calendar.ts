import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { noFreshness, systemCaller } from '../platform/system-caller.ts';
import type { Opened } from '../open.ts';
import { setSchoolYear } from '../contexts/organisations/commands/set-school-year.ts';

type Kept = { schoolYears: { year: number; verified: boolean; terms: { from: string; to: string }[] }[] };

/** 校历: a deployment begins with the years of `calendars/shanghai.yaml`; what a bureau has set since is left alone. */
export async function ensureCalendar({ database }: Pick<Opened, 'database'>): Promise<void> {
  const { rows } = await sql`select from organisations.school_year limit 1`.execute(database.system);
  if (rows.length > 0) return;
  const caller = systemCaller(database, noFreshness, '系统');
  const { schoolYears } = parse(readFileSync(new URL('../../../calendars/shanghai.yaml', import.meta.url), 'utf8')) as Kept;
  for (const { year, verified, terms } of schoolYears) {
    await setSchoolYear(caller, { year, verified, terms: terms.map((term, at) => ({ number: at === 0 ? 1 : 2, ...term })) });
  }
}
