import type { Command } from 'commander';
import type { Reading } from '#core/exchange/reading.ts';
import { bringIn, type Outcome, readWorkbook } from '../contexts/exchange/public.ts';
import { sheetPorts } from '../contexts/ports.ts';
import { openPlatform } from '../open.ts';
import { systemCaller } from '../platform/system-caller.ts';
import { readSettings } from '../settings.ts';

type Options = { readonly dryRun?: boolean; readonly json?: boolean };

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('bring workbooks in, made from the template; all of them or nothing')
    .argument('<file...>', '.xlsx workbooks')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', 'answer as JSON')
    .action(async (files: string[], { dryRun = false, json = false }: Options) => {
      const platform = await openPlatform(readSettings());
      try {
        const ports = sheetPorts();
        const readings: Reading[] = [];
        for (const file of files)
          readings.push(named(await readWorkbook(ports, file), files.length > 1 ? file : undefined));
        const caller = systemCaller(platform.database, platform.freshness, '命令行', platform.clock);
        const outcome = await bringIn(ports, caller, together(readings), { dryRun });
        if (json) console.log(JSON.stringify(outcome, null, 2));
        else print(outcome, dryRun);
        if (outcome.faults.length > 0) process.exitCode = 1;
      } finally {
        await platform.close();
      }
    });
}

/** Several workbooks are planned as one, so that one may refer to what another brings. */
function together(readings: readonly Reading[]): Reading {
  return {
    sheets: readings.flatMap(({ sheets }) => sheets),
    faults: readings.flatMap(({ faults }) => faults),
    unlisted: readings.reduce((sum, { unlisted }) => sum + unlisted, 0),
    warnings: readings.flatMap(({ warnings }) => warnings),
  };
}

/** With several workbooks, a sheet is named with its file. */
function named(reading: Reading, file: string | undefined): Reading {
  if (file === undefined) return reading;
  return {
    ...reading,
    sheets: reading.sheets.map((sheet) => ({ ...sheet, file })),
    faults: reading.faults.map((fault) => ({ ...fault, sheet: `${file} ${fault.sheet}` })),
    warnings: reading.warnings.map((warning) => `${file}：${warning}`),
  };
}

function print({ applied, sheets, faults, unlisted, warnings }: Outcome, dryRun: boolean): void {
  for (const { sheet, rows, add, change, unchanged, reject } of sheets) {
    console.log(`${sheet}：${rows} 行，新增 ${add}，修改 ${change}，不变 ${unchanged}，不能导入 ${reject}`);
  }
  for (const warning of warnings) console.log(`留意：${warning}`);
  for (const { sheet, cell, value, message } of faults)
    console.log(`${sheet} ${cell}${value === '' ? '' : `“${value}”`}：${message}`);
  if (unlisted > 0) console.log(`另有 ${unlisted} 处问题没有列出`);
  if (faults.length > 0) console.log(`共 ${faults.length + unlisted} 处问题，没有写入任何数据`);
  else console.log(applied ? '已全部写入' : dryRun ? '没有问题；这是试运行，没有写入' : '没有写入');
}
