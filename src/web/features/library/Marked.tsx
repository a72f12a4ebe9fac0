import type { EntryRow } from './answers.ts';

/** Text with what was looked for marked. */
export function Marked({ pieces }: { pieces: EntryRow['title'] }) {
  // Pieces have no name but their place, and are drawn anew as a whole.
  return pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}
