import { DayInput } from '#web/ui/DayInput.tsx';
import type { Milestone } from './answers.ts';

type Moved = { readonly milestone: string; readonly due: string };

/** 新的期限 of milestones that are not done; those left empty stay as they are. */
export function NewDays({
  milestones,
  value = [],
  onChange,
}: {
  milestones: readonly Milestone[];
  value?: readonly Moved[];
  onChange?: (days: readonly Moved[]) => void;
}) {
  return (
    <ul className="carrying-days">
      {milestones
        .filter(({ doneOn }) => doneOn === null)
        .map(({ id, title, due }) => (
          <li key={id}>
            <span>
              {title} <span className="quiet">现为 {due}</span>
            </span>
            <DayInput
              aria-label={`“${title}”的新期限`}
              value={value.find(({ milestone }) => milestone === id)?.due ?? ''}
              onChange={(day) => {
                const others = value.filter(({ milestone }) => milestone !== id);
                onChange?.(day === '' ? others : [...others, { milestone: id, due: day }]);
              }}
            />
          </li>
        ))}
    </ul>
  );
}
