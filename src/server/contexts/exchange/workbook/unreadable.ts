/** Why a file cannot be read at all, in a sentence for the person who sent it. */
export class Unreadable extends Error {}

/** 上限：a workbook for the whole city's 150,000 people stays within them; nothing larger is read. */
export const LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpacked: 300 * 1024 * 1024,
  /** Worksheets pack to a tenth or a thirtieth; what unpacks to far more was made to harm. */
  ratio: 120,
  entries: 500,
  rows: 200_000,
  columns: 200,
  cells: 6_000_000,
  sharedText: 40_000_000,
  faults: 5000,
  seconds: 90,
  heapMegabytes: 192,
} as const;
