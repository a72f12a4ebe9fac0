import { checkForm } from '../../forms/problems.ts';
import type { Definition, Duty, Stage, Target } from '../definition.ts';
import { GRACE } from '../duties/duties.ts';
import { REMINDED, REMINDED_LABELS } from '../duties/reminders.ts';
import type { FactSet, Goal, Measure } from './measure.ts';
import { setsOf } from './measure.ts';
import { checkProcedure } from './procedure-coherence.ts';
import type { Finding, Segments } from './schema-messages.ts';
import { strangeWords } from './strange-words.ts';

type Named = { readonly id: string } | { readonly role: string };
type Report = (segments: Segments, message: string, severity?: Finding['severity']) => void;

/**
 * 前后一致：what several places of a definition must agree on — ids used once, days in order, everything referred to
 * declared, goals a measure can reach — and, as warnings, words that the vocabulary does not know.
 */
export function incoherences(definition: Definition): Finding[] {
  const found: Finding[] = [];
  const report: Report = (segments, message, severity = 'error') => found.push({ segments, message, severity });
  const { period } = definition;
  if (period.to < period.from) report(['period', 'to'], '结束日期早于开始日期');

  for (const part of [
    'bodies',
    'targets',
    'duties',
    'stages',
    'procedures',
    'instruments',
    'forms',
    'fundLines',
  ] as const)
    once(definition[part], [part], report);
  once(definition.participants, ['participants'], report);

  definition.targets?.forEach((target, index) => {
    checkTarget(target, definition, ['targets', index], report);
  });
  definition.duties?.forEach((duty, index) => {
    checkDuty(duty, definition, ['duties', index], report);
  });
  definition.stages?.forEach((stage, index) => {
    checkStage(stage, definition, ['stages', index], report);
    const before = definition.stages?.[index - 1];
    if (before !== undefined && stage.from < before.from)
      report(['stages', index, 'from'], `早于前一阶段“${before.name}”的开始日期`);
  });
  definition.procedures?.forEach((procedure, index) => {
    once(procedure.steps, ['procedures', index, 'steps'], report);
    checkProcedure(procedure, definition, ['procedures', index], report);
  });
  definition.forms?.forEach(({ form }, index) => {
    // Whether an expression is well formed is found when the form is taken into use; its library is not for the core.
    for (const { place, message } of checkForm(form, () => true).problems)
      report(['forms', index, 'form'], `${place}：${message}`);
  });
  definition.instruments?.forEach(({ dimensions }, index) => {
    once(dimensions, ['instruments', index, 'dimensions'], report);
    dimensions.forEach(({ criteria }, dimension) => {
      once(criteria, ['instruments', index, 'dimensions', dimension, 'criteria'], report);
    });
  });
  return found;
}

function checkTarget({ measure, goal, by }: Target, definition: Definition, at: Segments, report: Report) {
  checkMeasure(measure, goal, definition, at, report);
  if (by !== undefined && by < definition.period.from) report([...at, 'by'], '期限早于计划开始日期');
  if (by !== undefined && by > definition.period.to) report([...at, 'by'], '期限晚于计划结束日期', 'warning');
}

function checkMeasure(measure: Measure, goal: Goal, definition: Definition, at: Segments, report: Report) {
  for (const { path, set } of setsOf(measure)) checkSet(set, definition, [...at, 'measure', ...path], report);
  checkGoal(measure, goal, [...at, 'goal'], report);
  if ('per' in measure) checkGoal(measure.per.measure, measure.per.goal, [...at, 'measure', 'per', 'goal'], report);
}

function checkGoal(measure: Measure, goal: Goal, at: Segments, report: Report) {
  const bounds = Object.values(goal).flat();
  if ('between' in goal && goal.between[1] < goal.between[0]) report([...at, 'between'], '下限大于上限');
  if ('every' in measure && !('atLeast' in goal && goal.atLeast === 1)) report(at, 'every 的目标只能是 { atLeast: 1 }');
  else if (('ratio' in measure || 'per' in measure) && bounds.some((bound) => bound < 0 || bound > 1))
    report(at, '比例写作 0 至 1 之间的小数，例如 0.85');
  else if ('count' in measure && bounds.some((bound) => bound < 0 || !Number.isInteger(bound)))
    report(at, '个数须为不小于 0 的整数');
}

