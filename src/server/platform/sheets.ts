import type { Cells, KnownRow, Sheet, World } from '#core/exchange/sheet.ts';
import type { Actor } from '#core/identity/actor.ts';
import type { May } from './command.ts';
import type { Db } from './database/database.ts';

export type { Cells, Column, KnownRow, Sheet, SheetFault, World } from '#core/exchange/sheet.ts';

/** A row that is there already and changes; cells of columns that the workbook lacks are filled with what is there. */
export type ChangedRow = KnownRow & { readonly before: Cells };

/** A row as the database has it, before it is settled and keyed. */
export type PresentRow = { readonly id: string; readonly cells: Cells };

/** 表样端口：one sheet of the template, and how its rows are compared with and written to a context's tables. */
export type SheetPort = Sheet & {
  /** Whose tables the sheet is about; what was computed from them is old after an import. */
  readonly context: string;
  /** 职责：who may bring new or changed rows for the region: whoever may do the same row by row on the pages. */
  readonly may: (actor: Actor, region: string) => May;
  /** Rows that end earlier than they did are written before all else: what they hang on may end in the same workbook. */
  readonly endsFirst?: true;
  /** Rows that sheets refer to but do not bring, for the whole city whatever the region; by the register's name. */
  readonly registers?: Readonly<Record<string, (db: Db) => Promise<KnownRow[]>>>;
  /**
   * The rows of a region as the database has them (`310000`: all); export and comparison use the same. Regions may be
   * given by code and organisations by id: rows are settled and keyed as those of a workbook are.
   */
  readonly current: (db: Db, region: string) => Promise<PresentRow[]>;
  /** Writes new and changed rows in bulk, in the import's one transaction; new rows bring their ids. */
  readonly write: (
    tx: Db,
    changes: { readonly add: readonly KnownRow[]; readonly change: readonly ChangedRow[] },
    world: World,
  ) => Promise<void>;
};
