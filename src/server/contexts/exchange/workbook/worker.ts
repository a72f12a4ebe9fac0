import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { normalised } from '#core/exchange/read-cell.ts';
import type { Fault, RowRead, Template } from '#core/exchange/reading.ts';
import { ArchiveFault } from '../../../platform/documents/archive/archive-fault.ts';
import { entriesOf } from '../../../platform/documents/archive/zip.ts';
import { refuseOtherKinds } from './other-kinds.ts';
import { opener, skeleton } from './parts.ts';
import { eachLine } from './rows.ts';
import { sheetReader } from './sheet.ts';
import { FLAWS, LIMITS, Unreadable } from './unreadable.ts';

/** What the reading thread reports, in this order. */
export type Report =
  | { readonly rows: readonly RowRead[]; readonly key: string }
  | {
      readonly key: string;
      readonly letters: Readonly<Record<string, string>>;
      readonly faults: readonly Fault[];
      readonly unlisted: number;
      readonly warnings: readonly string[];
    }
  | { readonly doing: string; readonly share: number }
  | { readonly unreadable: string }
  | { readonly finished: readonly string[] };

/** Sheets of the template that carry no rows. */
const BESIDE = ['说明', '选项'];

const { path, templates } = workerData as { path: string; templates: readonly Template[] };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const report = (message: Report) => parentPort?.postMessage(message);

try {
  await readAll();
} catch (error) {
  if (error instanceof ArchiveFault) report({ unreadable: FLAWS[error.flaw] });
  else if (error instanceof Unreadable) report({ unreadable: error.message });
  else throw error;
}

async function readAll(): Promise<void> {
  const bytes = await readFile(path);
  refuseOtherKinds(bytes);
  const entries = entriesOf(bytes, LIMITS);
  if ([...entries.keys()].some((name) => /vbaproject|macrosheets|xlm/i.test(name)))
    throw new Unreadable('工作簿带有宏，请另存为不带宏的 .xlsx 后再上传');
  if (entries.has('xl/workbook.bin')) throw new Unreadable('这是 .xlsb 文件，请另存为 .xlsx 后再上传');
  const open = opener(bytes, entries);
  const book = await skeleton(open, entries);
  const warnings: string[] = [];
  const named = book.sheets.map(({ name, part }) => ({
    name,
    part,
    template: templates.find(({ sheet }) => sheet === normalised(name)),
  }));
  if (!named.some(({ template }) => template !== undefined)) {
    throw new Unreadable(
      `工作簿里没有模板的工作表；工作表应叫${templates.map(({ sheet }) => `“${sheet}”`).join('、')}中的一个或几个`,
    );
  }
  for (const [index, { name, part, template }] of named.entries()) {
    if (template === undefined) {
      if (!BESIDE.includes(normalised(name))) warnings.push(`工作表“${name}”不在模板中，没有导入`);
      continue;
    }
    report({ doing: `正在读取“${template.sheet}”`, share: index / named.length });
    const reader = sheetReader(template, (rows) => report({ key: template.key, rows }));
    const merges = await eachLine(open(part), book, (line) => reader.see(line));
    report({ key: template.key, ...reader.finish(merges) });
  }
  report({ finished: warnings });
}
