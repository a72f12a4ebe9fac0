import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import type { Edition } from '../answers.ts';
import { Comparison } from './Comparison.tsx';
import { changedDecisions } from './merge-decisions.ts';
import { type Writing, writtenIn } from './writing.ts';

/** Somebody else saved while this was written: what they changed, and the way to bring both together. */
export function ChangedMeanwhile({
  writing,
  latest,
  onMerge,
}: {
  writing: Writing;
  latest: Edition;
  onMerge: () => void;
}) {
  const theirs = writtenIn(latest);
  const decisions = changedDecisions(writing.base.decisions, theirs.decisions);
  return (
    <section className="minutes-changed" aria-label="他人的改动" role="alert">
      <h2>{latest.savedBy}保存了新的内容</h2>
      <p>
        <Moment at={latest.savedAt} /> 保存。您写的都还在，没有被覆盖；合并后再保存，两人写的都会留下。
      </p>
      <Comparison before={writing.base.body} after={theirs.body} label={`${latest.savedBy}对正文的改动`} />
      {decisions.length > 0 && <p>议定事项：{decisions.join('、')}</p>}
      <p>
        <Act label="合并到我写的内容里" kind="primary" onClick={onMerge} />
      </p>
    </section>
  );
}
