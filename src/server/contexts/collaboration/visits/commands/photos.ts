import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { attach, detach } from '../../attachments.ts';
import { visitPermissions } from '../permissions.ts';
import * as store from '../store.ts';

/** 附照片 to the draft as a whole or to one of its points. */
export const attachPhoto = command({
  name: 'collaboration.attach-photo',
  input: contract.collaboration.attachPhoto.input,
  subject: (tx, key, { today }) => store.visit(tx, key, today),
  may: visitPermissions.write,

  async run(tx, { number, fileRegion, fileId }, { region, id, state }, caller) {
    if (state === 'sent') throw new Refusal('conflict', 'collaboration.visit-sent-already');
    const file = await tx
      .selectFrom('platform.file')
      .select('type')
      .where('region', '=', fileRegion)
      .where('id', '=', fileId)
      .executeTakeFirst();
    if (file !== undefined && !file.type.startsWith('image/'))
      throw new Refusal('invalid', 'collaboration.photos-only');
    const part = number === null ? '' : String(number);
    return attach(tx, caller, { about: 'visit', region, id, part }, { region: fileRegion, id: fileId });
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'visit', id }, region }),
});

export const removePhoto = command({
  name: 'collaboration.remove-photo',
  input: contract.collaboration.removePhoto.input,
  subject: (tx, key, { today }) => store.visit(tx, key, today),
  may: visitPermissions.write,

  async run(tx, { photoId }, { region, id, state }) {
    if (state === 'sent') throw new Refusal('conflict', 'collaboration.visit-sent-already');
    await detach(tx, { about: 'visit', region, id }, photoId);
    return { id: photoId };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'visit', id }, region }),
});
