import { contract } from '#contract/index.ts';
import { ratingUntil } from '#core/collaboration/activity.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import * as store from '../store.ts';

/** 评价: once for each who came. The trail says that somebody rated and not how. */
export const rateActivity = command({
  name: 'collaboration.rate-activity',
  input: contract.collaboration.rateActivity.input,
  subject: (tx, key) => store.activity(tx, key),
  may: () => true,

  async run(tx, { region, id, scores }, activity, { actor, today }) {
    if (activity.state !== 'held' && activity.state !== 'summarised')
      throw new Refusal('conflict', 'collaboration.rating-not-yet');
    const until = ratingUntil(activity.to);
    if (until < today) throw new Refusal('conflict', 'collaboration.rating-over', { until });
    const { state } = await store.linesOf(tx, activity, actor.personId);
    if (state !== '到场') throw new Refusal('forbidden', 'collaboration.attended-only');
    const asked = [...activity.criteria].toSorted().join();
    if (
      scores
        .map(({ criterion }) => criterion)
        .toSorted()
        .join() !== asked
    )
      throw new Refusal('invalid', 'collaboration.rating-incomplete');
    await tx
      .insertInto('collaboration.activity_rating')
      .values(
        scores.map(({ criterion, score }) => ({
          region,
          activity_id: id,
          person_id: actor.personId,
          criterion,
          score,
        })),
      )
      .execute();
    return {};
  },
  record: (_input, { id, region }) => ({ subject: { kind: 'activity', id }, region }),
  constraints: { activity_rated_once: 'collaboration.rated-already' },
});
