import { normalised, type Written } from '#core/exchange/read-cell.ts';
import { type Fault, letterOf, type RowRead, readRow, type Template } from '#core/exchange/reading.ts';
import type { Line, Merge } from './rows.ts';
import { LIMITS, Unreadable } from './unreadable.ts';

/** Lines above the heads that a person may have added, e.g. a title. */
const HEADS_WITHIN = 5;

const BLANK: Written = { kind: 'blank' };

/** 读工作表：finds the heads, reads every line below them, and remembers what was not read. */
export function sheetReader(template: Template, emit: (rows: RowRead[]) => void) {
  const faults: Fault[] = [];
  const strange = new Map<number, string>();
  let letters: Record<string, string> | undefined;
  let columns = new Map<string, number>();
  let headLine = 0;
  let rows = 0;
  let unlisted = 0;
  let batch: RowRead[] = [];

  const add = (found: readonly Fault[]) => {
    for (const fault of found) {
      if (faults.length < LIMITS.faults) faults.push(fault);
      else unlisted += 1;
    }
  };

  return {
    see({ line, cells }: Line): void {
      if (letters === undefined) {
        if (line > HEADS_WITHIN) return;
        const heads = headsIn(cells);
        if (!template.columns.some(({ head }) => heads.has(head))) return;
        columns = new Map(
          template.columns.flatMap(({ key, head }) => (heads.has(head) ? [[key, heads.get(head) ?? 0]] : [])),
        );
        letters = Object.fromEntries([...columns].map(([key, at]) => [key, letterOf(at)]));
        headLine = line;
        const known = new Set(columns.values());
        for (const [head, at] of heads) if (!known.has(at)) strange.set(at, head);
        return;
      }
      const known = [...columns.values()];
      for (const at of cells.keys()) if (!known.includes(at) && !strange.has(at)) strange.set(at, '');
      if (!known.some((at) => isFilled(cells.get(at)))) return;
      rows += 1;
      if (rows > LIMITS.rows) throw new Unreadable(`“${template.sheet}”超过 ${LIMITS.rows} 行，请分成几个工作簿`);
      const read = readRow(template, letters, line, ({ key }) => cells.get(columns.get(key) ?? 0) ?? BLANK);
      add(read.faults);
      batch.push(read.row);
      if (batch.length < 2000) return;
      emit(batch);
      batch = [];
    },

    finish(merges: readonly Merge[]) {
      if (batch.length > 0) emit(batch);
      const missing = template.columns.filter(({ key, required }) => required && !columns.has(key));
      const blamed = missing.map(({ head }) => ({
        sheet: template.sheet,
        row: Math.max(headLine, 1),
        column: head,
        cell: `A${Math.max(headLine, 1)}`,
        value: '',
        message: `缺少“${head}”这一列；请在第 ${Math.max(headLine, 1)} 行补上表头，或重新下载模板`,
      }));
      const merged = merges
        .filter(({ bottom }) => bottom > headLine)
        .flatMap((merge) => mergedFaults(template, columns, headLine, merge));
      const replaced = new Set(merged.map(({ cell }) => cell));
      const warnings = [...strange].map(([at, head]) =>
        head === ''
          ? `“${template.sheet}”的 ${letterOf(at)} 列没有表头，没有导入`
          : `“${template.sheet}”的列“${head}”（${letterOf(at)} 列）不在模板中，没有导入`,
      );
      return {
        letters: letters ?? {},
        faults: [...blamed, ...faults.filter(({ cell }) => !replaced.has(cell)), ...merged],
        unlisted,
        warnings,
      };
    },
  };
}

function headsIn(cells: Line['cells']): Map<string, number> {
  const heads = new Map<string, number>();
  for (const [at, written] of cells) {
    // A required column's head may carry a mark, as many templates do.
    const head = written.kind === 'text' ? normalised(written.text).replaceAll(/[\s*＊]/g, '') : '';
    if (head !== '' && !heads.has(head)) heads.set(head, at);
  }
  return heads;
}

function isFilled(written: Written | undefined): boolean {
  return written !== undefined && (written.kind !== 'text' || normalised(written.text) !== '');
}

/** A merged range below the heads hides the cells it covers: each of them is named. */
function mergedFaults(
  template: Template,
  columns: ReadonlyMap<string, number>,
  headLine: number,
  merge: Merge,
): Fault[] {
  const faults: Fault[] = [];
  for (const { key, head } of template.columns) {
    const at = columns.get(key);
    if (at === undefined || at < merge.left || at > merge.right) continue;
    for (let row = Math.max(merge.top, headLine + 1); row <= merge.bottom && faults.length < 20; row += 1) {
      faults.push({
        sheet: template.sheet,
        row,
        column: head,
        cell: `${letterOf(at)}${row}`,
        value: '',
        message: `这一格在合并单元格 ${merge.range} 中；请取消合并，每行各填各的`,
      });
    }
  }
  return faults;
}
