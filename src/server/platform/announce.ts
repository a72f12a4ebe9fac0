import { sql } from 'kysely';
import type { PostKind } from '#core/identity/post.ts';
import type { Db } from './database/database.ts';

/** 通知类别：people choose for each how it reaches them. */
export const NOTICE_KINDS = ['会议', '任务', '走访', '活动', '责任提醒'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

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
  /** Who did it need not be told. */
  readonly except?: string;
};

export async function announce(tx: Db, announcement: Announcement): Promise<void> {
  if ((announcement.people ?? []).length === 0 && (announcement.posts ?? []).length === 0) return;
  await sql`select platform.add_job('workspace.deliver', ${JSON.stringify(announcement)}::json)`.execute(tx);
}
