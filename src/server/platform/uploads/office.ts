import type { FileKind } from '#core/kernel/file-name.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { ArchiveFault, type ArchiveFlaw } from '../documents/archive/archive-fault.ts';
import { listen } from '../documents/archive/xml.ts';
import { type Entry, entriesOf, unpack } from '../documents/archive/zip.ts';
import { LIMITS } from './limits.ts';
import { partRefusal, watchPart } from './office-parts.ts';
import { judgeRelation } from './office-relations.ts';

/** The kind of an Office file, by the content type of its main part; with macros it says so itself. */
const MAIN: Readonly<Record<string, FileKind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
};

const FLAW: Readonly<Record<ArchiveFlaw, ConstructorParameters<typeof Refusal>[1]>> = {
  damaged: 'platform.file-damaged',
  harmful: 'platform.file-harmful',
  locked: 'platform.file-locked',
  'too-large': 'platform.file-unpacks-too-large',
  'too-tight': 'platform.file-packed-too-tight',
  'document-type': 'platform.file-harmful',
  encoding: 'platform.file-harmful',
};

/**
 * Office 文件检查: what a zip is, if it is a Word, Excel or PowerPoint file (ECMA-376) that only shows something. Every part is
 * unpacked once within limits; macros, embedded programs and objects, what is fetched from elsewhere and XML with a document type
 * are refused. A workbook inside — the data of a chart — is judged like the whole, but holds no further file.
 */
export async function judgeOffice(bytes: Buffer): Promise<FileKind> {
  try {
    return await judge(bytes, { left: LIMITS.unpacked }, 0);
  } catch (error) {
    throw error instanceof ArchiveFault ? new Refusal('invalid', FLAW[error.flaw]) : error;
  }
}

/** What may still be unpacked, of the whole and of the files in it together. */
type Budget = { left: number };

async function judge(bytes: Buffer, budget: Budget, depth: number): Promise<FileKind> {
  refuseHangingOn(bytes);
  // Pictures of plain paper pack tighter than XML ever does: the ratio is asked of XML alone, below.
  const entries = entriesOf(bytes, { entries: LIMITS.entries, unpacked: budget.left, ratio: Number.POSITIVE_INFINITY });
  for (const { unpacked } of entries.values()) budget.left -= unpacked;
  const kind = await kindOf(bytes, entries);
  for (const entry of entries.values()) {
    const refusal = partRefusal(entry.name);
    if (refusal !== undefined) throw new Refusal('invalid', refusal);
    if (entry.name.endsWith('/')) continue;
    if (/\.rels$/i.test(entry.name)) await judgeRelations(bytes, entry);
    const packed = entry.to - entry.from;
    if (isXml(entry) && entry.unpacked > 1024 * 1024 && entry.unpacked > packed * LIMITS.ratio)
      throw new ArchiveFault('too-tight');
    const inside = await watchPart(unpack(bytes, entry), entry);
    if (inside === undefined) continue;
    if (depth > 0) throw new Refusal('invalid', 'platform.file-embeds');
    await judge(inside, budget, depth + 1);
  }
  return kind;
}

/** A zip is read from its end, so what hangs on before or behind it would be another file to another reader. */
function refuseHangingOn(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end >= 0 && end + 22 <= bytes.byteLength && end + 22 + bytes.readUInt16LE(end + 20) !== bytes.byteLength)
    throw new ArchiveFault('harmful');
}

async function kindOf(bytes: Buffer, entries: ReadonlyMap<string, Entry>): Promise<FileKind> {
  const types = entries.get('[Content_Types].xml');
  if (types === undefined) throw otherZip(entries);
  let kind: FileKind | undefined;
  let hasMacros = false;
  await listen(unpack(bytes, types), {
    open(name, { ContentType = '', PartName = '' }) {
      if (name !== 'Override' && name !== 'Default') return;
      if (/macroEnabled|vbaProject/i.test(ContentType)) hasMacros = true;
      const main = MAIN[ContentType];
      if (main !== undefined && entries.has(PartName.slice(1))) kind ??= main;
    },
  });
  if (hasMacros) throw new Refusal('invalid', 'platform.file-macros');
  if (kind === undefined) throw new Refusal('invalid', 'platform.file-type');
  return kind;
}

function otherZip(entries: ReadonlyMap<string, Entry>): Refusal {
  const as = (what: string, instead: string) => new Refusal('invalid', 'platform.file-foreign', { what, instead });
  if (entries.has('OFD.xml')) return as('OFD 版式文件', '请用阅读器导出为 PDF 再传');
  if (entries.has('META-INF/manifest.xml')) return as('OpenDocument 文件', '请另存为 .docx、.xlsx 或 .pptx 再传');
  return as('ZIP 压缩包', '请解压后把需要的文件逐个上传');
}

async function judgeRelations(bytes: Buffer, entry: Entry): Promise<void> {
  await listen(unpack(bytes, entry), {
    open(name, attributes) {
      if (name === 'Relationship') judgeRelation(attributes);
    },
  });
}

function isXml({ name }: Entry): boolean {
  return /\.(xml|rels|vml)$/i.test(name);
}
