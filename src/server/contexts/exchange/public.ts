export { bringIn, type Outcome, type RowsBySheet, readingOf } from './bring-in.ts';
export { exportWorkbook } from './export.ts';
export { countsOf, registersOf, write } from './perform.ts';
export { exchangePermissions } from './permissions.ts';
export { readWorkbook } from './workbook/read-workbook.ts';
