import type { KeyboardEvent } from 'react';
import { Go } from '#web/ui/Go.tsx';
import type { Obligation, Ower } from '../answers.ts';
import { type Column, type Spot } from './heat-columns.ts';
import { ObligationMark } from './ObligationMark.tsx';
import { obligationWords, owing } from './obligation-words.ts';

type Props = {
  ower: Ower;
  columns: readonly Column[];
  cells: ReadonlyMap<string, Obligation>;
  /** The window whose cell takes the tab stop, when it is in this row. */
  entry: string | null;
  onReach: (spot: Spot) => void;
  onWalk: (event: KeyboardEvent) => void;
};

/** One who owes a duty, and how each of their windows stands. */
export function HeatRow({ ower, columns, cells, entry, onReach, onWalk }: Props) {
  const missing = owing(ower.cells);
  return (
    <tr>
      <th scope="row" className="heat-who">
        {ower.link === null ? ower.label : <Go to={ower.link}>{ower.label}</Go>}
        {missing > 0 && <span className="heat-owing">欠 {missing}</span>}
      </th>
      {columns.map(({ key }) => {
        const cell = cells.get(key);
        if (cell === undefined) {
          return (
            <td key={key}>
              <span className="unseen">不承担</span>
            </td>
          );
        }
        const spot = { ower: ower.key, column: key };
        return (
          <td key={key}>
            <button
              type="button"
              className={`heat-cell duty-${cell.state}`}
              tabIndex={entry === key ? 0 : -1}
              aria-label={obligationWords(ower.label, cell)}
              title={obligationWords(ower.label, cell)}
              data-spot={`${ower.key} ${key}`}
              onClick={() => onReach(spot)}
              onFocus={() => onReach(spot)}
              onKeyDown={onWalk}
            >
              <ObligationMark state={cell.state} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}
