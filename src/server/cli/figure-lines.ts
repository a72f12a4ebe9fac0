import type { Definition } from '#core/programmes/definition.ts';
import type { Evaluation } from '#core/programmes/evaluate.ts';
import { formOf, formula, gapWords, goalWords, inForm } from '#core/programmes/language/figure-words.ts';
import { STATUS_LABELS } from '#core/programmes/status.ts';

/** The figures of a programme on a day, for machines. */
export function figuresOf(definition: Definition, evaluation: Evaluation) {
  return {
    programme: definition.id,
    version: definition.version,
    title: definition.title,
    on: evaluation.on,
    targets: evaluation.targets.map(({ target, by, figure, met, status, gap, missing }) => ({
      id: target.id,
      statement: target.statement,
      section: target.source.section,
      by,
      goal: target.goal,
      value: figure.value,
      numerator: figure.numerator ?? null,
      denominator: figure.denominator ?? null,
      met,
      status,
      statusName: STATUS_LABELS[status],
      gap: gap?.amount ?? null,
      gapWords: missing.length > 0 ? null : gapWords(target, figure),
      formula: missing.length > 0 ? null : formula(target, figure),
      missingSources: missing,
      evidence: figure.evidence.map(({ subject }) => subject),
      lacking: figure.lacking.map(({ subject }) => subject),
    })),
  };
}

/** The same, a line a target, for people. */
export function printFigures(definition: Definition, evaluation: Evaluation): void {
  console.log(`${definition.title}（第 ${definition.version} 版） 截至 ${evaluation.on}`);
  for (const { target, figure, status, missing } of evaluation.targets) {
    const form = formOf(target);
    const shown =
      figure.value === null
        ? '—'
        : `${inForm(figure.value, form, target.goal)}${form === 'share' ? '' : ` ${target.unit ?? ''}`}`;
    const gap = missing.length > 0 ? `缺 ${missing.join('、')}` : (gapWords(target, figure) ?? '');
    console.log(
      `${STATUS_LABELS[status]}  ${target.id}  ${shown}（${goalWords(target.goal, form, target.unit)}）  ${target.statement}  ${gap}`.trimEnd(),
    );
  }
}
