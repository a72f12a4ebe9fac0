export { bringIn, type BringInOptions, type Outcome, type RowsBySheet } from './bring-in.ts';
