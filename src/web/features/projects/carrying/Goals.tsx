import { Section } from '#web/ui/Page.tsx';
import type { Carrying } from './answers.ts';

/** 建设目标 and the targets of the programme they are tied to. */
export function Goals({ of }: { of: Carrying }) {
  if (of.goals.length === 0) return null;
  return (
    <Section title="建设目标" lead="与行动计划的目标对应，完成情况见学校页">
      <ul className="carrying-goals">
        {of.goals.map(({ goal, target, statement }) => (
          <li key={`${target} ${goal}`}>
            <b>{goal}</b>
            <span className="quiet">对应：{statement}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
