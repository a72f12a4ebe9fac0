import type { ExpressionRunner, SurveyModel } from 'survey-core';
import type { Form, FormElement } from '#core/forms/form.ts';
import { isPanel } from '#core/forms/form.ts';

/** The form library weighs 30 MB and takes its time to load: it comes with the first form that is checked. */
const library = () => import('survey-core');

/** Under this name stands what the library asks in the place of a table; no question can be named so. */
export const standInOf = (table: string): string => `${table}-table`;

/**
 * A form as the library runs it, without a page: it shows, demands and computes as in the browser. In the place of each table
 * stands a line that is filled in when the table is: the library makes some hundred objects for each cell, and nothing but
 * its expressions depends on them; those are computed in `tables.ts`.
 */
export async function modelOf(form: Form): Promise<SurveyModel> {
  const { SurveyModel: Model } = await library();
  const pages = form.pages.map((page) => ({ ...page, elements: page.elements.map(withStandIns) }));
  return new Model({ ...form, pages });
}

function withStandIns(element: FormElement): object {
  if (isPanel(element)) return { ...element, elements: element.elements.map(withStandIns) };
  if (!('columns' in element)) return element;
  const { name, title = name, isRequired, requiredIf, visibleIf, enableIf, validators } = element;
  return { type: 'text', name: standInOf(name), title, isRequired, requiredIf, visibleIf, enableIf, validators };
}

/** Says of an expression whether it is well formed. */
export async function expressionReader(): Promise<(expression: string) => boolean> {
  const { ConditionsParser } = await library();
  const parser = new ConditionsParser();
  return (expression) => parser.parseExpression(expression) !== undefined;
}

/** An expression that can be computed over values by name. */
export type Computation = Pick<ExpressionRunner, 'runValues'>;

export async function computations(): Promise<(expression: string) => Computation> {
  const { ExpressionRunner: Runner } = await library();
  return (expression) => new Runner(expression);
}
