import { folded, gramsOf } from './grams.ts';
import type { Passage } from './writing.ts';

/** What an entry is found by. */
export type Told = {
  readonly title: string;
  readonly organisationName: string;
  readonly field: string | null;
  readonly kind: string | null;
  readonly summary: string;
  readonly passages: readonly Passage[];
};

/** 检索用的字 of an entry: its title, what is told about it, and its text, each folded; and every gram of the three. */
export function wordingOf({ title, organisationName, field, kind, summary, passages }: Told) {
  const plain = {
    title: folded(title).text,
    about: folded([organisationName, field ?? '', kind ?? '', summary].join('\n')).text,
    body: folded(passages.map(({ heading, text }) => `${heading}\n${text}`).join('\n')).text,
  };
  return { ...plain, grams: gramsOf(`${plain.title} ${plain.about} ${plain.body}`) };
}
