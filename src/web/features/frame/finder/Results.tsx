import { Link } from 'react-router';
import { MOST_FOUND } from '#contract/workspace-search.ts';
import { type FoundOfKind, type Line, linesOf, optionId } from './lines.ts';

/** What was found, kind by kind. */
export function Results({
  kinds,
  at,
  isLate,
  onAt,
  onGo,
  addressOf,
}: {
  kinds: readonly FoundOfKind[];
  /** The line the arrows stand on, counted through all kinds. */
  at: number;
  /** What is shown answers to what was typed before. */
  isLate: boolean;
  onAt: (at: number) => void;
  onGo: () => void;
  addressOf: (line: Line) => string;
}) {
  const begins = kinds.map((_, index) => linesOf(kinds.slice(0, index)).length);
  const option = (line: Line, index: number) => ({
    id: optionId(index),
    role: 'option',
    tabIndex: -1,
    'aria-selected': index === at,
    to: addressOf(line),
    // Moving, not entering: a list that scrolls under a resting mouse does not choose.
    onMouseMove: () => onAt(index),
    onClick: onGo,
  });
  return (
    <div id="finder-results" role="listbox" aria-label="查找结果" aria-busy={isLate}>
      {kinds.map(({ kind, rows, found, list }, index) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options stand in groups of a listbox, not of a select
        <div key={kind} role="group" aria-labelledby={`finder-${kind}`}>
          <div className="finder-kind" id={`finder-${kind}`}>
            {kind}
            {list === null && found > rows.length && (
              <span>
                前 {rows.length} 项，共 {howMany(found)}
              </span>
            )}
          </div>
          {rows.map((row, place) => (
            <Link key={row.id} {...option({ to: row.to, isList: false }, (begins[index] ?? 0) + place)}>
              <Name name={row.name} part={row.part} />
              <span className="finder-about quiet">{row.about}</span>
            </Link>
          ))}
          {list !== null && (
            <Link className="finder-list" {...option({ to: list, isList: true }, (begins[index] ?? 0) + rows.length)}>
              查看全部 {howMany(found)}
              <span aria-hidden="true">→</span>
            </Link>
          )}
        </div>
      ))}
    </div>
  );
}

const howMany = (found: number): string => (found < MOST_FOUND ? `${found} 项` : `${MOST_FOUND - 1} 项以上`);

/** A name, what answers to the text marked. */
function Name({ name, part }: Pick<FoundOfKind['rows'][number], 'name' | 'part'>) {
  if (part === null) return <span className="finder-name">{name}</span>;
  return (
    <span className="finder-name">
      {name.slice(0, part.from)}
      <mark>{name.slice(part.from, part.to)}</mark>
      {name.slice(part.to)}
    </span>
  );
}
