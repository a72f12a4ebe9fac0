import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar, schoolYears } from '#core/kernel/calendar.ts';
import type { SchoolYear } from '#core/kernel/school-year.ts';
import { readYaml } from '#core/programmes/read.ts';

const root = join(import.meta.dirname, '../..');

/** The folders under `programmes/`, one a programme. */
export const programmes: readonly string[] = readdirSync(join(root, 'programmes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The text of a file of a programme; empty when it is not there. */
export function textOf(programme: string, file: 'programme.yaml' | 'cases.yaml'): string {
  const path = join(root, 'programmes', programme, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The school calendar that worked cases use when they bring none. */
export function shanghaiCalendar(): SchoolYear[] {
  const { value, problems } = readYaml(readFileSync(join(root, 'calendars/shanghai.yaml'), 'utf8'), Calendar);
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return schoolYears(value);
}

/** The source files of the engine. */
export function engineSources(): { file: string; text: string }[] {
  const folder = join(root, 'src/core/programmes');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
