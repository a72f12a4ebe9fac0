import { Refusal } from '#core/kernel/refusal.ts';
import type { RefusalCode } from '#core/refusals.ts';
import { ArchiveFault } from '../documents/archive/archive-fault.ts';
import type { Entry } from '../documents/archive/zip.ts';

const MACROS = /vba(Project|Data)|(^|\/)(macrosheets|intlmacrosheets|dialogsheets)\//i;
const OBJECTS = /(^|\/)activeX\/|(^|\/)oleObject[^/]*$|(^|\/)embeddings\/[^/]*\.bin$/i;
/** What Windows runs when it is opened. */
const PROGRAMS =
  /\.(exe|com|scr|pif|cpl|dll|ocx|sys|msi|msp|jar|bat|cmd|ps1|psm1|vbs?|vbe|jse?|wsf|wsh|hta|lnk|url|scf|reg|sct|chm|html?|svgz|swf)$/i;

/** Why a part is refused by what it is called. */
export function partRefusal(name: string): RefusalCode | undefined {
  if (MACROS.test(name)) return 'platform.file-macros';
  if (OBJECTS.test(name) || PROGRAMS.test(name)) return 'platform.file-embeds';
  return undefined;
}

/** Programs, compound files (OLE) and scripts, by their first bytes; whatever the part is called. */
const RUNS = [
  'MZ',
  '\x7fELF',
  '\xd0\xcf\x11\xe0',
  '#!',
  '\xca\xfe\xba\xbe',
  'L\0\0\0\x01\x14\x02\0',
  'Rar!',
  '7z\xbc\xaf',
];

/**
 * What has no place in a part: document types, with entities of one's own, in either width of letter; and fields by which Word and
 * Excel call other programs.
 */
const FORBIDDEN: readonly (readonly [Buffer, RefusalCode])[] = [
  ...(['<!DOCTYPE', '<!ENTITY'] as const).flatMap((mark) => [
    [Buffer.from(mark), 'platform.file-harmful'] as const,
    // A zero follows in the other order of bytes too.
    [Buffer.from(mark, 'utf16le'), 'platform.file-harmful'] as const,
  ]),
  [Buffer.from('DDEAUTO'), 'platform.file-harmful'],
  [Buffer.from('<ddeLink'), 'platform.file-harmful'],
];
const LONGEST = Math.max(...FORBIDDEN.map(([mark]) => mark.byteLength));

/** Encodings of XML in which the marks above are written as they are. */
const PLAIN_ENCODINGS = /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i;

/** A file inside the file, for the data of charts. */
const MOST_INSIDE = 50 * 1024 * 1024;

/** Reads a part through to its end, within what its directory promised; hands back its bytes if it is a file of its own. */
export async function watchPart(pieces: AsyncIterable<Buffer>, { name }: Entry): Promise<Buffer | undefined> {
  const isXml = /\.(xml|rels|vml)$/i.test(name);
  const isFile = /\.(docx|xlsx|pptx|zip)$/i.test(name);
  const inside: Buffer[] = [];
  let last: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const piece of pieces) {
    const seen = last.byteLength === 0 ? piece : Buffer.concat([last, piece]);
    if (size === 0) judgeBeginning(piece, isXml, isFile);
    if (isXml) for (const [mark, code] of FORBIDDEN) if (seen.includes(mark)) throw new Refusal('invalid', code);
    last = Buffer.from(seen.subarray(-LONGEST));
    size += piece.byteLength;
    if (isFile && size > MOST_INSIDE) throw new ArchiveFault('too-large');
    if (isFile) inside.push(piece);
  }
  return isFile ? Buffer.concat(inside) : undefined;
}

function judgeBeginning(piece: Buffer, isXml: boolean, isFile: boolean): void {
  const head = piece.toString('latin1', 0, 200);
  if (RUNS.some((start) => head.startsWith(start)) || (head.startsWith('PK\u0003\u0004') && !isFile))
    throw new Refusal('invalid', 'platform.file-embeds');
  if (!isXml) return;
  const encoding = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1];
  if (encoding !== undefined && !PLAIN_ENCODINGS.test(encoding)) throw new Refusal('invalid', 'platform.file-harmful');
}
