import { type ComparedLine, compareLines } from '#core/collaboration/merge.ts';

/** Kept lines beside a change that are shown, so that one sees where it is. */
const AROUND = 1;
const WORDS = { added: '增', removed: '删', kept: '' } as const;

/** What became of a text: lines that came and went, with a little around them. */
export function Comparison({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = compareLines(before, after);
  const shown = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'kept'),
  );
  if (!shown.includes(true)) return <p className="quiet">正文没有改动</p>;
  return (
    <ol className="minutes-compared" aria-label={label}>
      {lines.map((line, at) => (shown[at] ? <Line key={at} line={line} /> : shown[at - 1] && <li key={at}>…</li>))}
    </ol>
  );
}

function Line({ line: { kind, text } }: { line: ComparedLine }) {
  return (
    <li className={kind}>
      {kind !== 'kept' && <span className="minutes-compared-mark">{WORDS[kind]}</span>}
      {kind === 'removed' ? <del>{text || '（空行）'}</del> : kind === 'added' ? <ins>{text || '（空行）'}</ins> : text}
    </li>
  );
}
