import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { orForever } from '../../../platform/database/database.ts';
import { organisationsPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 通过治理文件: the new version takes the place of the one in force; nothing adopted is ever changed. */
export const adoptDocument = command({
  name: 'organisations.adopt-document',
  input: contract.organisations.adoptDocument.input,
  subject: (tx, { id }) => store.alliance(tx, id),
  may: organisationsPermissions.adopt,

  async run(tx, { id: allianceId, kind, title, body, responsibilities, unified, from, fileId }, alliance, { actor }) {
    if (kind === '权责清单' && (responsibilities ?? []).length === 0)
      throw new Refusal('invalid', 'organisations.document-needs-table');
    if (kind === '五统一' && (unified === null || Object.values(unified).includes('')))
      throw new Refusal('invalid', 'organisations.document-needs-statements');
    if (from < alliance.from || (alliance.to !== null && from >= alliance.to))
      throw new Refusal('invalid', 'organisations.outside-alliance-life', {
        from: alliance.from,
        to: alliance.to ?? '今',
      });
    const inForce = await tx
      .selectFrom('organisations.alliance_document')
      .select(['id', 'from_day as from'])
      .where('alliance_id', '=', allianceId)
      .where('kind', '=', kind)
      .orderBy('from_day', 'desc')
      .executeTakeFirst();
    if (inForce !== undefined && inForce.from >= from)
      throw new Refusal('conflict', 'organisations.document-newer', { from: inForce.from });
    if (inForce !== undefined)
      await tx
        .updateTable('organisations.alliance_document')
        .set({ to_day: from })
        .where('id', '=', inForce.id)
        .execute();
    const file =
      fileId === null
        ? undefined
        : await tx
            .selectFrom('platform.file')
            .select(['region', 'id'])
            .where('id', '=', fileId)
            .where('uploaded_by', '=', actor.personId)
            .executeTakeFirst();
    if (fileId !== null && file === undefined) throw new Refusal('not-found', 'platform.not-found');
    const id = randomUUID();
    await tx
      .insertInto('organisations.alliance_document')
      .values({
        id,
        alliance_id: allianceId,
        kind,
        title,
        body,
        responsibilities: kind === '权责清单' ? JSON.stringify(responsibilities) : null,
        unified: kind === '五统一' ? JSON.stringify(unified) : null,
        file_region: file?.region ?? null,
        file_id: file?.id ?? null,
        from_day: from,
        to_day: orForever(alliance.to),
      })
      .execute();
    return { id };
  },
  record: ({ kind, title, from }, { id, region }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { kind, title, from },
  }),
  constraints: { alliance_document_once: 'platform.changed-meanwhile' },
});
