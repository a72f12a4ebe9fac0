import { type Form, type FormElement, isPanel } from './form.ts';
import { type Choice, type Column, choicesOf, type Question, type QuestionType } from './question.ts';

/** A column of a table, as lists and documents show it. */
export type FormColumn = {
  readonly name: string;
  readonly title: string;
  readonly choices?: readonly Choice[];
  readonly definition: Column;
};

/** 题：a question where it stands, with what lists, documents and reviews need to know of it. */
export type FormQuestion = {
  readonly name: string;
  readonly title: string;
  readonly type: QuestionType;
  /** Titles from the page down to the question's group, e.g. `['基本情况', '负责人']`; untitled ones are left out. */
  readonly under: readonly string[];
  /** The page, by its name. */
  readonly page: string;
  /** Hidden from reviewers who must not know who applies; what holds for a page or group holds for all in it. */
  readonly revealsApplicant: boolean;
  readonly choices?: readonly Choice[];
  readonly columns?: readonly FormColumn[];
  /** The lines of a table whose lines are fixed. */
  readonly rows?: readonly Choice[];
  /** The questions of a repeated group. */
  readonly questions?: readonly FormQuestion[];
  readonly definition: Question;
};

type Place = Pick<FormQuestion, 'under' | 'page' | 'revealsApplicant'>;

/** Every question of a form in the order it is asked; those of a repeated group stand inside it. */
export function questionsOf(form: Form): FormQuestion[] {
  return form.pages.flatMap((page) =>
    page.elements.flatMap((element) =>
      found(element, {
        page: page.name,
        under: page.title === undefined ? [] : [page.title],
        revealsApplicant: page.revealsApplicant === true,
      }),
    ),
  );
}

function found(element: FormElement, place: Place): FormQuestion[] {
  if (!isPanel(element)) return [asQuestion(element, place)];
  const inside: Place = {
    page: place.page,
    under: element.title === undefined ? place.under : [...place.under, element.title],
    revealsApplicant: place.revealsApplicant || element.revealsApplicant === true,
  };
  return element.elements.flatMap((inner) => found(inner, inside));
}

function asQuestion(definition: Question, place: Place): FormQuestion {
  const revealsApplicant = place.revealsApplicant || definition.revealsApplicant === true;
  const title = definition.title ?? definition.name;
  const { name, type } = definition;
  const inner: Place = { page: place.page, under: [...place.under, title], revealsApplicant };
  return {
    ...place,
    name,
    title,
    type,
    revealsApplicant,
    ...('choices' in definition ? { choices: choicesOf(definition.choices) } : {}),
    ...('columns' in definition ? { columns: definition.columns.map(asColumn) } : {}),
    ...('rows' in definition && Array.isArray(definition.rows) ? { rows: choicesOf(definition.rows) } : {}),
    ...('templateElements' in definition
      ? { questions: definition.templateElements.map((each) => asQuestion(each, inner)) }
      : {}),
    definition,
  };
}

const asColumn = (definition: Column): FormColumn => ({
  name: definition.name,
  title: definition.title ?? definition.name,
  ...('choices' in definition ? { choices: choicesOf(definition.choices) } : {}),
  definition,
});

/** 两版表单的不同：questions by title; `changed` are asked in both, but not the same way. */
export type FormDifference = Readonly<Record<'added' | 'removed' | 'changed', readonly string[]>>;

export function differenceOfForms(before: Form, after: Form): FormDifference {
  const [earlier, later] = [before, after].map((form) => new Map(questionsOf(form).map((each) => [each.name, each])));
  const changed = [...later!.values()].filter((question) => {
    const former = earlier!.get(question.name);
    return former !== undefined && JSON.stringify(former) !== JSON.stringify(question);
  });
  const titles = (questions: Iterable<FormQuestion>) => [...questions].map(({ title }) => title);
  return {
    added: titles([...later!.values()].filter(({ name }) => !earlier!.has(name))),
    removed: titles([...earlier!.values()].filter(({ name }) => !later!.has(name))),
    changed: titles(changed),
  };
}

/** 盲审用的表单：without the questions whose answers tell who applies; to be read, not to be filled in. */
export function blindForm(form: Form): Form {
  const kept = <T extends FormElement>(elements: readonly T[]): T[] =>
    elements
      .filter(({ revealsApplicant }) => revealsApplicant !== true)
      .map((element): T => {
        if (isPanel(element)) return { ...element, elements: kept(element.elements) };
        if (element.type !== 'paneldynamic') return element;
        return { ...element, templateElements: kept(element.templateElements) };
      });
  const pages = form.pages.filter(({ revealsApplicant }) => revealsApplicant !== true);
  return { ...form, pages: pages.map((page) => ({ ...page, elements: kept(page.elements) })) };
}

/** The answers of a form without those that tell who applies: what a blind reviewer sees. */
export function withoutApplicant(form: Form, answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const hidden = new Set(questionsOf(form).flatMap(hiddenIn));
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      if (hidden.has(name)) return [];
      if (!Array.isArray(value)) return [[name, value]];
      return [[name, value.map((entry: unknown) => withoutHidden(name, entry, hidden))]];
    }),
  );
}

const hiddenIn = ({ name, revealsApplicant, questions = [] }: FormQuestion): string[] =>
  revealsApplicant
    ? [name]
    : questions.filter((inner) => inner.revealsApplicant).map((inner) => `${name}.${inner.name}`);

function withoutHidden(group: string, entry: unknown, hidden: ReadonlySet<string>): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !hidden.has(`${group}.${name}`)));
}
