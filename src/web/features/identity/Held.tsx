import type { Tense } from '#web/ui/tense.ts';

/** Whether something dated holds on the day: a word, and a quieter one when it is over. */
export function Held({
  tense,
  words,
}: {
  tense: Tense;
  words: readonly [past: string, present: string, future: string];
}) {
  const [past, present, future] = words;
  if (tense === 'present') return <span className="tag jade">{present}</span>;
  return <span className="tag">{tense === 'past' ? past : future}</span>;
}
