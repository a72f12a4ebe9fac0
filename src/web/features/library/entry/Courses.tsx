import { ACTIVITY_STATES, type ActivityState } from '#core/collaboration/activity.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days, Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Entry } from '../answers.ts';

/** 由案例转成的课程, as far as one sees the activities; who cultivates the entry makes more of them. */
export function Courses({ of, onMake }: { of: Entry; onMake: () => void }) {
  if (of.courses.length === 0 && of.can.grow !== true) return null;
  return (
    <Section
      title="培训课程"
      actions={
        of.can.grow === true && (
          <Act label="转为培训课程" size="small" disabledBecause={of.can.course} onClick={onMake} />
        )
      }
    >
      {of.courses.length === 0 ? (
        <p className="quiet">还没有由这个案例转成的课程。</p>
      ) : (
        <ul className="lib-courses">
          {of.courses.map(({ region, id, title, kind, from, to, state }) => (
            <li key={id}>
              <Go to={paths.activity(region, id)}>{title}</Go>
              <span className="quiet">
                {kind} · {from === to ? <Days on={from} /> : <Period from={from} to={to} />} ·{' '}
                {ACTIVITY_STATES[state as ActivityState]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
