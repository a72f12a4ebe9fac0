import { MILESTONE_STATES } from '#core/projects/carrying/milestone.ts';
import type { Milestone } from './answers.ts';

/** 年度任务 or milestones in a line: until when each was to be done, and whether it was. */
export function MilestoneLine({ milestones }: { milestones: readonly Milestone[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <section className="case-track milestone-line" aria-label="任务" tabIndex={0}>
      <ol>
        {milestones.map(({ id, title, due, state, late }) => (
          <li key={id} className={state === 'done' || state === 'done-late' ? 'done' : state === 'late' ? 'late' : ''}>
            <b>{title}</b>
            <span>
              {due} {MILESTONE_STATES[state]}
              {late > 0 && ` ${late} 天`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