function checkSet(set: FactSet, definition: Definition, at: Segments, report: Report) {
  if (typeof set === 'object' && 'participants' in set)
    checkRoles(set.participants, definition, [...at, 'participants'], report);
  for (const { path, message } of strangeWords(set)) report([...at, ...path], message, 'warning');
}

function checkRoles(roles: string | readonly string[], definition: Definition, at: Segments, report: Report) {
  for (const role of [roles].flat())
    if (!definition.participants?.some((participant) => participant.role === role))
      report(at, `participants 中没有声明“${role}”`);
}

function checkDuty(
  { owedBy, rhythm, metBy, from, to, grace, remind }: Duty,
  definition: Definition,
  at: Segments,
  report: Report,
) {
  if ('body' in owedBy && !definition.bodies?.some(({ id }) => id === owedBy.body))
    report([...at, 'owedBy', 'body'], `bodies 中没有 ${owedBy.body}`);
  if ('participants' in owedBy) checkRoles(owedBy.participants, definition, [...at, 'owedBy', 'participants'], report);
  if ('each' in owedBy) checkSet(owedBy.each, definition, [...at, 'owedBy', 'each'], report);
  checkSet(metBy, definition, [...at, 'metBy'], report);
  if ('between' in rhythm && rhythm.between[1] < rhythm.between[0])
    report([...at, 'rhythm', 'between'], '结束日期早于开始日期');
  if ('per' in rhythm && rhythm.per === 'calendar-year' && rhythm.during !== undefined)
    report([...at, 'rhythm', 'during'], 'during: term 不用于自然年');
  checkReminders(remind, grace?.days ?? GRACE, [...at, 'remind'], report);
  const { period } = definition;
  if ((from ?? period.from) > (to ?? period.to))
    report([...at, from === undefined ? 'to' : 'from'], '开始日期晚于结束日期');
}

/** Who is nearer to the act is told no later than who is farther, and nobody when it is too late to make up. */
function checkReminders(remind: Duty['remind'], grace: number, at: Segments, report: Report) {
  if (remind === undefined) return;
  const told = REMINDED.flatMap((level) => (remind[level] === undefined ? [] : [{ level, days: remind[level] }]));
  if (told.length === 0) report(at, '至少写明提醒谁：owner、liaison 或 office');
  told.forEach(({ level, days }, index) => {
    const before = told[index - 1];
    if (before !== undefined && days > before.days)
      report([...at, level], `${REMINDED_LABELS[level]}的提醒不能早于${REMINDED_LABELS[before.level]}`);
    if (-days > grace) report([...at, level], '提醒不能晚于补办期限');
  });
}

function checkStage(stage: Stage, definition: Definition, at: Segments, report: Report) {
  if (stage.to < stage.from) report([...at, 'to'], '结束日期早于开始日期');
  once(stage.tasks, [...at, 'tasks'], report);
  stage.tasks?.forEach(({ by, metBy }, index) => {
    const here = [...at, 'tasks', index];
    if (by !== undefined && by < stage.from) report([...here, 'by'], '期限早于阶段开始日期');
    if (by !== undefined && by > stage.to) report([...here, 'by'], '期限晚于阶段结束日期', 'warning');
    if (metBy !== undefined) checkMeasure(metBy.measure, metBy.goal, definition, [...here, 'metBy'], report);
  });
}

function once(items: readonly Named[] | undefined, at: Segments, report: Report) {
  const seen = new Set<string>();
  items?.forEach((item, index) => {
    const key = 'id' in item ? 'id' : 'role';
    const name = 'id' in item ? item.id : item.role;
    if (seen.has(name)) report([...at, index, key], `${name} 已用过`);
    seen.add(name);
  });
}
