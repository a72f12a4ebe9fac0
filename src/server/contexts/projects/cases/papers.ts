import { randomUUID } from 'node:crypto';
import type { Answers } from '#core/forms/answer.ts';
import type { Form } from '#core/forms/form.ts';
import { filesIn } from '#core/forms/neutral-files.ts';
import { questionsOf } from '#core/forms/questions.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';

type Key = { readonly region: string; readonly id: string };

/**
 * 附件: keeps beside a case the files that its answers name, so that whoever sees the case may open them. A file is named by who
 * uploaded it, or was named before; anything else is not there for the writer.
 */
export async function keepPapers(tx: Db, caller: Caller, of: Key, form: Form, answers: Answers): Promise<void> {
  const named = filesIn(questionsOf(form), answers);
  if (named.length === 0) return;
  const kept = await tx
    .selectFrom('projects.paper')
    .select('file_id as id')
    .where('region', '=', of.region)
    .where('case_id', '=', of.id)
    .execute();
  for (const file of named) {
    if (kept.some(({ id }) => id === file.id)) continue;
    await addPaper(tx, caller, of, file);
  }
}

/** Keeps one's own file beside the case, with a record of progress or by itself. */
export async function addPaper(
  tx: Db,
  { actor, now }: Caller,
  of: Key,
  file: Key,
  progress: string | null = null,
): Promise<void> {
  const own = await tx
    .selectFrom('platform.file')
    .select('id')
    .where('region', '=', file.region)
    .where('id', '=', file.id)
    .where('uploaded_by', '=', actor.personId)
    .executeTakeFirst();
  if (own === undefined) throw new Refusal('not-found', 'platform.not-found');
  await tx
    .insertInto('projects.paper')
    .values({
      region: of.region,
      id: randomUUID(),
      case_id: of.id,
      file_region: file.region,
      file_id: file.id,
      added_by: actor.personId,
      added_at: now.toString(),
      progress_id: progress,
    })
    .execute();
}
