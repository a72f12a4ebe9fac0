import { readdirSync, readFileSync } from 'node:fs';
import type { Definition } from '#core/programmes/definition.ts';
import { readDefinition } from '#core/programmes/read.ts';

const FOLDER = new URL('../programmes/', import.meta.url);

/** The definitions delivered with the platform, as text and as read; a faulty one stops everything. */
export function deliveredDefinitions(): { yaml: string; definition: Definition }[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const yaml = readFileSync(new URL(`${name}/programme.yaml`, FOLDER), 'utf8');
      const reading = readDefinition(yaml);
      if (!('definition' in reading)) throw new Error(`${name}: ${reading.problems[0]?.message ?? 'unreadable'}`);
      return { yaml, definition: reading.definition };
    });
}
