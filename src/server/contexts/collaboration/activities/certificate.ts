import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  PageBorderDisplay,
  PageBorderOffsetFrom,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { sql } from 'kysely';
import type { CertificateNumber } from '#core/collaboration/activity-certificate.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';
import { DOCX, officialDay } from '../../../platform/documents/official-document.ts';
import type { Report } from './report.ts';
import { daysInWords } from './words.ts';

const MM = 1440 / 25.4;
const GREEN = '0F766E';
const KAITI = { eastAsia: '楷体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
const SONG = { eastAsia: '宋体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };
const XIAOBIAOSONG = { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' };

/** 参加证书 of the caller: one A4 page across, within a line, with the number by which it can be verified. */
export async function certificateDocument(
  activity: Report,
  holder: string,
): Promise<{ name: string; type: string; body: Buffer }> {
  const { hours, own, organisers, title, kind, summarisedOn, to } = activity;
  if (hours === null) throw new Refusal('conflict', 'collaboration.no-hours');
  if (activity.state !== 'held' && activity.state !== 'summarised')
    throw new Refusal('conflict', 'collaboration.certificate-not-yet');
  if (own.certificate === null) throw new Refusal('forbidden', 'collaboration.attended-only');
  const line = { style: BorderStyle.DOUBLE, size: 12, color: GREEN, space: 24 };
  const document = new Document({
    creator: '家门口',
    title: `${title}参加证书`,
    styles: { default: { document: { run: { font: KAITI, size: 36 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: Math.round(210 * MM), height: Math.round(297 * MM), orientation: PageOrientation.LANDSCAPE },
            margin: { top: mm(30), bottom: mm(25), left: mm(35), right: mm(35) },
            borders: {
              pageBorders: { display: PageBorderDisplay.ALL_PAGES, offsetFrom: PageBorderOffsetFrom.PAGE },
              pageBorderTop: line,
              pageBorderBottom: line,
              pageBorderLeft: line,
              pageBorderRight: line,
            },
          },
        },
        children: [
          centred('参 加 证 书', { font: XIAOBIAOSONG, size: 84, color: GREEN }, { before: mm(6), after: mm(14) }),
          words(`${holder}：`, { firstLine: 0 }),
          words(
            `您于${daysInWords(activity)}参加${organisers.map(({ name }) => name).join('、')}主办的${kind}活动“${title}”，计 ${hours} 学时。`,
          ),
          words('特发此证。'),
          signed(organisers[0]?.name ?? ''),
          signed(officialDay(summarisedOn ?? to)),
          centred(
            `证书编号：${own.certificate}（在“家门口”平台的活动页面输入编号与姓名可以核验）`,
            { font: SONG, size: 20, color: '55606E' },
            { before: mm(14), after: 0 },
          ),
        ],
      },
    ],
  });
  return { name: `${title}参加证书.docx`, type: DOCX, body: await Packer.toBuffer(document) };
}

/** What a certificate is of, when number and holder are those of one that was given. */
export async function certified(
  db: Db,
  { region, year, serial, line }: CertificateNumber,
  holder: string,
): Promise<{ region: string; id: string; title: string; hours: number } | undefined> {
  const { rows } = await sql<{ region: string; id: string; title: string; hours: number }>`
    select region, id, title, hours::float8 as hours from collaboration.certified(${region}, ${year}, ${serial}, ${line}, ${holder})`.execute(
    db,
  );
  return rows[0];
}

const mm = (length: number) => Math.round(length * MM);

type Look = { readonly font: typeof KAITI; readonly size: number; readonly color: string };

function centred(text: string, look: Look, spacing: { before: number; after: number }): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [new TextRun({ text, ...look })] });
}

function words(text: string, { firstLine = 720 }: { firstLine?: number } = {}): Paragraph {
  return new Paragraph({ spacing: { line: 520, after: mm(3) }, indent: { firstLine }, children: [new TextRun(text)] });
}

const signed = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { line: 480, before: mm(2) },
    children: [new TextRun(text)],
  });
