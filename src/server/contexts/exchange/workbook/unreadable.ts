import type { ArchiveFlaw } from '../../../platform/documents/archive/archive-fault.ts';

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

/** What does not add up in the zip of a workbook, said to the person who sent it. */
export const FLAWS: Readonly<Record<ArchiveFlaw, string>> = {
  damaged: '文件已损坏，请重新保存后再上传',
  harmful: '文件内部结构异常，为安全起见没有读取；请用 Excel 或 WPS 新建工作簿，把内容粘贴过去再上传',
  locked: '工作簿设了密码，请取消密码后再上传',
  'too-large': `解压后超过 ${LIMITS.unpacked / 1024 / 1024} MiB，请分成几个工作簿`,
  'too-tight': '文件压缩得不合常理，为安全起见没有读取；请删去空白的行和列，另存后再上传',
  'document-type': '文件含有不允许的 XML 声明，没有读取',
  encoding: '文件不是 UTF-8 编码，请用 Excel 或 WPS 另存后再上传',
};
