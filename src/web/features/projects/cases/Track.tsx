import type { Case } from '../answers.ts';

/** 办理进度: the steps of the procedure in order, those passed, the one at hand, and those to come. */
export function Track({ of }: { of: Case }) {
  const at = of.step === null ? of.steps.length : of.steps.findIndex(({ id }) => id === of.step);
  const passed = new Set(of.history.map(({ from }) => from));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <section aria-label="办理进度" className="case-track" tabIndex={0}>
      <ol>
        {of.steps.map(({ id, name, who }, index) => {
          const state = index === at ? 'here' : passed.has(name) && (index < at || of.step === null) ? 'done' : '';
          return (
            <li key={id} className={state} aria-current={state === 'here' ? 'step' : undefined}>
              <b>{name}</b>
              <span>{who}</span>
            </li>
          );
        })}
        {of.outcome !== null && (
          <li className="outcome" aria-current="step">
            <b>{of.outcome}</b>
            <span>办理结束</span>
          </li>
        )}
      </ol>
    </section>
  );
}
