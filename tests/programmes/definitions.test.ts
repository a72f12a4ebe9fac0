import { expect, test } from 'vitest';
import { z } from 'zod';
import { Definition } from '#core/programmes/definition.ts';
import { readDefinition } from '#core/programmes/read.ts';
import { engineSources, programmes, textOf } from './files.ts';

test.each(programmes)('%s reads without problems and is named like its folder', (programme) => {
  const reading = readDefinition(textOf(programme, 'programme.yaml'));
  expect(reading.problems).toEqual([]);
  expect(reading).toMatchObject({ definition: { id: programme } });
});

/** `vitest --project unit -u tests/programmes` writes it anew. */
test('the JSON Schema that editors use is the one of the definition', async () => {
  const schema = z.toJSONSchema(Definition, { io: 'input', reused: 'ref' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../programmes/programme.schema.json');
});

test('the engine knows no programme, issuer or document by name', () => {
  const names = programmes.flatMap((programme) => {
    const reading = readDefinition(textOf(programme, 'programme.yaml'));
    if (!('definition' in reading)) return [];
    const { id, title, issuer, document } = reading.definition;
    return [id, title, issuer, document].filter((name) => name !== undefined);
  });
  const known = engineSources().flatMap(({ file, text }) =>
    names.filter((name) => text.includes(name)).map((name) => `${file}: ${name}`),
  );
  expect(known).toEqual([]);
});
