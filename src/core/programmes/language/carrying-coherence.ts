import { checkForm } from '../../forms/problems.ts';
import { type FormColumn, type FormQuestion, questionsOf } from '../../forms/questions.ts';
import type { Definition } from '../definition.ts';
import { type Carrying, dueDay } from './carrying.ts';
import type { Procedure } from './procedure.ts';
import type { Segments } from './schema-messages.ts';

type Report = (segments: Segments, message: string) => void;

/** 过程管理能否办理：its steps are there, and so is what is read from forms and tied to targets. */
export function checkCarrying(procedure: Procedure, definition: Definition, at: Segments, report: Report): void {
  const { carrying, steps } = procedure;
  if (carrying === undefined) return;
  const here: Segments = [...at, 'carrying'];
  carrying.at.forEach((name, index) => {
    const step = steps.find(({ id }) => id === name);
    if (step === undefined) report([...here, 'at', index], `steps 中没有 ${name}，请写实施环节的 id`);
    else if (index === 0 && step.kind !== 'wait')
      report([...here, 'at', index], `实施从 wait 环节开始，“${step.name}”不是；请把 wait 环节写在最前`);
  });
  const by = carrying.changes?.by;
  if (by === 'applicant' || by === 'panel')
    report([...here, 'changes', 'by'], '变更由谁决定须写岗位，例如 { posts: [district-officer], of: applicant }');
  const names = carrying.changes?.kinds.map(({ name }) => name) ?? [];
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) report([...here, 'changes', 'kinds', index], `变更类别“${name}”写了两次`);
  });
  for (const from of new Set(readings(carrying).map((reading) => reading.from))) {
    const step = steps.find(({ id }) => id === from);
    const form = definition.forms?.find(({ id }) => id === step?.form)?.form;
    const read = readings(carrying).filter((reading) => reading.from === from);
    if (step?.kind !== 'fill')
      for (const { path } of read) report([...here, ...path, 'from'], `${from} 不是填报环节，请写填这张表的 fill 环节`);
    else if (form !== undefined)
      for (const { path, message } of unreadable(carrying, from, form, definition)) report([...here, ...path], message);
  }
}

type Problem = { readonly path: Segments; readonly message: string };

/**
 * 表单须保留的题：what of the form that is filled at the step would be missing, or could not be read, once work is carried out. A form
 * that is no form at all is told elsewhere.
 */
export function unreadable(
  carrying: Carrying,
  step: string,
  form: unknown,
  { targets = [] }: Pick<Definition, 'targets'>,
): Problem[] {
  const read = checkForm(form, () => true).form;
  if (read === null) return [];
  const questions = questionsOf(read);
  return readings(carrying)
    .filter(({ from }) => from === step)
    .flatMap(({ path, look }) =>
      look(
        questions,
        targets.map(({ id }) => id),
      ).map(([key, message]) => ({ path: [...path, key], message })),
    );
}

type Said = readonly [key: string, message: string];
type Reading = {
  readonly from: string;
  readonly path: Segments;
  readonly look: (questions: readonly FormQuestion[], targets: readonly string[]) => Said[];
};

function readings({ work, leader, goals }: Carrying): Reading[] {
  const found: Reading[] = work.map(({ from, question, task, due, result }, index) => ({
    from,
    path: ['work', index],
    look: (questions) =>
      inTable(questions, question, (columns) => [
        ...missing(columns, 'task', task),
        ...(result === undefined ? [] : missing(columns, 'result', result)),
        ...(columns.some((column) => column.name === due && isDue(column))
          ? []
          : [['due', `表中没有可作期限的列 ${due}：用日期（inputType: date），或选项写作“2018学年”的下拉列`] as const]),
      ]),
  }));
  if (leader !== undefined)
    found.push({
      from: leader.from,
      path: ['leader'],
      look: (questions) =>
        questions.some(({ name, type }) => name === leader.question && type === 'text')
          ? []
          : [['question', `表单中没有单行填写题 ${leader.question}`]],
    });
  if (goals !== undefined)
    found.push({
      from: goals.from,
      path: ['goals'],
      look: (questions, targets) =>
        inTable(questions, goals.question, (columns) => [
          ...missing(columns, 'goal', goals.goal),
          ...tied(columns, goals.target, targets),
        ]),
    });
  return found;
}

function inTable(
  questions: readonly FormQuestion[],
  name: string,
  look: (columns: readonly FormColumn[]) => Said[],
): Said[] {
  const table = questions.find((question) => question.name === name && question.type === 'matrixdynamic');
  return table === undefined
    ? [['question', `表单中没有可增减行的表格 ${name}（matrixdynamic）`]]
    : look(table.columns ?? []);
}

const missing = (columns: readonly FormColumn[], key: string, name: string): Said[] =>
  columns.some((column) => column.name === name) ? [] : [[key, `表中没有列 ${name}`]];

function isDue({ definition, choices = [] }: FormColumn): boolean {
  if (definition.cellType === 'text') return definition.inputType === 'date';
  return definition.cellType === 'dropdown' && choices.every(({ value }) => dueDay(value) !== null);
}

function tied(columns: readonly FormColumn[], name: string, targets: readonly string[]): Said[] {
  const column = columns.find((each) => each.name === name);
  if (column?.definition.cellType !== 'dropdown')
    return [['target', `表中没有下拉列 ${name}；它的选项写本计划 targets 的 id`]];
  const strange = (column.choices ?? []).map(({ value }) => value).filter((value) => !targets.includes(value));
  return strange.length === 0
    ? []
    : [['target', `选项 ${strange.join('、')} 不是本计划的目标，请改为 targets 中的 id，显示的文字写在 text`]];
}
