import { LIMITS, Unreadable } from './unreadable.ts';

/** What a file is when its first bytes are not those of a workbook. */
export function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.byteLength > LIMITS.bytes) throw new Unreadable('文件超过 20 MiB，请分成几个工作簿');
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return;
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Unreadable(
      encrypted ? '工作簿设了打开密码，请取消密码后再上传' : '这是旧版 .xls 文件，请另存为 .xlsx 后再上传',
    );
  }
  if (head.startsWith('%PDF')) throw new Unreadable('这是 PDF 文件，请上传 .xlsx 工作簿');
  throw new Unreadable('这不是 .xlsx 工作簿；如果是 CSV 或网页表格，请用 Excel 或 WPS 打开后另存为 .xlsx');
}
