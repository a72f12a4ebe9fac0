import { randomUUID } from 'node:crypto';
import type { Caller } from '../caller.ts';
import type { Db } from '../database/database.ts';

/** What one act leaves behind: on what, where, and the facts that explain it. Never names, numbers or secrets of people. */
export type AuditEntry = {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly region: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** 审计：one line in the trail, in the transaction of the act itself. */
export async function recordAudit(tx: Db, caller: Caller, action: string, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('platform.audit')
    .values({
      region: entry.region,
      id: randomUUID(),
      actor_id: caller.actor.personId,
      actor_name: caller.actor.name,
      actor_posts: caller.actor.posts.map((post) => `${post.kind}@${post.organisationId}`),
      action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      detail: JSON.stringify(entry.detail ?? {}),
      request_id: caller.requestId,
    })
    .execute();
}
