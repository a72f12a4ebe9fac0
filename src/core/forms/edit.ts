import { type Form, type FormElement, type FormPage, isPanel } from './form.ts';
import { type Column, QUESTION_TYPES, type Question, type QuestionType } from './question.ts';

// Every change copies what it does not speak of: what the editor does not model stays as it was written.

/** A page, or a question or panel, by its name; names are unique in a form. */
type Name = string;

/** Puts an empty page at the end. */
export function addPage(form: Form): Form {
  const name = freeName(form, 'page');
  return { ...form, pages: [...form.pages, { name, title: `第 ${form.pages.length + 1} 部分`, elements: [] }] };
}

/** Changes a page; `undefined` takes a property away. */
export function changePage(form: Form, name: Name, changes: Partial<FormPage>): Form {
  return { ...form, pages: form.pages.map((page) => (page.name === name ? without({ ...page, ...changes }) : page)) };
}

/** The last page stays. */
export function removePage(form: Form, name: Name): Form {
  return form.pages.length === 1 ? form : { ...form, pages: form.pages.filter((page) => page.name !== name) };
}

export type Direction = 'up' | 'down';

export function movePage(form: Form, name: Name, direction: Direction): Form {
  return { ...form, pages: moved(form.pages, name, direction) };
}

/** Adds a question at the end of a page; the answer's second part is its name. */
export function addQuestion(form: Form, page: Name, type: QuestionType): [Form, Name] {
  const name = freeName(form, 'question');
  const question = bareQuestion(type, name, '');
  return [
    {
      ...form,
      pages: form.pages.map((each) =>
        each.name === page ? { ...each, elements: [...each.elements, question] } : each,
      ),
    },
    name,
  ];
}

/** Changes a question or panel wherever it stands; `undefined` takes a property away. */
export function changeElement(form: Form, name: Name, changes: Readonly<Record<string, unknown>>): Form {
  return everywhere(form, (elements) =>
    elements.map((element) => (element.name === name ? without({ ...element, ...changes }) : element)),
  );
}

/** Removes a question, or a panel with all that is in it. */
export function removeElement(form: Form, name: Name): Form {
  return everywhere(form, (elements) => elements.filter((element) => element.name !== name));
}

/** Moves a question among its neighbours; at the edge of a page it goes over to the next page. */
export function moveElement(form: Form, name: Name, direction: Direction): Form {
  const at = form.pages.findIndex((page) => page.elements.some((element) => element.name === name));
  const page = form.pages[at];
  const neighbour = form.pages[direction === 'up' ? at - 1 : at + 1];
  const edge = direction === 'up' ? page?.elements[0] : page?.elements.at(-1);
  if (page === undefined || neighbour === undefined || edge?.name !== name)
    return everywhere(form, (elements) => moved(elements, name, direction));
  return {
    ...form,
    pages: form.pages.map((each) => {
      if (each === page) return { ...each, elements: each.elements.filter((element) => element !== edge) };
      if (each !== neighbour) return each;
      return { ...each, elements: direction === 'up' ? [...each.elements, edge] : [edge, ...each.elements] };
    }),
  };
}

/** What is kept of a question whose type changes, beside what both types have. */
const COMMON = [
  'title',
  'description',
  'startWithNewLine',
  'isRequired',
  'requiredIf',
  'visibleIf',
  'enableIf',
  'revealsApplicant',
] as const;
const ALIKE: readonly (readonly [readonly QuestionType[], readonly string[]])[] = [
  [['radiogroup', 'dropdown', 'checkbox', 'tagbox'], ['choices']],
  [
    ['checkbox', 'tagbox'],
    ['minSelectedChoices', 'maxSelectedChoices'],
  ],
  [['radiogroup', 'checkbox'], ['colCount']],
  [['matrixdynamic', 'matrixdropdown'], ['columns']],
  [
    ['text', 'comment'],
    ['placeholder', 'maxLength'],
  ],
];

/** Changes the type of a question and keeps what both types know; answers given to the former may not fit the new one. */
export function changeType(form: Form, name: Name, type: QuestionType): Form {
  return everywhere(form, (elements) =>
    elements.map((element) => {
      if (element.name !== name || isPanel(element) || element.type === type) return element;
      const shared = ALIKE.filter(([types]) => types.includes(element.type) && types.includes(type)).flatMap(
        ([, names]) => names,
      );
      const kept = Object.entries(element).filter(([key]) => [...COMMON, ...shared].includes(key));
      return without({ ...bareQuestion(type, name, element.title ?? ''), ...Object.fromEntries(kept) });
    }),
  );
}

/** Choices written one on a line. A choice that has a value of its own keeps it as long as its text stays. */
export function choicesFromLines(
  text: string,
  before: Extract<Question, { choices: unknown }>['choices'],
): Extract<Question, { choices: unknown }>['choices'] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set(lines)].map(
    (line) => before.find((each) => typeof each !== 'string' && each.text === line) ?? line,
  );
}

export const linesFromChoices = (choices: Extract<Question, { choices: unknown }>['choices']): string =>
  choices.map((each) => (typeof each === 'string' ? each : each.text)).join('\n');

/** A column that holds a line of text, under a name the table does not have. */
export function addColumn(columns: readonly Column[]): Column[] {
  const names = new Set(columns.map(({ name }) => name));
  return [
    ...columns,
    { cellType: 'text', name: firstFree((name) => names.has(name), 'column'), title: `第 ${columns.length + 1} 列` },
  ];
}

function bareQuestion(type: QuestionType, name: Name, title: string): Question {
  const common = { name, title: title === '' ? QUESTION_TYPES[type] : title };
  const choices = ['选项一', '选项二'];
  const columns: Column[] = [{ cellType: 'text', name: 'column1', title: '第 1 列' }];
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'tagbox':
      return { ...common, type, choices };
    case 'matrixdynamic':
      return { ...common, type, columns, rowCount: 1 };
    case 'matrixdropdown':
      return { ...common, type, columns, rows: ['第一行', '第二行'] };
    case 'paneldynamic':
      return { ...common, type, panelCount: 1, templateElements: [{ type: 'text', name: 'item1', title: '内容' }] };
    case 'expression':
      return { ...common, type, expression: '0' };
    default:
      return { ...common, type };
  }
}

function everywhere(form: Form, change: (elements: FormElement[]) => FormElement[]): Form {
  const inside = (element: FormElement): FormElement =>
    isPanel(element)
      ? {
          ...element,
          // What is inside a panel is what may stand on a page, but for the panel's own depth, which no change deepens.
          elements: change(element.elements as FormElement[]).map(inside) as typeof element.elements,
        }
      : element;
  return { ...form, pages: form.pages.map((page) => ({ ...page, elements: change(page.elements).map(inside) })) };
}

function moved<T extends { readonly name: string }>(list: readonly T[], name: Name, direction: Direction): T[] {
  const from = list.findIndex((each) => each.name === name);
  const to = direction === 'up' ? from - 1 : from + 1;
  const result = [...list];
  if (from === -1 || to < 0 || to >= list.length) return result;
  [result[from], result[to]] = [list[to]!, list[from]!];
  return result;
}

const without = <T extends object>(written: T): T =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as T;

function freeName(form: Form, stem: string): Name {
  const written = JSON.stringify(form);
  return firstFree((name) => written.includes(`"${name}"`) || written.includes(`{${name}`), stem);
}

function firstFree(isTaken: (name: Name) => boolean, stem: string): Name {
  let number = 1;
  while (isTaken(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
