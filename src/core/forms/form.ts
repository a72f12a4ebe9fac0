import { z } from 'zod';
import { CONDITIONS, LIMITS, QUESTIONS, Question, questionName, shown } from './question.ts';

const panel = {
  type: z.literal('panel'),
  name: questionName,
  title: shown(200).optional(),
  description: shown(1000).optional(),
  ...CONDITIONS,
};
const held = <T extends z.ZodType>(element: T) =>
  z.array(element).max(LIMITS.questions, `题目不能超过 ${LIMITS.questions} 道`);

const InnerPanel = z.strictObject({ ...panel, elements: held(Question) });
const Panel = z.strictObject({
  ...panel,
  elements: held(z.discriminatedUnion('type', [...QUESTIONS, InnerPanel])),
});
const Element = z.discriminatedUnion('type', [...QUESTIONS, Panel]);

const Page = z.strictObject({
  name: questionName,
  title: shown(100).optional(),
  description: shown(1000).optional(),
  visibleIf: CONDITIONS.visibleIf,
  revealsApplicant: CONDITIONS.revealsApplicant,
  elements: held(Element),
});

/**
 * 表单：the part of SurveyJS's JSON that is accepted, and nothing beside it: no HTML, no addresses, nothing that fetches, runs or
 * decorates. What a shape cannot say (names that are unique, expressions that refer to something) is in `problems.ts`.
 */
export const Form = z.strictObject({
  title: shown(100),
  description: shown(2000).optional(),
  pages: z.array(Page).min(1, '表单至少要有一页').max(LIMITS.pages, `表单不能超过 ${LIMITS.pages} 页`),
});

export type Form = z.infer<typeof Form>;
export type FormPage = Form['pages'][number];
/** What stands on a page: a question, or a titled group of them. */
export type FormElement = FormPage['elements'][number];
export type FormPanel = Extract<FormElement, { type: 'panel' }>;

export const isPanel = (element: FormElement): element is FormPanel => element.type === 'panel';
