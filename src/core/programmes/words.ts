import type { Duty, Rhythm, Target } from './definition.ts';
import { type Figure, valueOf, weightOf } from './figure.ts';
import { boundsOf, gapOf } from './goal.ts';
import type { Condition, During, FactSet, Goal, Measure } from './measure.ts';
import { factOf, termOf } from './strange-words.ts';
import { groupMeans, momentsOf, sumOf } from './values.ts';
import { ATTRIBUTE_NAMES } from './vocabulary.ts';

/** How a figure is shown: a whole number, a share in per cent, or a number. */
export type Form = 'count' | 'share' | 'number';

/** A value is a share when its measure makes one, or when it has no unit and its goal asks for at most 1. */
export function formOf({ measure, goal, unit }: Pick<Target, 'measure' | 'goal' | 'unit'>): Form {
  if ('count' in measure) return 'count';
  if ('ratio' in measure || 'every' in measure || 'per' in measure) return 'share';
  if ('sum' in measure || 'spread' in measure || unit !== undefined) return 'number';
  return boundsOf(goal).every((bound) => Math.abs(bound) <= 1 || !Number.isFinite(bound)) ? 'share' : 'number';
}

/** A figure as shown: 56, 56.0 %, 0.515. */
export function inForm(value: number, form: Form): string {
  if (form === 'share') return `${(value * 100).toFixed(1)} %`;
  return String(Number(value.toFixed(3)));
}

const OPERATORS = {
  count: '的数量',
  sum: '合计',
  average: '平均值',
  lowest: '最低值',
  highest: '最高值',
  spread: '差异系数',
} as const;

/** 指标用语：the measure in words, e.g. 义务教育学校中有加入联盟的学校记录的比例. */
export function measureWords(measure: Measure): string {
  if ('ratio' in measure) return `${setWords(measure.ratio.among)}中属于“${setWords(measure.ratio.of)}”的比例`;
  if ('every' in measure) return `${setWords(measure.every.among)}是否全部属于“${setWords(measure.every.of)}”`;
  if ('per' in measure) {
    const { each, measure: own, goal } = measure.per;
    const form = formOf({ measure: own, goal, unit: undefined });
    return `${setWords(each)}中${measureWords(own)}${goalWords(goal, form)}的比例`;
  }
  for (const [operator, words] of Object.entries(OPERATORS)) {
    const argument = (measure as Readonly<Record<string, FactSet | { of: FactSet; each?: string; weight?: string }>>)[
      operator
    ];
    if (argument === undefined) continue;
    if (typeof argument === 'string' || !('of' in argument)) return `${setWords(argument)}${words}`;
    const how =
      argument.each === undefined
        ? `以${attributeWords(argument.weight ?? '')}加权的`
        : `按${attributeWords(argument.each)}分组后再平均的`;
    return `${setWords(argument.of)}${how}${words}`;
  }
  return '';
}

const DURING: Readonly<Record<During, string>> = {
  'school-year': '本学年',
  'calendar-year': '本年',
  semester: '本学期',
  ever: '历来',
};

/** 集合用语：a set in words, e.g. 联盟（学区、教育集团）. */
export function setWords(set: FactSet): string {
  const name = termOf(factOf(set))?.name ?? factOf(set);
  if (typeof set === 'string') return name;
  const time = set.during === undefined ? '' : DURING[set.during];
  const what =
    'participants' in set
      ? [set.participants].flat().join('、')
      : 'by' in set && set.by === 'organisation'
        ? `有${name}记录的单位`
        : name;
  const conditions = Object.entries(set.where ?? {}).map(([attribute, condition]) =>
    conditionWords(attribute, condition),
  );
  return `${time}${what}${conditions.length > 0 ? `（${conditions.join('，')}）` : ''}`;
}

function conditionWords(attribute: string, condition: Condition): string {
  const name = attributeWords(attribute);
  if (typeof condition === 'boolean') return condition ? name : `非${name}`;
  if (typeof condition !== 'object') return typeof condition === 'number' ? `${name} ${condition}` : condition;
  if (Array.isArray(condition)) return condition.join('、');
  if ('not' in condition) return `${name}不是${condition.not.join('、')}`;
  const { atLeast, atMost } = condition as { atLeast?: number; atMost?: number };
  return `${name}${[atLeast === undefined ? '' : `不少于 ${atLeast}`, atMost === undefined ? '' : `不超过 ${atMost}`].filter(Boolean).join('且')}`;
}

/** The Chinese name of an attribute. */
export function attributeWords(attribute: string): string {
  return ATTRIBUTE_NAMES[attribute] ?? attribute;
}

