import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { attach, detach } from '../../attachments.ts';
import { collaborationPermissions } from '../../permissions.ts';
import * as store from '../store.ts';

const PHOTOS: readonly string[] = ['image/jpeg', 'image/png'];

/** 添加资料或照片: open to everybody who sees the activity. */
export const attachMaterial = command({
  name: 'collaboration.attach-material',
  input: contract.collaboration.attachMaterial.input,
  subject: (tx, key) => store.activity(tx, key),
  may: collaborationPermissions.organise,

  async run(tx, { part, fileRegion, fileId }, { region, id, state }, caller) {
    if (state === 'cancelled') throw new Refusal('conflict', 'collaboration.materials-closed');
    const attached = await attach(
      tx,
      caller,
      { about: 'activity', region, id, part },
      { region: fileRegion, id: fileId },
    );
    const { type } = await tx
      .selectFrom('platform.file')
      .select('type')
      .where('region', '=', fileRegion)
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    if (part === '照片' && !PHOTOS.includes(type)) throw new Refusal('invalid', 'collaboration.not-a-photo');
    return attached;
  },
  record: ({ part }, { id, region }) => ({ subject: { kind: 'activity', id }, region, detail: { part } }),
});

/** 移除资料或照片. */
export const removeMaterial = command({
  name: 'collaboration.remove-material',
  input: contract.collaboration.removeMaterial.input,
  subject: (tx, key) => store.activity(tx, key),
  may: collaborationPermissions.organise,

  async run(tx, { materialId }, { region, id }) {
    await detach(tx, { about: 'activity', region, id }, materialId);
    return { id: materialId };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
});
