import type { Duty, Rhythm } from '../definition.ts';
import { ATTRIBUTE_NAMES, termOf } from '../vocabulary.ts';
import { formOf, goalWords } from './figure-words.ts';
import { type Condition, type During, type FactSet, factOf, type Measure } from './measure.ts';

const OPERATORS = {
  count: '的数量',
  sum: '合计',
  average: '平均值',
  lowest: '最低值',
  highest: '最高值',
  spread: '差异系数',
} as const;

/** 指标用语：the measure in words, e.g. 义务教育学校中属于“加入联盟的学校”的比例. */
export function measureWords(measure: Measure): string {
  if ('ratio' in measure) return `${setWords(measure.ratio.among)}中属于“${setWords(measure.ratio.of)}”的比例`;
  if ('every' in measure) return `${setWords(measure.every.among)}是否全部属于“${setWords(measure.every.of)}”`;
  if ('per' in measure) {
    const { each, measure: own, goal } = measure.per;
    const form = formOf({ measure: own, goal });
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