/** 目标用语：不少于 50.0 %、3 至 5. */
export function goalWords(goal: Goal, form: Form, unit = ''): string {
  const shown = (bound: number) => `${inForm(bound, form)}${unit && form !== 'share' ? ` ${unit}` : ''}`;
  if ('atLeast' in goal) return `不少于 ${shown(goal.atLeast)}`;
  if ('atMost' in goal) return `不超过 ${shown(goal.atMost)}`;
  return `${inForm(goal.between[0], form)} 至 ${shown(goal.between[1])}`;
}

/** 差距用语：what is missing in units a person can act on; `null` when nothing is, or there is no figure. */
export function gapWords(target: Pick<Target, 'measure' | 'goal' | 'unit'>, figure: Figure): string | null {
  const gap = gapOf(target.measure, target.goal, figure);
  if (gap === null || gap.amount === 0) return null;
  const verb = gap.over ? '超出' : '还差';
  const { measure, unit } = target;
  if (gap.counts !== 'points') return `${verb} ${gap.amount} ${unit ?? '个'}${membersOf(measure)}`;
  if (formOf(target) === 'share') return `${verb} ${Number((gap.amount * 100).toFixed(2))} 个百分点`;
  return `${verb} ${Number(gap.amount.toFixed(3))}${unit === undefined ? '' : ` ${unit}`}`;
}

/** What the members of a measure are called. */
function membersOf(measure: Measure): string {
  const set =
    'count' in measure
      ? measure.count
      : 'ratio' in measure
        ? measure.ratio.among
        : 'every' in measure
          ? measure.every.among
          : 'per' in measure
            ? measure.per.each
            : '';
  if (typeof set === 'object' && 'participants' in set) return [set.participants].flat().join('、');
  return typeof set === 'object' && set.by === 'organisation' ? '单位' : (termOf(factOf(set))?.name ?? '');
}

const WRITTEN_OUT = 6;

/** 算式：the formula with the numbers put in, e.g. 56 ÷ 100 = 56.0 %. */
export function formula({ measure, goal, unit }: Pick<Target, 'measure' | 'goal' | 'unit'>, figure: Figure): string {
  const { value, numerator, denominator, evidence } = figure;
  if (value === null) return '没有可以计算的记录';
  const form = formOf({ measure, goal, unit });
  const result = `${inForm(value, form)}${unit !== undefined && form !== 'share' ? ` ${unit}` : ''}`;
  if ('count' in measure) return `共 ${result}`;
  if ('every' in measure) return `${numerator} ÷ ${denominator}，${value === 1 ? '全部达到' : '尚未全部达到'}`;
  if (denominator !== undefined) return `${numerator} ÷ ${denominator} = ${result}`;
  if ('lowest' in measure) return `${evidence.length} 条记录中最低 = ${result}`;
  if ('highest' in measure) return `${evidence.length} 条记录中最高 = ${result}`;
  if ('sum' in measure)
    return `${added(
      evidence.map((fact) => inForm(valueOf(fact), form)),
      sumOf(evidence.map(valueOf)),
      form,
    )} = ${result}`;
  if ('average' in measure) {
    const { average } = measure;
    if (typeof average === 'string' || !('of' in average)) {
      const total = added(
        evidence.map((fact) => inForm(valueOf(fact), form)),
        sumOf(evidence.map(valueOf)),
        form,
      );
      return `（${total}）÷ ${evidence.length} = ${result}`;
    }
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

function added(terms: readonly string[], total: number, form: Form): string {
  return terms.length > 0 && terms.length <= WRITTEN_OUT
    ? terms.join(' + ')
    : `${terms.length} 条记录合计 ${inForm(total, form)}`;
}

const PER = { month: '每月', semester: '每学期', 'school-year': '每学年', 'calendar-year': '每年' } as const;

/** 节律用语：每学期 2 次. */
export function rhythmWords(rhythm: Rhythm): string {
  if ('per' in rhythm) return `${rhythm.during === undefined ? '' : '开学期间'}${PER[rhythm.per]} ${rhythm.times} 次`;
  if ('every' in rhythm) return `自 ${rhythm.from} 学年起每 ${rhythm.every.schoolYears} 学年 ${rhythm.times} 次`;
  return `${rhythm.between[0]} 至 ${rhythm.between[1]} 间 ${rhythm.times} 次`;
}

/** 责任方用语：who owes a duty. */
export function owerWords({ owedBy }: Pick<Duty, 'owedBy'>, nameOfBody: (id: string) => string): string {
  if ('issuer' in owedBy) return '发文单位';
  if ('body' in owedBy) return nameOfBody(owedBy.body);
  return `各${'each' in owedBy ? setWords(owedBy.each) : [owedBy.participants].flat().join('、')}`;
}
