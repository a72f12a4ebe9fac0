import { normalised } from './read-cell.ts';
import { type Fault, placed, type ReadSheet, type RowRead } from './reading.ts';
import type { Cell, Cells, Column, KnownRow, ReadRow, Sheet, World } from './sheet.ts';
import { emptyWorld, type Ground } from './world.ts';

/** What becomes of one sheet, in numbers and in the first rows that would be written. */
export type SheetPlan = {
  readonly sheet: string;
  readonly rows: number;
  readonly add: number;
  readonly change: number;
  readonly unchanged: number;
  readonly reject: number;
  readonly examples: readonly Example[];
};

type Example = {
  readonly row: number;
  readonly kind: 'add' | 'change';
  readonly name: string;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
};

/** A row that is there already, with what it was before. */
export type ChangedRow = ReadRow & { readonly before: Cells };

/** 导入计划：everything an import would do, and everything that is wrong with it. Rows the workbook lacks stay as they are. */
export type Plan = {
  readonly sheets: readonly SheetPlan[];
  readonly faults: readonly Fault[];
  /** What to write, in the order of writing. */
  readonly changes: ReadonlyMap<string, { readonly add: readonly ReadRow[]; readonly change: readonly ChangedRow[] }>;
  readonly world: World;
};

/** Lets others have their turn; called every few thousand rows. */
export type Breathe = (done: number) => Promise<void>;

const EXAMPLES = 50;
const BREATH = 2000;

/** The sheets whose present rows a workbook's sheets must be seen beside, each after those it builds on. */
export function inOrder<S extends Sheet>(sheets: readonly S[], brought: readonly string[]): S[] {
  const ordered: S[] = [];
  const visit = (key: string) => {
    const sheet = sheets.find((each) => each.key === key);
    if (sheet === undefined || ordered.includes(sheet)) return;
    for (const other of sheet.after) visit(other);
    ordered.push(sheet);
  };
  for (const key of brought) visit(key);
  for (const sheet of sheets) if (brought.includes(sheet.key)) for (const other of sheet.beside ?? []) visit(other);
  return ordered;
}

/** The present rows of a sheet in the form of a workbook's: normalised, settled and keyed. Of two with one key the later stands. */
export async function settled(
  sheet: Sheet,
  world: World,
  rows: readonly { readonly id: string; readonly cells: Cells }[],
  breathe: () => Promise<void> = async () => {},
): Promise<KnownRow[]> {
  const settle = sheet.settle?.(world) ?? ((cells) => cells);
  const texts = sheet.columns.filter((column) => column.kind === 'text' || column.kind === 'choice');
  const full: KnownRow[] = [];
  for (const { id, cells } of rows) {
    const tidy: Record<string, Cell> = { ...cells };
    for (const { key } of texts) if (typeof tidy[key] === 'string') tidy[key] = normalised(tidy[key]);
    const whole = settle(tidy);
    full.push({ id, key: sheet.keyOf(whole), cells: whole });
    if (full.length % BREATH === 0) await breathe();
  }
  return full;
}

