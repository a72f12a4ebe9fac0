import { z } from 'zod';
import { id, regionCode } from '#contract/values.ts';
import { command } from '../command.ts';
import { type FileStore, typeOf } from '../files.ts';

const Attach = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  region: regionCode,
  bytes: z.instanceof(Buffer),
});

/** 上传附件. Anyone signed in may attach; who may open it follows from where it is used. */
export const attachFile = (files: FileStore) =>
  command({
    name: 'platform.attach',
    input: Attach,
    async subject(tx, { region, bytes }) {
      const known = await tx
        .selectFrom('organisations.v_region')
        .select('code')
        .where('code', '=', region)
        .executeTakeFirst();
      return known && { type: typeOf(bytes) };
    },
    may: () => true,

    async run(tx, { id: fileId, name, region, bytes }, { type }, { actor }) {
      const sha256 = await files.put(bytes);
      const plain = name.replaceAll(/[\\/\u202a-\u202e\u2066-\u2069]/g, '_');
      await tx
        .insertInto('platform.file')
        .values({
          region,
          id: fileId,
          sha256,
          name: plain,
          type,
          size: bytes.byteLength,
          organisation_id: actor.posts[0]?.organisationId ?? null,
          uploaded_by: actor.personId,
        })
        .execute();
      return { id: fileId, name: plain, type, size: bytes.byteLength };
    },
    record: ({ id: fileId, region }, _subject, { type, size }) => ({
      subject: { kind: 'file', id: fileId },
      region,
      detail: { type, size },
    }),
  });
