import { z } from 'zod';
import { id, regionCode } from '#contract/values.ts';
import type { Caller } from '../caller.ts';
import { command } from '../command.ts';
import type { FileStore } from '../uploads/files.ts';
import type { Inspect } from '../uploads/inspect.ts';

const Attach = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  region: regionCode,
  type: z.string(),
  bytes: z.instanceof(Buffer),
});

type Upload = { readonly id: string; readonly name: string; readonly region: string; readonly bytes: Buffer };

/**
 * 上传附件. Anyone signed in may attach; who may open it follows from where it is used. A file is looked through before a
 * transaction is opened, and nothing of it is kept unless it may be.
 */
export function attachFile(files: FileStore, inspect: Inspect) {
  const keep = keepFile(files);
  return async (caller: Caller, { id: fileId, region, name, bytes }: Upload) =>
    keep(caller, { id: fileId, region, ...(await inspect(name, bytes)) });
}

const keepFile = (files: FileStore) =>
  command({
    name: 'platform.attach',
    input: Attach,
    subject: (tx, { region }) =>
      tx.selectFrom('organisations.v_region').select('code').where('code', '=', region).executeTakeFirst(),
    may: () => true,

    async run(tx, { id: fileId, name, region, type, bytes }, _region, { actor }) {
      const sha256 = await files.put(bytes);
      await tx
        .insertInto('platform.file')
        .values({
          region,
          id: fileId,
          sha256,
          name,
          type,
          size: bytes.byteLength,
          organisation_id: actor.posts[0]?.organisationId ?? null,
          uploaded_by: actor.personId,
        })
        .execute();
      return { id: fileId, name, type, size: bytes.byteLength };
    },
    record: ({ id: fileId, region }, _region, { type, size }) => ({
      subject: { kind: 'file', id: fileId },
      region,
      detail: { type, size },
    }),
  });
