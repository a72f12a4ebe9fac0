import type { FormLibrary } from '#core/forms/library.ts';

let loading: Promise<FormLibrary> | undefined;

/** The form library, in a part of its own: loaded when the first form is filled in or edited, never for reading one. */
export function formLibrary(): Promise<FormLibrary> {
  loading ??= import('survey-core').then(({ SurveyModel, ExpressionRunner, ConditionsParser }) => ({
    SurveyModel,
    ExpressionRunner,
    ConditionsParser,
  }));
  return loading;
}
