import { type Form, type FormElement, isPanel } from './form.ts';

/** A question as the form library runs it. */
export type LibraryQuestion = {
  readonly name: string;
  readonly title: string;
  readonly value: unknown;
  readonly isVisible: boolean;
  readonly isVisibleInSurvey: boolean;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly errors: readonly { getErrorType(): string; getText(): string }[];
  getType(): string;
  /** The groups of a repeated one. */
  readonly panels?: readonly { readonly questions: readonly LibraryQuestion[] }[];
};

type LibraryModel = {
  data: object;
  setVariable(name: string, value: unknown): void;
  getFilteredValues(): Readonly<Record<string, unknown>>;
  validate(tells: boolean): boolean;
  getQuestionByName(name: string): LibraryQuestion | null;
};

/** An expression that can be computed over values by name. */
export type Computation = { runValues(values: Readonly<Record<string, unknown>>): unknown };

/**
 * 表单库：what of SurveyJS's survey-core is used: it reads expressions, and knows what they show, demand and compute. The core
 * does not load it; server and browser hand in the same one, and so both find the same.
 */
export type FormLibrary = {
  readonly SurveyModel: new (json: object) => LibraryModel;
  readonly ExpressionRunner: new (expression: string) => Computation;
  readonly ConditionsParser: new () => { parseExpression(expression: string): unknown };
};

/** Under this name stands what the library asks in the place of a table; no question can be named so. */
export const standInOf = (table: string): string => `${table}-table`;

/**
 * A form as the library runs it. In the place of each table stands a line that is filled in when the table is: the library
 * makes some hundred objects for each cell, and of a table only expressions need it; those are computed in `tables.ts`.
 */
export function modelOf({ SurveyModel }: FormLibrary, form: Form): LibraryModel {
  const pages = form.pages.map((page) => ({ ...page, elements: page.elements.map(withStandIns) }));
  return new SurveyModel({ ...form, pages });
}

function withStandIns(element: FormElement): object {
  if (isPanel(element)) return { ...element, elements: element.elements.map(withStandIns) };
  if (!('columns' in element)) return element;
  const { name, title = name, isRequired, requiredIf, visibleIf, enableIf, validators } = element;
  return { type: 'text', name: standInOf(name), title, isRequired, requiredIf, visibleIf, enableIf, validators };
}

/** Says of an expression whether it is well formed. */
export function expressionReader({ ConditionsParser }: FormLibrary): (expression: string) => boolean {
  const parser = new ConditionsParser();
  return (expression) => parser.parseExpression(expression) !== undefined;
}
