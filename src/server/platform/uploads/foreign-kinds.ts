/** What begins like something we do not take: what it is called, and what to send instead. */
type Foreign = { readonly what: string; readonly instead: string };

const AS_PICTURE = '请用看图软件另存为 JPEG 或 PNG 再传';
const UNPACKED = '请解压后把需要的文件逐个上传';
const NO_PROGRAM = '平台不收可以运行的文件';

const BEGINNINGS: readonly (Foreign & { readonly starts: string; readonly at?: number })[] = [
  { starts: 'GIF8', what: 'GIF 图片', instead: AS_PICTURE },
  { starts: 'WEBP', at: 8, what: 'WebP 图片', instead: AS_PICTURE },
  { starts: 'BM', what: 'BMP 图片', instead: AS_PICTURE },
  { starts: 'II*\0', what: 'TIFF 图片', instead: AS_PICTURE },
  { starts: 'MM\0*', what: 'TIFF 图片', instead: AS_PICTURE },
  { starts: '{\\rtf', what: 'RTF 文档', instead: '请用 Word 或 WPS 另存为 .docx 再传' },
  { starts: 'Rar!', what: 'RAR 压缩包', instead: UNPACKED },
  { starts: '7z\xbc\xaf', what: '7z 压缩包', instead: UNPACKED },
  { starts: '\x1f\x8b', what: '压缩包', instead: UNPACKED },
  { starts: 'BZh', what: '压缩包', instead: UNPACKED },
  { starts: '\xfd7zXZ', what: '压缩包', instead: UNPACKED },
  { starts: 'PK\x05\x06', what: '空的压缩包', instead: UNPACKED },
  { starts: 'MZ', what: '程序', instead: NO_PROGRAM },
  { starts: '\x7fELF', what: '程序', instead: NO_PROGRAM },
  { starts: '\xca\xfe\xba\xbe', what: '程序', instead: NO_PROGRAM },
  { starts: '\xcf\xfa\xed\xfe', what: '程序', instead: NO_PROGRAM },
  { starts: '#!', what: '脚本', instead: NO_PROGRAM },
  { starts: 'L\0\0\0\x01\x14\x02\0', what: '快捷方式', instead: '请上传它指向的文件' },
];

const HEIC = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

/** 认出不收的文件, as far as we know it; whoever sent it reads what to do. */
export function foreignKind(bytes: Buffer): Foreign | undefined {
  const head = bytes.toString('latin1', 0, 4096);
  if (head.startsWith('ftyp', 4)) return inBoxes(head.slice(8, 12));
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (text.startsWith('<')) return inAngles(text);
  return BEGINNINGS.find(({ starts, at = 0 }) => head.startsWith(starts, at));
}

function inBoxes(brand: string): Foreign {
  if (HEIC.test(brand))
    return {
      what: 'HEIC 照片',
      instead: '请在手机“设置—相机—格式”中选“兼容性最佳”后重拍，或从相册导出为 JPEG 再传',
    };
  if (brand.startsWith('avi')) return { what: 'AVIF 图片', instead: AS_PICTURE };
  return { what: '视频或音频', instead: '请改传照片或文字材料' };
}

function inAngles(text: string): Foreign {
  if (/<svg[\s>]/i.test(text)) return { what: 'SVG 图形', instead: '请导出为 PNG 图片或 PDF 再传' };
  if (/<(!doctype html|html|head|body|script)\b/i.test(text))
    return { what: '网页', instead: '请打印或另存为 PDF 再传' };
  return { what: 'XML 文件', instead: '请用原来的软件另存为 PDF 再传' };
}
