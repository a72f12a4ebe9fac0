import { contract } from '#contract/index.ts';
import { activityLife } from '#core/collaboration/activity.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';
import * as store from '../store.ts';

/** 写总结: from the first on the activity counts towards duties; it may be written anew. */
export const summariseActivity = command({
  name: 'collaboration.summarise-activity',
  input: contract.collaboration.summariseActivity.input,
  subject: (tx, key) => store.activity(tx, key),
  may: collaborationPermissions.organise,

  async run(tx, { id, summary }, activity, { today }) {
    const state = activityLife.after(activity.state, 'summarise');
    await store.nextVersion(tx, activity, activity.version, { state, summary, summarised_on: today });
    return { id };
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
});
