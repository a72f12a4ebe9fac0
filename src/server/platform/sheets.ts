import type { Day } from '#core/kernel/day.ts';
import type { Db } from './database.ts';

/** 单元格：as compared and written — text, whole or decimal number, day as text, or nothing. */
export type Cell = string | number | null;

/** 列：what a column of a template is called and what may stand in it. */
export type Column = {
  readonly key: string;
  readonly head: string;
  readonly kind: 'text' | 'code' | 'day' | 'number' | 'choice';
  readonly required: boolean;
  readonly note: string;
  /** Offered as a drop-down list; for `choice` nothing else is accepted. */
  readonly choices?: readonly string[];
  /** Several of the choices, separated by 、. */
  readonly several?: boolean;
  readonly max?: number;
  readonly width?: number;
  /** A rule of its own: the sentence that says what is wrong, or nothing. */
  readonly check?: (cell: Cell) => string | undefined;
};

/** One row in a sheet's form. `key` tells rows apart between workbook and database (e.g. the school's code). */
export type SheetRow = { readonly key: string; readonly cells: Readonly<Record<string, Cell>> };

/** A row as read, with its line in the sheet. */
export type ReadRow = SheetRow & { readonly line: number };

export type SheetFault = { readonly line: number; readonly column: string; readonly message: string };

/** What is known while a workbook is judged: rows present in the database and rows the workbook brings, by sheet and key. */
export type World = {
  readonly today: Day;
  /** The region the import is confined to; `310000` is not confined. */
  readonly region: string;
  present(sheet: string, key: string): SheetRow | undefined;
  brought(sheet: string, key: string): ReadRow | undefined;
  /** All present rows of a sheet, e.g. to look for overlaps. */
  all(sheet: string): Iterable<SheetRow>;
};

/** 表样端口：one sheet of the template, and how its rows are compared with and written to a context's tables. */
export type SheetPort = {
  readonly key: string;
  readonly sheet: string;
  readonly about: string;
  readonly columns: readonly Column[];
  /** Sheets that must be written before this one. */
  readonly after: readonly string[];
  /** What tells rows apart, from the cells. */
  readonly keyOf: (cells: Readonly<Record<string, Cell>>) => string;
  /** How a row is called in the preview. */
  readonly nameOf: (cells: Readonly<Record<string, Cell>>) => string;
  /** The rows of a region as the database has them (`310000`: all). Export and comparison use the same. */
  readonly current: (db: Db, region: string) => Promise<SheetRow[]>;
  /** Faults that only show beside other rows: unknown references, overlaps, periods outside the life of a school. */
  readonly judge: (rows: readonly ReadRow[], world: World) => SheetFault[];
  /** Writes new and changed rows in bulk, in the import's one transaction. */
  readonly write: (tx: Db, changes: { readonly add: readonly SheetRow[]; readonly change: readonly SheetRow[] }) => Promise<void>;
};
