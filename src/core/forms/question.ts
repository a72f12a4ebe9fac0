import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { MOST_IN_EXPRESSION } from './expression.ts';
import { isSafePattern } from './pattern.ts';

/** What a form may hold at most; what people write into it is bounded by these too. */
export const LIMITS = {
  pages: 20,
  questions: 200,
  choices: 300,
  columns: 15,
  rows: 100,
  panels: 30,
  /** Questions of repeated groups, each counted as often as it can be asked. */
  repeated: 600,
  files: 20,
  fileSize: 50_000_000,
  /** Characters of a line, and of a text of many lines. */
  line: 200,
  prose: 10_000,
} as const;

const taken: Readonly<Record<string, unknown>> = {};
/** Names the form library gives a meaning of its own inside expressions. */
const RESERVED = new Set(['row', 'panel', 'parentpanel', 'item', 'choice', 'survey', 'question', 'self', 'totalrow']);
const isFree = (name: string) => !RESERVED.has(name.toLowerCase()) && taken[name] === undefined;

/** How a question is known in expressions and answers. */
export const questionName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, '题目代号由英文字母开头，只含字母、数字和下划线，最多 40 个字符')
  .refine(isFree, '这个代号另有用途，请换一个');

/** Text that is shown as it is. Braces are how the form library puts answers into text, and so they are not for titles. */
export const shown = (most: number) =>
  z
    .string()
    .max(most, `不能超过 ${most} 个字`)
    // oxlint-disable-next-line no-control-regex
    .refine((value) => !/[{}]|[\u0000-\u0008\u000B-\u001F\u007F]|\p{Cs}/u.test(value), '不能含有花括号和控制字符')
    .refine((value) => value.trim() !== '', '不能为空');

const expression = z
  .string()
  .min(1, '表达式不能为空')
  .max(MOST_IN_EXPRESSION, `表达式不能超过 ${MOST_IN_EXPRESSION} 个字符`);
const whole = (least: number, most: number) =>
  z.number().int('应为整数').min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);
const plainNumber = z.number().min(-1e12, '数字太大').max(1e12, '数字太大');
const pattern = z
  .string()
  .refine(isSafePattern, '格式只能由 ^ 与 $ 之间依次排列的字符、字符组和次数组成，至多三处次数可变，不用括号和竖线');

const Validator = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('numeric'),
    minValue: plainNumber.optional(),
    maxValue: plainNumber.optional(),
    text: shown(200),
  }),
  z.strictObject({
    type: z.literal('text'),
    minLength: whole(0, LIMITS.prose).optional(),
    maxLength: whole(1, LIMITS.prose).optional(),
    text: shown(200),
  }),
  z.strictObject({ type: z.literal('regex'), regex: pattern, text: shown(200) }),
  z.strictObject({ type: z.literal('expression'), expression, text: shown(200) }),
]);

