import { sql } from 'kysely';
import type { PostKind } from '#core/identity/post.ts';
import type { NoticeKind } from '#core/workspace/notice.ts';
import type { Db } from './database/database.ts';

/** 通知：something that people have to know of. Told in the transaction that makes it true; delivered when that has happened. */
export type Announcement = {
  readonly kind: NoticeKind;
  /** Told once for each key to each person; a new key tells anew. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** The page it leads to. */
  readonly to: string;
  readonly people?: readonly { readonly region: string; readonly personId: string }[];
  /** Whoever holds the post when the notice is delivered. */
  readonly posts?: readonly {
    readonly organisationId: string;
    readonly post: PostKind;
    readonly office: string | null;
  }[];
  /** Organisations whose matter it is: the robots of their groups post it as well, as they do what is told to their posts. */
  readonly groups?: readonly string[];
  /** Who did it need not be told. */
  readonly except?: string;
};

export async function announce(tx: Db, announcement: Announcement): Promise<void> {
  const { people = [], posts = [], groups = [] } = announcement;
  if (people.length + posts.length + groups.length === 0) return;
  await sql`select platform.add_job('workspace.deliver', ${JSON.stringify(announcement)}::json)`.execute(tx);
}
