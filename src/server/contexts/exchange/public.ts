export { bringIn, type BringInOptions, type Outcome, readingOf, type RowsBySheet } from './bring-in.ts';
export { exportWorkbook, type ExportOptions } from './export.ts';
export { countsOf, registersOf, write } from './perform.ts';
export { exchangePermissions } from './permissions.ts';
export { readWorkbook } from './workbook/read-workbook.ts';
