import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { attach, detach } from '../../attachments.ts';
import { collaborationPermissions } from '../../permissions.ts';
import * as store from '../store.ts';

/** 添加会议材料: open to everybody who sees the meeting. */
export const attachPaper = command({
  name: 'collaboration.attach-paper',
  input: contract.collaboration.attachPaper.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.minute,

  async run(tx, { part, fileRegion, fileId }, { region, id, state }, caller) {
    if (state === 'cancelled') throw new Refusal('conflict', 'collaboration.papers-closed');
    return attach(tx, caller, { about: 'meeting', region, id, part: part ?? '' }, { region: fileRegion, id: fileId });
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'meeting', id }, region }),
});

/** 移除会议材料. */
export const removePaper = command({
  name: 'collaboration.remove-paper',
  input: contract.collaboration.removePaper.input,
  subject: (tx, { region, id }) => store.meeting(tx, region, id),
  may: collaborationPermissions.minute,

  async run(tx, { paperId }, { region, id }) {
    await detach(tx, { about: 'meeting', region, id }, paperId);
    return { id: paperId };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'meeting', id }, region }),
});
