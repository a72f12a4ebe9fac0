import { Moment } from '#web/ui/figures.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { TaskStep } from './answers.ts';

const STEP_WORDS: Readonly<Record<TaskStep['step'], string>> = {
  交办: '交办任务',
  进展: '报告进展',
  完成: '报告完成',
  退回: '退回再办',
  确认: '确认办结',
  撤销: '撤销任务',
  改期: '改期',
  转交: '转交',
};

/** 经过: who did what when, and what they said. */
export function History({ steps }: { steps: readonly TaskStep[] }) {
  return (
    <Section title="经过">
      <ol className="work-track">
        {steps.map(({ id, step, personName, at, progress, note }) => (
          <li key={id} className={`work-step step-${step}`}>
            <p>
              <b>{STEP_WORDS[step]}</b>
              {step === '进展' && progress !== null && <span className="number"> {progress}%</span>}{' '}
              <span className="quiet">
                {personName} <Moment at={at} />
              </span>
            </p>
            {note !== '' && <p className="work-said">{note}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
