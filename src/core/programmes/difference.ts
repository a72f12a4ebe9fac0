import type { Definition, Duty, Rhythm, Target, Task } from './definition.ts';
import { REMINDED, REMINDED_LABELS } from './duties/reminders.ts';
import { formOf, goalWords } from './language/figure-words.ts';
import type { Goal, Measure } from './language/measure.ts';
import { measureWords, owerWords, rhythmWords, setWords } from './language/words.ts';

/** 变化：what differs between two versions in one item of a part, in words; an item that is new has no `before`. */
export type Change = {
  /** 中文名 of the part, as the pages call it, e.g. 目标. */
  readonly part: string;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
};

type Fields = Readonly<Record<string, unknown>>;

/** The parts of a definition, each with its items by their ids; what stands inside an item has the item's id before its own. */
const PARTS: readonly (readonly [
  part: string,
  items: (definition: Definition) => readonly (readonly [string, Fields])[],
])[] = [
  ['机构', ({ bodies = [] }) => bodies.map((body) => [body.id, body])],
  ['参加单位', ({ participants = [] }) => participants.map((participant) => [participant.role, participant])],
  ['目标', ({ targets = [] }) => targets.map((target) => [target.id, target])],
  ['职责', ({ duties = [] }) => duties.map((duty) => [duty.id, duty])],
  ['阶段', ({ stages = [] }) => stages.map(({ tasks: _tasks, ...stage }) => [stage.id, stage])],
  [
    '任务',
    ({ stages = [] }) =>
      stages.flatMap(({ id, tasks = [] }) => tasks.map((task) => [`${id}/${task.id}`, task] as const)),
  ],
  ['程序', ({ procedures = [] }) => procedures.map(({ steps: _steps, ...procedure }) => [procedure.id, procedure])],
  [
    '步骤',
    ({ procedures = [] }) =>
      procedures.flatMap(({ id, steps }) => steps.map((step) => [`${id}/${step.id}`, step] as const)),
  ],
  [
    '评价工具',
    ({ instruments = [] }) =>
      instruments.map(({ dimensions: _dimensions, ...instrument }) => [instrument.id, instrument]),
  ],
  [
    '维度',
    ({ instruments = [] }) =>
      instruments.flatMap(({ id, dimensions }) =>
        dimensions.map((dimension) => [`${id}/${dimension.id}`, dimension] as const),
      ),
  ],
  ['经费', ({ fundLines = [] }) => fundLines.map((line) => [line.id, line])],
  ['未建模事项', ({ notModelled = [] }) => notModelled.map((left) => [left.statement, left])],
];

const FIELDS: Readonly<Record<string, string>> = {
  title: '名称',
  issuer: '发文单位',
  region: '区划代码',
  document: '文件',
  basis: '依据',
  period: '期间',
  scope: '适用范围',
  summary: '概要',
  name: '名称',
  statement: '表述',
  source: '出处',
  measure: '指标',
  goal: '目标值',
  by: '期限',
  unit: '单位',
  who: '谁能推进',
  note: '说明',
  kind: '类别',
  duties: '职责',
  seats: '组成',
  role: '身份',
  enters: '进入',
  leaves: '退出',
  owedBy: '责任方',
  rhythm: '节律',
  metBy: '完成依据',
  grace: '宽限',
  remind: '提醒',
  from: '开始',
  to: '结束',
  owner: '责任人',
  actor: '办理人',
  limit: '时限',
  instrument: '评价工具',
  criteria: '标准',
  why: '原因',
  subject: '对象',
  outcomes: '结果',
  payer: '出资方',
  uses: '用途',
};

/** Everything that differs between two versions of a definition, in the order of the file. */
export function differenceOf(before: Definition, after: Definition): Change[] {
  const heads = [headOf(before), headOf(after)] as const;
  const head = same(...heads) ? [] : [changed('计划', after.id, ...heads)];
  const parts = PARTS.flatMap(([part, itemsOf]) => {
    const [old, now] = [new Map(itemsOf(before)), new Map(itemsOf(after))];
    const ids = [...new Set([...old.keys(), ...now.keys()])];
    return ids.flatMap((id) => ofItem(part, id, old.get(id), now.get(id)));
  });
  return [...head, ...parts];
}

function ofItem(part: string, id: string, old: Fields | undefined, now: Fields | undefined): Change[] {
  if (old === undefined) return [{ part, id, kind: 'added', before: null, after: titleOf(now!) }];
  if (now === undefined) return [{ part, id, kind: 'removed', before: titleOf(old), after: null }];
  return same(old, now) ? [] : [changed(part, id, old, now)];
}

/** Only the fields that differ are put into words. */
function changed(part: string, id: string, old: Fields, now: Fields): Change {
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => !same(old[field], now[field]),
  );
  const words = (item: Fields) =>
    fields.map((field) => `${FIELDS[field] ?? field}：${fieldWords(field, item)}`).join('；');
  return { part, id, kind: 'changed', before: words(old), after: words(now) };
}

function fieldWords(field: string, item: Fields): string {
  const value = item[field];
  if (value === undefined) return '无';
  if (field === 'measure') return measureWords(value as Measure);
  if (field === 'goal') return goalWords(value as Goal, formOf(item as Target));
  if (field === 'rhythm' && typeof value === 'object') return rhythmWords(value as Rhythm);
  if (field === 'owedBy') return owerWords(item as Duty, (id) => id);
  if (field === 'remind') return remindWords(value as NonNullable<Duty['remind']>);
  if (field === 'metBy') return metWords(value as Duty['metBy'] | NonNullable<Task['metBy']>);
  return plainWords(value);
}

function metWords(metBy: Duty['metBy'] | NonNullable<Task['metBy']>): string {
  if (typeof metBy === 'string' || 'fact' in metBy) return setWords(metBy);
  return `${measureWords(metBy.measure)}${goalWords(metBy.goal, formOf(metBy))}`;
}

const remindWords = (remind: NonNullable<Duty['remind']>): string =>
  REMINDED.flatMap((level) => {
    const days = remind[level];
    if (days === undefined) return [];
    return [`${REMINDED_LABELS[level]}${days < 0 ? `期满后 ${-days} 天` : `期满前 ${days} 天`}`];
  }).join('、');

function plainWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainWords).join('、');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plainWords).join(' ');
}

const titleOf = (item: Fields) => String(item['statement'] ?? item['name']);

function headOf({ title, issuer, region, document, basis, period, scope, summary }: Definition): Fields {
  return { title, issuer, region, document, basis, period, scope, summary };
}

/** Whether two parts of a definition say the same; the order of keys says nothing. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same((a as Fields)[key], (b as Fields)[key]));
}
