import { contract } from '#contract/index.ts';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { readDefinition } from '#core/programmes/read.ts';
import { sentence } from '#core/refusals.ts';
import { command } from '../../../platform/command.ts';
import { programmesPermissions } from '../permissions.ts';

/** 发布一个版本: checked whole, then fixed for good. A version follows the one before it. */
export const publish = command({
  name: 'programmes.publish',
  input: contract.programmes.publish.input,
  subject: async (_tx, { yaml }) => readable(yaml),
  may: programmesPermissions.publish,

  async run(tx, { yaml }, { id, version, region, title }, { actor, now }) {
    const before = await tx
      .selectFrom('programmes.definition')
      .select(['version', 'region'])
      .where('id', '=', id)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if (before !== undefined && before.region !== region)
      throw new Refusal('conflict', 'programmes.region-fixed', { region: before.region });
    const next = nextAfter(before);
    if (version !== next) throw new Refusal('conflict', 'programmes.version-not-next', { version, next });
    await tx
      .insertInto('programmes.definition')
      .values({ id, version, region, title, yaml, published_at: now.toString(), published_by: actor.name })
      .execute();
    return { id, version };
  },
  record: (_input, { id, version, region }) => ({ subject: { kind: 'programme', id }, region, detail: { version } }),
  constraints: { definition_pkey: 'programmes.version-taken' },
});

/** What a page says before anybody presses: `true`, or why this definition would be refused. */
export function whyNotPublish(actor: Actor, definition: Definition, before: Version | undefined): true | string {
  const { version, region } = definition;
  const may = programmesPermissions.publish(actor, definition);
  if (may !== true) return sentence(may);
  if (before !== undefined && before.region !== region)
    return sentence('programmes.region-fixed', { region: before.region });
  const next = nextAfter(before);
  return version === next || sentence('programmes.version-not-next', { version, next });
}

type Version = { readonly version: number; readonly region: string };

const nextAfter = (before: Pick<Version, 'version'> | undefined): number => (before?.version ?? 0) + 1;

/** The definition behind a text, or the first thing that is wrong with it. */
export function readable(yaml: string): Definition {
  const read = readDefinition(yaml);
  if ('definition' in read) return read.definition;
  const first = read.problems.find((problem) => problem.severity === 'error');
  throw new Refusal('invalid', 'programmes.unreadable', {
    count: read.problems.length,
    line: first?.line ?? 1,
    column: first?.column ?? 1,
    message: first?.message ?? '',
  });
}
