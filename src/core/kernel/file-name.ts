/** 附件的种类: what may be uploaded, by the ending of its name. */
export const FILE_KINDS = {
  pdf: { type: 'application/pdf', called: 'PDF', endings: ['pdf'] },
  png: { type: 'image/png', called: 'PNG 图片', endings: ['png'] },
  jpeg: { type: 'image/jpeg', called: 'JPEG 图片', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    called: 'Word 文档',
    endings: ['docx'],
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    called: 'Excel 工作簿',
    endings: ['xlsx'],
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    called: 'PowerPoint 演示文稿',
    endings: ['pptx'],
  },
} as const;

export type FileKind = keyof typeof FILE_KINDS;

/** Endings that promise something else than what we take; a file that is called so and is not so misleads. */
const OTHER_ENDINGS =
  /^(docm?|dotm?|dotx|xls[bm]?|xlt[mx]?|xlam?|ppt[m]?|pps[mx]?|potm?|potx|rtf|wps|et|dps|ofd|odt|ods|odp|txt|csv|html?|xhtml|mht|mhtml|xml|svgz?|js|mjs|vbs?|vbe|wsf|wsh|hta|exe|com|scr|pif|cpl|dll|msi|msp|bat|cmd|ps1|psm1|sh|lnk|url|reg|chm|hlp|jar|class|apk|ipa|app|dmg|iso|img|php|jsp|aspx?|py|zip|rar|7z|gz|tgz|tar|bz2|xz|heic|heif|webp|gif|bmp|tiff?|avif|mp[34]|mov|avi|wmv|wav)$/;

/** Windows opens these as devices, whatever follows the dot. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/** Longest name that every system keeps, in bytes of UTF-8. */
const MOST_BYTES = 200;

/**
 * 文件名与内容是否相符. `false` when the name promises another kind of file: `通知.pdf` that is a Word document, `a.exe` that is a
 * picture. Pictures called by each other's ending are common and harmless, for both are written anew.
 */
export function agrees(name: string, kind: FileKind): boolean {
  const ending = endingOf(name);
  if (ending === undefined || endingsOf(kind).includes(ending)) return true;
  if (isPicture(kind) && (endingsOf('png').includes(ending) || endingsOf('jpeg').includes(ending))) return true;
  return !OTHER_ENDINGS.test(ending) && !kinds.some((each) => endingsOf(each).includes(ending));
}

/**
 * 附件的名字: what the uploader called it, as every system can keep and show it. No folders, no control or invisible characters,
 * none that turn the reading direction (`通知gnp.exe` shown as `通知exe.png`), no device names of Windows, at most 200 bytes, and always
 * with the ending of what it is.
 */
export function keptName(given: string, kind: FileKind): string {
  const plain = given
    .normalize('NFC')
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Zl}\p{Zp}]/gu, '_')
    .replaceAll(/[\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const ending = endingOf(plain);
  const [first] = endingsOf(kind);
  const own = ending !== undefined && endingsOf(kind).includes(ending);
  const replaced = own || (ending !== undefined && isPicture(kind) && /^(png|jpe?g?|jfif)$/.test(ending));
  const stem = (replaced ? plain.slice(0, -(ending.length + 1)) : plain).replace(/[. ]+$/, '');
  const safe = DEVICES.test(stem) ? `_${stem}` : stem;
  const last = own ? ending : first;
  return `${within(safe === '' ? '附件' : safe, MOST_BYTES - last.length - 1)}.${last}`;
}

const kinds = Object.keys(FILE_KINDS) as FileKind[];

function endingsOf(kind: FileKind): readonly [string, ...string[]] {
  return FILE_KINDS[kind].endings;
}

function isPicture(kind: FileKind): boolean {
  return kind === 'png' || kind === 'jpeg';
}

/** What follows the last dot, in small letters, when it can be an ending; a number is none (`2026.11`). */
function endingOf(name: string): string | undefined {
  return /\.([a-z0-9]*[a-z][a-z0-9]*)[. ]*$/i.exec(name)?.[1]?.toLowerCase();
}

/** As many whole characters as fit into so many bytes of UTF-8. */
function within(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (size > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}
