import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import type { FileStore } from '../../../platform/uploads/files.ts';
import { exchangePermissions, regionOf } from '../permissions.ts';
import { WAITING } from '../store.ts';
import { refuseOtherKinds } from '../workbook/other-kinds.ts';
import { Unreadable } from '../workbook/unreadable.ts';

const Upload = z.strictObject({ name: z.string().min(1).max(200), bytes: z.instanceof(Buffer) });

/** 上传工作簿: keeps the bytes and asks for them to be read. */
export const uploadWorkbook = (files: FileStore) =>
  command({
    name: 'exchange.upload',
    input: Upload,
    subject: async (_tx, _input, { actor }) => ({ id: randomUUID(), region: regionOf(actor) ?? '' }),
    may: (actor, { region }) => exchangePermissions.import(actor, region),

    async run(tx, { name, bytes }, { id, region }, { actor, eyes, now }) {
      refuseWhatIsNoWorkbook(bytes);
      const sha256 = await files.put(bytes);
      await tx
        .insertInto('exchange.import')
        .values({
          region,
          id,
          person_id: actor.personId,
          person_name: actor.name,
          file_name: name.replaceAll(/[\\/\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '_'),
          sha256,
          uploaded_at: now.toString(),
          state: 'reading',
          doing: WAITING,
          share: 0,
        })
        .execute();
      await sql`select platform.add_job('exchange.read', ${JSON.stringify({ id, actor, eyes })}::json)`.execute(tx);
      return { id };
    },
    record: ({ bytes }, { id, region }) => ({
      subject: { kind: 'import', id },
      region,
      detail: { size: bytes.byteLength },
    }),
  });

function refuseWhatIsNoWorkbook(bytes: Buffer): void {
  try {
    refuseOtherKinds(bytes);
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal('invalid', 'exchange.unreadable', { why: error.message }) : error;
  }
}
