import type { Actor } from '../identity/actor.ts';
import type { Day } from '../kernel/day.ts';

/** 单元格：as compared and written — text, number, a day as ISO text, or nothing. */
export type Cell = string | number | null;

/** A row's cells by column key. A column the workbook does not have is absent: what is there already stays. */
export type Cells = Readonly<Record<string, Cell>>;

/** 列：what a column of a template is called and what may stand in it. Plain data, so that a worker thread can check it. */
export type Column = {
  readonly key: string;
  readonly head: string;
  /** `code` is text made of digits: a numeric cell is refused, because spreadsheets lose its zeros and last digits. */
  readonly kind: 'text' | 'code' | 'day' | 'number' | 'choice';
  readonly required: boolean;
  readonly note: string;
  /** Offered as a drop-down list; for `choice` nothing else is accepted. */
  readonly choices?: readonly string[];
  /** Offered as a drop-down list from a register; the sheet's judge decides what is accepted. */
  readonly choicesFrom?: string;
  /** Compared with what the platform knows, never written: catches rows that slipped against each other. */
  readonly onlyCompared?: true;
  /** Most characters of a text. */
  readonly max?: number;
  readonly lowest?: number;
  readonly highest?: number;
  /** What a text looks like, and the sentence for one that does not. */
  readonly form?: { readonly pattern: RegExp; readonly says: string };
  readonly width?: number;
};

/** A row with its identity: as the database has it, or as it will have it. `key` tells rows apart in the workbook. */
export type KnownRow = { readonly id: string; readonly key: string; readonly cells: Cells };

/** A row of the workbook with its line; `id` is that of the row it changes, or a new one. */
export type ReadRow = KnownRow & { readonly line: number };

/** What is wrong with a row, at one of its columns. */
export type SheetFault = { readonly column: string; readonly message: string };

/** 所见：what is known while a workbook is judged — what the database has, and what the workbook brings. */
export type World = {
  readonly today: Day;
  readonly actor: Actor;
  /** The region the import is confined to; `310000` is not confined. */
  readonly region: string;
  present(sheet: string, key: string): KnownRow | undefined;
  brought(sheet: string, key: string): ReadRow | undefined;
  /** The rows of a sheet as they will be: those present, with what the workbook adds and changes. */
  all(sheet: string): Iterable<KnownRow>;
  /** What sheets refer to but do not bring: organisations of every kind, regions, title kinds, programmes. By key. */
  register(name: string): ReadonlyMap<string, KnownRow>;
};

/** 表样：one sheet of the template, and what must be true of its rows. */
export type Sheet = {
  readonly key: string;
  /** The name on the tab. */
  readonly sheet: string;
  readonly about: string;
  readonly columns: readonly Column[];
  /** Sheets that must be read and written before this one. */
  readonly after: readonly string[];
  /** Sheets whose present rows its judge looks at, although they come later. */
  readonly beside?: readonly string[];
  /** Fills in what may be left blank and brings what may be written in several ways to one form: read and present rows alike. */
  readonly settle?: (world: World) => (cells: Cells) => Cells;
  /** What tells rows apart, from settled cells. */
  readonly keyOf: (cells: Cells) => string;
  /** How a row is called in the preview. */
  readonly nameOf: (cells: Cells) => string;
  /** Faults that only show beside other rows. Called once a workbook; the answer once for each row that is new or differs. */
  readonly judge: (world: World) => (row: ReadRow) => readonly SheetFault[];
};
