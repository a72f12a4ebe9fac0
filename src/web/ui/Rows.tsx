import './rows.css';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { withChanges } from './address.ts';
import { Whole } from './figures.tsx';
import { Empty } from './states.tsx';

export type Column<T> = {
  readonly head: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'end';
  readonly width?: number | string;
  /** Keeps short things like dates and buttons on one line. */
  readonly tight?: boolean;
  /** The address's `sort` value that orders by this column. */
  readonly sort?: string;
};

/** A table paged on the server; its page is in the address. Becomes cards under 640 px. */
export function Rows<T>({
  columns,
  rows,
  rowKey,
  empty,
  label,
  total,
  page = 1,
  size = 20,
  sorted,
  busy = false,
}: {
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** A sentence, or an `Empty` with the first act. */
  empty: ReactNode;
  /** What the table lists, for those who hear it. */
  label: string;
  /** Absent: the list is complete and has no pages. */
  total?: number;
  page?: number;
  size?: number;
  /** The `sort` in force. */
  sorted?: string;
  busy?: boolean;
}) {
  if (rows.length === 0) return typeof empty === 'string' ? <Empty title={empty} /> : empty;
  return (
    <div className="rows" aria-busy={busy}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it */}
      <div className="rows-scroll" tabIndex={0} role="group" aria-label={label}>
        <table aria-label={label}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <Head key={column.head || at} column={column} sorted={sorted} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column, at) => (
                  <td key={column.head || at} data-head={column.head} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total !== undefined && <Pager total={total} page={page} size={size} />}
    </div>
  );
}

function Head<T>({ column, sorted }: { column: Column<T>; sorted: string | undefined }) {
  const [params] = useSearchParams();
  const here = column.sort !== undefined && column.sort === sorted;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      style={{ width: column.width }}
      aria-sort={here ? 'ascending' : undefined}
    >
      {column.sort === undefined ? (
        column.head || <span className="unseen">操作</span>
      ) : (
        <Link to={`?${withChanges(params, { sort: column.sort })}`} className="sort">
          {column.head}
          <span aria-hidden="true">{here ? ' ↑' : ' ↕'}</span>
        </Link>
      )}
    </th>
  );
}

/** How many there are in all, and the pages of a list that is paged on the server. */
export function Pager({ total, page, size }: { total: number; page: number; size: number }) {
  const [params] = useSearchParams();
  const pages = Math.max(1, Math.ceil(total / size));
  const at = (number: number) => `?${withChanges(params, { page: number })}`;
  return (
    <nav className="pager" aria-label="翻页">
      <span>
        共 <Whole value={total} /> 条
        {pages > 1 && (
          <>
            ，第 {page} / {pages} 页
          </>
        )}
      </span>
      {pages > 1 && (
        <span className="pager-moves">
          {page > 1 ? <Link to={at(page - 1)}>上一页</Link> : <span aria-disabled="true">上一页</span>}
          {nearby(page, pages).map((number) => (
            <Link
              key={number}
              to={at(number)}
              aria-current={number === page ? 'page' : undefined}
              aria-label={`第 ${number} 页`}
            >
              {number}
            </Link>
          ))}
          {page < pages ? <Link to={at(page + 1)}>下一页</Link> : <span aria-disabled="true">下一页</span>}
        </span>
      )}
    </nav>
  );
}

/** The first page, the last, and those around the one shown. */
function nearby(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages];
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pages).toSorted((a, b) => a - b);
}

function cellClass<T>(column: Column<T>): string {
  return [column.align === 'end' ? 'end' : '', column.tight ? 'tight' : ''].join(' ').trim();
}
