import { inForm } from '#core/programmes/language/figure-words.ts';
import { vocabulary } from '#core/programmes/vocabulary.ts';
import type { Target, TargetStatus } from '../answers.ts';

/** How far a status asks for somebody's attention, worst first. */
export const STATUS_ORDER = [
  'missed',
  'at-risk',
  'on-track',
  'met',
  'not-due',
  'no-source',
  'nothing-to-measure',
] as const satisfies readonly TargetStatus[];

/** Statuses on which somebody must act. */
export const isUrgent = (status: TargetStatus) => status === 'missed' || status === 'at-risk';

export const byUrgency = (a: { status: TargetStatus }, b: { status: TargetStatus }) =>
  STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status);

type Measured = Pick<Target, 'form' | 'unit' | 'parts' | 'goal'>;

/** `56.1 %`, `4 个`, `0.35`; of a figure that only says whether all do, `全部达到`. */
export function figureText({ form, unit, parts, goal }: Measured, value: number): string {
  if (parts?.all) return value === 1 ? '全部达到' : '未全部达到';
  return `${inForm(value, form, goal)}${form === 'share' || unit === '' ? '' : ` ${unit}`}`;
}

/** The figure as a card shows it; without one, a dash. Whether all do is told by how many of how many. */
export function valueText(target: Measured & { value: number | null }): string {
  if (target.value === null) return '—';
  return target.parts?.all ? partsText(target.parts) : figureText(target, target.value);
}

/** `56.1 %` of a share of 0–1; nothing to measure, a dash. */
export const shareText = (value: number | null) => (value === null ? '–' : inForm(value, 'share'));

/** `32 / 57`. */
export const partsText = ({ count, whole }: NonNullable<Target['parts']>) =>
  `${inForm(count, 'count')} / ${inForm(whole, 'count')}`;

/** The figure as a length on its axis: of a figure that only says whether all do, the part that does. */
export function lengthOf({ value, parts }: Pick<Target, 'value' | 'parts'>): number | null {
  if (value === null || !parts?.all) return value;
  return parts.whole === 0 ? null : parts.count / parts.whole;
}

/** `≥ 50 %`, `3–5 个`. */
export function goalText(target: Measured): string {
  const { form, unit, goal } = target;
  if (target.parts?.all) return '全部';
  const number = (value: number) => inForm(value, form, goal).replace(/(\.0)? %$/, '');
  const tail = form === 'share' ? ' %' : unit === '' ? '' : ` ${unit}`;
  if ('atLeast' in goal) return `≥ ${number(goal.atLeast)}${tail}`;
  if ('atMost' in goal) return `≤ ${number(goal.atMost)}${tail}`;
  return `${number(goal.between[0])}–${number(goal.between[1])}${tail}`;
}

/** Why there is no figure; `null` when there is one. */
export function whyNoFigure(target: Pick<Target, 'value' | 'status' | 'missingSources'>): string | null {
  if (target.status === 'no-source') {
    const names = target.missingSources.map(factName).join('、');
    return names === '' ? '尚无数据来源' : `尚无数据来源：缺“${names}”`;
  }
  return target.value === null ? '无从计算：当日没有可计入的对象' : null;
}

/** `同比增 6.2 个百分点`: against the same day a year ago; `null` when either figure is absent. */
export function sinceAYear({ form, unit, parts, value, aYearAgo }: Measured & Pick<Target, 'value' | 'aYearAgo'>) {
  if (value === null || aYearAgo === null || parts?.all) return null;
  const step = form === 'share' ? Math.round((value - aYearAgo) * 1000) / 10 : value - aYearAgo;
  if (step === 0) return '同比持平';
  const size = inForm(Math.abs(step), 'number');
  const tail = form === 'share' ? ' 个百分点' : unit === '' ? '' : ` ${unit}`;
  return `同比${step > 0 ? '增' : '减'} ${size}${tail}`;
}

/** The Chinese name of a fact, as the vocabulary has it. */
function factName(name: string): string {
  return name in vocabulary ? vocabulary[name as keyof typeof vocabulary].name : name;
}

/** The place from where the figures are drawn: the lowest and highest value an axis must hold. */
export function axisOf(target: Pick<Target, 'form' | 'goal' | 'value' | 'aYearAgo'>): number {
  const { goal } = target;
  const bound = 'atLeast' in goal ? goal.atLeast : 'atMost' in goal ? goal.atMost : goal.between[1];
  const highest = Math.max(bound, target.value ?? 0, target.aYearAgo ?? 0);
  if (target.form === 'share') return Math.max(1, highest);
  return highest <= 0 ? 1 : highest * 1.2;
}

/** The part of the axis in which the goal holds. */
export function goalBand(goal: Target['goal'], top: number): [number, number] {
  if ('atLeast' in goal) return [goal.atLeast, top];
  if ('atMost' in goal) return [0, goal.atMost];
  return [goal.between[0], goal.between[1]];
}
