export { bringIn, type BringInOptions, type Outcome, type RowsBySheet } from './bring-in.ts';
export { exportWorkbook, type ExportOptions } from './export.ts';
export { readWorkbook } from './workbook/read-workbook.ts';
