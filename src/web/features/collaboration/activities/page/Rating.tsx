import { Button } from 'antd';
import { useId, useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { FEWEST_RATINGS } from '#core/collaboration/activity-rating.ts';
import { useDo } from '#web/client.ts';
import { complain, tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Activity } from '../answers.ts';

const SCORES = { 1: '很差', 2: '较差', 3: '一般', 4: '较好', 5: '很好' } as const;
type Score = keyof typeof SCORES;
const scores = [1, 2, 3, 4, 5] as const satisfies readonly Score[];

/** 质量评价: given once by each who came; only the means are shown, from five on. */
export function Rating({ activity }: { activity: Activity }) {
  const { can, own, rated } = activity;
  return (
    <Section
      title="质量评价"
      lead={
        rated === null ? `评价人数不足 ${FEWEST_RATINGS}，不显示` : `${rated.people} 人评价，只显示平均分，满分 5 分`
      }
    >
      {rated !== null && <Result rated={rated} />}
      {can.rate === true && <RatingForm activity={activity} />}
      {own.rated && <p className="act-done">✓ 您已评价，谢谢</p>}
      {can.rate !== true && !own.rated && own.state === '到场' && <p className="quiet">{can.rate}</p>}
    </Section>
  );
}

function Result({ rated }: { rated: NonNullable<Activity['rated']> }) {
  return (
    <ul className="act-rated" aria-label="各项平均分">
      {rated.criteria.map(({ criterion, mean }) => (
        <li key={criterion}>
          <span>{criterion}</span>
          <span className="act-bar" aria-hidden="true">
            <span style={{ width: `${(mean / 5) * 100}%` }} />
          </span>
          <b className="number">{mean.toFixed(1)}</b>
        </li>
      ))}
    </ul>
  );
}

function RatingForm({ activity: { region, id, criteria, ratingUntil } }: { activity: Activity }) {
  const rate = useDo(activityRoutes.rateActivity);
  const form = useId();
  const [given, give] = useState<Readonly<Record<string, Score>>>({});
  const [pending, setPending] = useState(false);
  const missing = criteria.filter((criterion) => given[criterion] === undefined);

  async function send(): Promise<void> {
    setPending(true);
    try {
      await rate({ region, id, scores: criteria.map((criterion) => ({ criterion, score: given[criterion] ?? 0 })) });
      tell('评价已提交，谢谢');
    } catch (error) {
      complain(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      className="act-rating"
      aria-label="评价这次活动"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0) void send();
      }}
    >
      <p className="quiet">
        您参加了这次活动，请逐项打分。每人一次，{ratingUntil} 截止；不记名，谁打了几分没有人看得到。
      </p>
      {criteria.map((criterion) => (
        <fieldset key={criterion}>
          <legend>{criterion}</legend>
          <div className="act-scores">
            {scores.map((score) => (
              <label key={score}>
                <input
                  type="radio"
                  name={`${form}${criterion}`}
                  value={score}
                  checked={given[criterion] === score}
                  onChange={() => give({ ...given, [criterion]: score })}
                />
                <span>
                  <b>{score}</b> {SCORES[score]}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Button type="primary" size="large" htmlType="submit" loading={pending} disabled={missing.length > 0}>
        {missing.length === 0 ? '提交评价' : `还有 ${missing.length} 项没有打分`}
      </Button>
    </form>
  );
}
