import type { z } from 'zod';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { TestServer } from '../support/server.ts';

const AT = '2020-01-02T00:00:00Z';

type Written = {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly procedures: readonly z.input<typeof Procedure>[];
  readonly [part: string]: unknown;
};

/** A published plan of the district, written straight into the table; whether it was not there before. */
export async function aPublished({ platform }: TestServer, { id, region, title, ...parts }: Written): Promise<boolean> {
  const definition = {
    id,
    version: 1,
    title,
    issuer: '测试教育局',
    region,
    period: { from: '2020-01-01', to: '2198-12-31' },
    ...parts,
  };
  const added = await platform.database.system
    .insertInto('programmes.definition')
    .values({ id, version: 1, region, title, yaml: JSON.stringify(definition), published_at: AT, published_by: '测试' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  // As the command would: programmes are read once and kept for as long as nothing changes.
  if (added !== undefined) platform.freshness.changed('programmes');
  return added !== undefined;
}