const choiceValue = z
  .string()
  .min(1, '选项不能为空')
  .max(100, '选项不能超过 100 个字')
  .refine(
    (value) => value.trim() === value && !/[|{}']/.test(value) && taken[value] === undefined,
    '选项前后不留空格，不含竖线、花括号和单引号',
  );
const Choices = z
  .array(z.union([choiceValue, z.strictObject({ value: choiceValue, text: shown(200) })]))
  .min(1, '至少要有一个选项')
  .max(LIMITS.choices, `选项不能超过 ${LIMITS.choices} 个`)
  .refine(
    (choices) => new Set(choices.map((each) => (typeof each === 'string' ? each : each.value))).size === choices.length,
    '选项不能重复',
  );

/** Shared by questions, panels and pages. */
export const CONDITIONS = {
  visibleIf: expression.optional(),
  enableIf: expression.optional(),
  /** 涉及申报人身份：the answer tells who applies, and is hidden from reviewers who must not know. Ours, not SurveyJS's. */
  revealsApplicant: z.boolean().optional(),
} as const;

const asked = <T extends string>(type: T) => ({
  type: z.literal(type),
  name: questionName,
  title: shown(200).optional(),
  description: shown(1000).optional(),
  startWithNewLine: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  requiredIf: expression.optional(),
  validators: z.array(Validator).max(5, '校验不能超过 5 条').optional(),
  ...CONDITIONS,
});

const limit = z.union([plainNumber, z.string().refine(isDay, '日期应写作 2026-09-01，且确有其日')]);
const written = {
  inputType: z.enum(['text', 'number', 'date', 'tel', 'email']).optional(),
  min: limit.optional(),
  max: limit.optional(),
  maxLength: whole(1, LIMITS.line).optional(),
  placeholder: shown(100).optional(),
};
const computed = {
  expression,
  displayStyle: z.enum(['none', 'decimal', 'percent']).optional(),
  maximumFractionDigits: whole(0, 6).optional(),
};
const chosen = { choices: Choices, colCount: whole(0, 6).optional() };

const Text = z.strictObject({ ...asked('text'), ...written });
const Comment = z.strictObject({
  ...asked('comment'),
  rows: whole(1, 30).optional(),
  maxLength: whole(1, LIMITS.prose).optional(),
  placeholder: shown(200).optional(),
});
const Radiogroup = z.strictObject({ ...asked('radiogroup'), ...chosen });
const Dropdown = z.strictObject({ ...asked('dropdown'), choices: Choices, placeholder: shown(100).optional() });
const several = {
  minSelectedChoices: whole(0, LIMITS.choices).optional(),
  maxSelectedChoices: whole(1, LIMITS.choices).optional(),
};
const Checkbox = z.strictObject({ ...asked('checkbox'), ...chosen, ...several });
const Tagbox = z.strictObject({ ...asked('tagbox'), choices: Choices, placeholder: shown(100).optional(), ...several });
const YesNo = z.strictObject({
  ...asked('boolean'),
  labelTrue: shown(20).optional(),
  labelFalse: shown(20).optional(),
});
const Rating = z.strictObject({
  ...asked('rating'),
  rateMin: whole(0, 10).optional(),
  rateMax: whole(1, 10).optional(),
  minRateDescription: shown(20).optional(),
  maxRateDescription: shown(20).optional(),
});
const Computed = z.strictObject({ ...asked('expression'), ...computed });
const Files = z.strictObject({
  ...asked('file'),
  allowMultiple: z.boolean().optional(),
  maxFiles: whole(1, LIMITS.files).optional(),
  /** Bytes of one file. */
  maxSize: whole(1, LIMITS.fileSize).optional(),
  acceptedTypes: z
    .string()
    .regex(
      /^\.(pdf|docx|xlsx|pptx|png|jpg|jpeg)(, ?\.(pdf|docx|xlsx|pptx|png|jpg|jpeg))*$/,
      '附件类型只能是 .pdf .docx .xlsx .pptx .png .jpg .jpeg，用逗号隔开',
    )
    .optional(),
});

const cell = <T extends string>(cellType: T) => ({
  name: questionName,
  cellType: z.literal(cellType),
  title: shown(100).optional(),
  isRequired: z.boolean().optional(),
  width: z
    .string()
    .regex(/^\d{1,4}(px|%)$/, '列宽写作 120px 或 20%')
    .optional(),
});
const total = {
  totalType: z.enum(['sum', 'count', 'min', 'max', 'avg']).optional(),
  totalMaximumFractionDigits: whole(0, 6).optional(),
};
const Column = z.discriminatedUnion('cellType', [
  z.strictObject({ ...cell('text'), ...written, ...total }),
  z.strictObject({ ...cell('comment'), maxLength: whole(1, 2000).optional() }),
  z.strictObject({ ...cell('dropdown'), choices: Choices }),
  z.strictObject({ ...cell('boolean') }),
  z.strictObject({ ...cell('expression'), ...computed, ...total }),
]);
const columns = z.array(Column).min(1, '表格至少要有一列').max(LIMITS.columns, `表格不能超过 ${LIMITS.columns} 列`);
const Table = z.strictObject({
  ...asked('matrixdynamic'),
  columns,
  rowCount: whole(0, LIMITS.rows).optional(),
  minRowCount: whole(0, LIMITS.rows).optional(),
  maxRowCount: whole(1, LIMITS.rows).optional(),
  addRowText: shown(20).optional(),
});
const FixedTable = z.strictObject({ ...asked('matrixdropdown'), columns, rows: Choices });

/** What may be asked once, or again and again inside a repeated group. */
const SIMPLE = [Text, Comment, Radiogroup, Dropdown, Checkbox, Tagbox, YesNo, Rating, Computed, Files] as const;
const Simple = z.discriminatedUnion('type', SIMPLE);
const Group = z.strictObject({
  ...asked('paneldynamic'),
  templateElements: z.array(Simple).min(1, '至少要有一题').max(20, '每组不能超过 20 题'),
  panelCount: whole(0, LIMITS.panels).optional(),
  minPanelCount: whole(0, LIMITS.panels).optional(),
  maxPanelCount: whole(1, LIMITS.panels).optional(),
  addPanelText: shown(20).optional(),
});

/** 题目：one question of a form, as SurveyJS writes it. */
export const QUESTIONS = [...SIMPLE, Table, FixedTable, Group] as const;
export const Question = z.discriminatedUnion('type', QUESTIONS);

export type Question = z.infer<typeof Question>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;
export type SimpleQuestion = z.infer<typeof Simple>;
export type Column = z.infer<typeof Column>;
export type Choice = { readonly value: string; readonly text: string };

/** Choices with the text each is shown by. */
export const choicesOf = (choices: z.infer<typeof Choices>): Choice[] =>
  choices.map((each) => (typeof each === 'string' ? { value: each, text: each } : each));

/** 题型 in Chinese. */
export const QUESTION_TYPES: Readonly<Record<QuestionType, string>> = {
  text: '单行填写',
  comment: '多行填写',
  radiogroup: '单选',
  dropdown: '下拉选择',
  checkbox: '多选',
  tagbox: '下拉多选',
  boolean: '是否',
  rating: '评分',
  matrixdynamic: '表格（可增减行）',
  matrixdropdown: '表格（固定行）',
  paneldynamic: '可重复的一组题',
  file: '附件',
  expression: '自动计算',
};