/** Plans an import. `newId` names the rows that are new. Takes about as long as reading the rows once. */
export async function plan(
  sheets: readonly Sheet[],
  read: readonly ReadSheet[],
  ground: Ground,
  newId: () => string,
  breathe: Breathe,
): Promise<Plan> {
  const faults: Fault[] = [];
  const { world, fill } = emptyWorld(ground);
  const ordered = inOrder(
    sheets,
    read.map(({ key }) => key),
  );
  const brought = new Map<string, Judged[]>();
  let done = 0;
  const breath = async () => {
    done += 1;
    if (done % BREATH === 0) await breathe(done);
  };

  for (const sheet of ordered) {
    const there = await settled(sheet, world, ground.present.get(sheet.key) ?? [], () => breathe(done));
    const present = fill(sheet.key, there);
    const settle = sheet.settle?.(world) ?? ((cells: Cells) => cells);
    const rows: Judged[] = [];
    for (const source of read.filter(({ key }) => key === sheet.key)) {
      for (const row of source.rows) {
        rows.push(bring(sheet, source, row, settle(row.cells), present, newId, faults));
        await breath();
      }
    }
    if (rows.length > 0 || read.some(({ key }) => key === sheet.key)) brought.set(sheet.key, rows);
  }

  const plans: SheetPlan[] = [];
  const changes = new Map<string, { add: ReadRow[]; change: ChangedRow[] }>();
  for (const sheet of ordered) {
    const rows = brought.get(sheet.key);
    if (rows === undefined) continue;
    const judge = sheet.judge(world);
    const add: ReadRow[] = [];
    const change: ChangedRow[] = [];
    const examples: Example[] = [];
    let reject = 0;
    for (const { row, source, before, faulty, differs } of rows) {
      const found = faulty || !differs ? [] : judge(row);
      for (const { column, message } of found) faults.push(placed(sheet, source, row, column, message));
      if (faulty || found.length > 0) reject += 1;
      else if (before === undefined) add.push(row);
      else if (changesOf(sheet, before, row.cells).length > 0) change.push({ ...row, before });
      if (examples.length < EXAMPLES && !faulty && found.length === 0) examples.push(...exampleOf(sheet, row, before));
      await breath();
    }
    changes.set(sheet.key, { add, change });
    const unchanged = rows.length - add.length - change.length - reject;
    plans.push({
      sheet: sheet.sheet,
      rows: rows.length,
      add: add.length,
      change: change.length,
      unchanged,
      reject,
      examples,
    });
  }
  return { sheets: plans, faults, changes, world };

  function bring(
    sheet: Sheet,
    source: ReadSheet,
    { line, cells: typed, faulty }: RowRead,
    cells: Cells,
    present: Map<string, KnownRow>,
    id: () => string,
    into: Fault[],
  ): Judged {
    const key = sheet.keyOf(cells);
    const was = present.get(key);
    const row: ReadRow = {
      id: was?.id ?? id(),
      key,
      line,
      cells: was === undefined ? cells : { ...was.cells, ...cells },
    };
    const twin = world.brought(sheet.key, key);
    if (twin === undefined) fill(sheet.key, row);
    else if (!faulty)
      into.push(
        placed(
          sheet,
          source,
          row,
          sheet.columns[0]?.key ?? '',
          `与第 ${twin.line} 行重复；同一${sheet.sheet}只能有一行，请删去一行`,
        ),
      );
    const differs =
      was === undefined ||
      sheet.columns.some(
        (column) =>
          (column.onlyCompared === true ? typed[column.key] != null : true) &&
          !same(was.cells[column.key], row.cells[column.key]),
      );
    return { row, source, before: was?.cells, faulty: faulty || twin !== undefined, differs };
  }
}

type Judged = {
  readonly row: ReadRow;
  readonly source: ReadSheet;
  readonly before: Cells | undefined;
  readonly faulty: boolean;
  readonly differs: boolean;
};

function exampleOf(sheet: Sheet, row: ReadRow, before: Cells | undefined): Example[] {
  const changed = changesOf(sheet, before ?? {}, row.cells);
  if (before !== undefined && changed.length === 0) return [];
  const changes = changed.map(({ key, head }) => ({
    column: head,
    before: shown(before?.[key]),
    after: shown(row.cells[key]),
  }));
  return [{ row: row.line, kind: before === undefined ? 'add' : 'change', name: sheet.nameOf(row.cells), changes }];
}

function changesOf(sheet: Sheet, before: Cells, after: Cells): Column[] {
  return sheet.columns.filter((column) => column.onlyCompared !== true && !same(before[column.key], after[column.key]));
}

const same = (a: Cell | undefined, b: Cell | undefined): boolean => (a ?? null) === (b ?? null);
const shown = (cell: Cell | undefined): string => (cell === undefined || cell === null ? '' : String(cell));
