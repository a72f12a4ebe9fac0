import type { Contribution } from '../contribution.ts';
import type { Target } from '../definition.ts';
import type { Fact } from '../fact.ts';
import { type Figure, valueOf, weightOf } from '../figure.ts';
import { boundsOf, gapOf } from '../goal.ts';
import { groupMeans, momentsOf, sumOf } from '../values.ts';
import { termOf } from '../vocabulary.ts';
import { factOf, type Goal, type Measure, setsOf } from './measure.ts';

/** What of a target decides how its figure is written. */
type Shown = Pick<Target, 'measure' | 'goal'> & { readonly unit?: string | undefined };

const POINTS = '百分点';

/** How a figure is shown: a whole number, a share in per cent, or a number. */
export type Form = 'count' | 'share' | 'number';

/** A value is a share when its measure makes one, or when its unit is 百分点 or none and its goal asks for at most 1. */
export function formOf({ measure, goal, unit }: Shown): Form {
  if ('count' in measure) return 'count';
  if ('ratio' in measure || 'every' in measure || 'per' in measure) return 'share';
  if ('sum' in measure || 'spread' in measure || (unit ?? POINTS) !== POINTS) return 'number';
  return boundsOf(goal).every((bound) => Math.abs(bound) <= 1 || !Number.isFinite(bound)) ? 'share' : 'number';
}

/**
 * A figure as shown: 1,256, 56.0 %, 0.515. A share has one decimal, a number up to three, rounded to the nearest — and as
 * many more as it takes to tell it from a bound it has not reached: of its goal, 0, and for a share the whole. 49.96 % is
 * not shown as 50.0 % where 50 % is asked for, nor 9,999 of 10,000 ever as 100.0 %.
 */
export function inForm(value: number, form: Form, goal?: Goal): string {
  const bounds = [0, ...(form === 'share' ? [1] : []), ...(goal === undefined ? [] : boundsOf(goal))];
  if (form === 'share') return `${rounded(percent(value), 1, bounds.map(percent))} %`;
  const [whole = '', decimals] = trimmed(rounded(value, 3, bounds)).split('.');
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`);
}

/** Rounded to the decimals, or to more where these would hide on which side of a bound the value lies. */
function rounded(value: number, decimals: number, bounds: readonly number[]): string {
  for (let more = decimals; more < MOST_DECIMALS; more += 1) {
    const text = value.toFixed(more);
    if (bounds.every((bound) => Math.sign(Number(text) - bound) === Math.sign(value - bound))) return text;
  }
  return value.toFixed(MOST_DECIMALS);
}

const trimmed = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** Beyond these, differences are those of arithmetic, not of schools. */
const MOST_DECIMALS = 9;

const percent = (share: number) => Number((share * 100).toPrecision(12));

/** 目标用语：不少于 50.0 %、3 至 5. */
export function goalWords(goal: Goal, form: Form, unit = ''): string {
  const shown = (bound: number) => `${inForm(bound, form, goal)}${unit && form !== 'share' ? ` ${unit}` : ''}`;
  if ('atLeast' in goal) return `不少于 ${shown(goal.atLeast)}`;
  if ('atMost' in goal) return `不超过 ${shown(goal.atMost)}`;
  return `${inForm(goal.between[0], form, goal)} 至 ${shown(goal.between[1])}`;
}

/** 差距用语：what is missing in units a person can act on; `null` when nothing is, or there is no figure. */
export function gapWords(target: Shown, figure: Figure): string | null {
  const gap = gapOf(target.measure, target.goal, figure);
  if (gap === null || gap.amount === 0) return null;
  const verb = gap.over ? '超出' : '还差';
  const { measure, unit } = target;
  if (gap.counts !== 'points')
    return `${verb} ${gap.amount} ${unit === undefined || unit === POINTS ? '个' : unit}${membersOf(measure)}`;
  if (formOf(target) === 'share') return `${verb} ${trimmed(rounded(percent(gap.amount), 2, [0]))} 个${POINTS}`;
  return `${verb} ${inForm(gap.amount, 'number')}${unit === undefined ? '' : ` ${unit}`}`;
}

/** 贡献用语：how one organisation stands to a target, in words. */
export function contributionWords(target: Shown, { concerned, counted, value, met }: Contribution): string {
  if (!concerned) return '不在此目标的范围内';
  const { measure } = target;
  const asked = 'per' in measure ? measure.per : target;
  const own = 'per' in measure || counted === null ? formOf(asked) : null;
  if (own === null) return counted ? '已计入' : '尚未计入';
  const figure = value === null ? '自身无从计算' : `自身 ${inForm(value, own, asked.goal)}`;
  return met === null ? figure : `${figure}，${met ? '已达到' : '未达到'}`;
}

/** What the members of a measure are called. */
function membersOf(measure: Measure): string {
  const [first, second] = setsOf(measure).map(({ set }) => set);
  const set = ('ratio' in measure || 'every' in measure ? second : first) ?? '';
  if (typeof set === 'object' && 'participants' in set) return [set.participants].flat().join('、');
  return typeof set === 'object' && set.by === 'organisation' ? '单位' : (termOf(factOf(set))?.name ?? '');
}

/** Sums of more values are not written out. */
const WRITTEN_OUT = 6;

/** 算式：the formula with the numbers put in, e.g. 56 ÷ 100 = 56.0 %. */
export function formula({ measure, goal, unit }: Shown, figure: Figure): string {
  const { value, numerator, denominator, evidence } = figure;
  if (value === null) return '没有可以计算的记录';
  const form = formOf({ measure, goal, unit });
  const result = `${inForm(value, form, goal)}${unit !== undefined && form !== 'share' ? ` ${unit}` : ''}`;
  if ('count' in measure) return `共 ${result}`;
  if ('every' in measure) return `${numerator} ÷ ${denominator}，${value === 1 ? '全部达到' : '尚未全部达到'}`;
  if (denominator !== undefined) return `${numerator} ÷ ${denominator} = ${result}`;
  if ('lowest' in measure) return `${evidence.length} 条记录中最低 = ${result}`;
  if ('highest' in measure) return `${evidence.length} 条记录中最高 = ${result}`;
  if ('sum' in measure) return `${added(evidence, form)} = ${result}`;
  if ('average' in measure) {
    const { average } = measure;
    if (typeof average === 'string' || !('of' in average))
      return `（${added(evidence, form)}）÷ ${evidence.length} = ${result}`;
    const means = [...groupMeans(evidence, average.each)];
    return `（${means.map(([group, mean]) => `${group} ${inForm(mean, form)}`).join(' + ')}）÷ ${means.length} = ${result}`;
  }
  const { spread } = measure as Extract<Measure, { spread: unknown }>;
  const weights =
    typeof spread === 'object' && 'weight' in spread
      ? evidence.map((fact) => weightOf(fact, spread.weight))
      : undefined;
  const moments = momentsOf(evidence.map(valueOf), weights);
  return `标准差 ${inForm(moments?.deviation ?? 0, 'number')} ÷ 平均值 ${inForm(moments?.mean ?? 0, 'number')} = ${result}`;
}

function added(evidence: readonly Fact[], form: Form): string {
  const values = evidence.map(valueOf);
  if (values.length > 0 && values.length <= WRITTEN_OUT) return values.map((value) => inForm(value, form)).join(' + ');
  return `${values.length} 条记录合计 ${inForm(sumOf(values), form)}`;
}
