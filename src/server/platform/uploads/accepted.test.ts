import excel from '@protobi/exceljs';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anOffice,
  aPdf,
  officeParts,
  packedObject,
  relations,
  xml,
} from '../../../../tests/fixtures/uploads/documents.ts';
import { aJpeg, aPng } from '../../../../tests/fixtures/uploads/pictures.ts';
import { aZip } from '../../../../tests/fixtures/zip.ts';
import { aPerson, aSchool, type Person } from '../../../../tests/support/builders.ts';
import { trail } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let person: Person;
let cookie: string;

beforeAll(async () => {
  server = await aServer();
  person = await aPerson(server.platform.database, { at: await aSchool(server.platform.database) });
  cookie = await server.signedIn(person);
});
afterAll(() => server.close());

type Kept = { readonly id: string; readonly name: string; readonly type: string; readonly size: number };
const send = async (name: string, payload: Buffer) => {
  const response = await server.app.inject({
    method: 'POST',
    url: `/api/files?region=310113&name=${encodeURIComponent(name)}`,
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload,
  });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<Kept>();
};
const open = (id: string, who = cookie) =>
  server.app.inject({ url: `/api/files/310113/${id}`, headers: { cookie: who, accept: 'text/html' } });

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const linked = (type: string, target: string) =>
  anOffice('docx', relations('word/document.xml', type, target, 'External'));

/** A document as a word processor writes it: a paragraph and a picture. */
const document = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({
              children: [new ImageRun({ type: 'png', data: aPng(), transformation: { width: 9, height: 9 } })],
            }),
          ],
        },
      ],
    }),
  );
async function workbook(): Promise<Buffer> {
  const book = new excel.Workbook();
  book.addWorksheet('名单').addRow(['行知小学', { text: '主页', hyperlink: 'https://example.edu.cn' }]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('what people work with is taken, byte for byte', () => {
  test.for<[string, string, string, () => Buffer | Promise<Buffer>]>([
    ['a PDF', '通知.pdf', 'application/pdf', () => aPdf()],
    [
      'a PDF with packed objects and links',
      '通知.pdf',
      'application/pdf',
      () => aPdf(packedObject('<</S/URI/URI(https://example.edu.cn)>>'), '<</OpenAction[3 0 R/Fit]>>'),
    ],
    ['a document with a picture', '计划.docx', WORD, document],
    ['a workbook with a link', '名单.xlsx', EXCEL, workbook],
    [
      'slides',
      '课件.pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      () => anOffice('pptx'),
    ],
    [
      'a document with the data of a chart',
      '统计.docx',
      WORD,
      async () =>
        anOffice(
          'docx',
          { name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', bytes: await workbook() },
          relations('word/charts/chart1.xml', 'package', '../embeddings/Microsoft_Excel_Sheet1.xlsx'),
        ),
    ],
    ['a document with a link to press', '计划.docx', WORD, () => linked('hyperlink', 'https://example.edu.cn/?a=1')],
    [
      'a document with an address to write to',
      '计划.docx',
      WORD,
      () => linked('hyperlink', 'mailto:office@example.edu.cn'),
    ],
    [
      'a document made from a template of its author',
      '计划.docx',
      WORD,
      () => linked('attachedTemplate', 'file:///C:\\Users\\a\\Templates\\b.dotx'),
    ],
    [
      'a document that speaks of entities',
      '计划.docx',
      WORD,
      () => anOffice('docx', xml('word/footnotes.xml', '<w>&lt;!DOCTYPE html&gt;</w>')),
    ],
    [
      'a blank scan that packs tight',
      '计划.docx',
      WORD,
      () => anOffice('docx', { name: 'word/media/image1.bmp', bytes: Buffer.alloc(3_000_000, 255) }),
    ],
  ])('%s', async ([, name, type, bytes]) => {
    const given = await bytes();
    const kept = await send(name, given);
    expect(kept).toMatchObject({ name, type, size: given.byteLength });
    expect((await open(kept.id)).rawPayload.equals(given)).toBe(true);
    expect(await trail(server.platform, kept.id)).toEqual(['platform.attach']);
  });

  test('with the content types that other word processors write', async () => {
    const parts = officeParts('docx').map((part) =>
      part.name === '[Content_Types].xml'
        ? {
            ...part,
            bytes: Buffer.from(
              part.bytes
                .toString()
                .replace(
                  '<Default',
                  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default',
                ),
            ),
          }
        : part,
    );
    expect((await send('计划.docx', aZip(parts))).type).toBe(WORD);
  });
});

describe('a file is handed out so that no browser runs it', () => {
  test.for<[string, string, () => Buffer]>([
    ['a PDF', '通知.pdf', () => aPdf()],
    ['a picture', '现场.jpg', () => aJpeg()],
    ['a document', '计划.docx', () => anOffice('docx')],
  ])('%s', async ([, name, bytes]) => {
    const { id, type } = await send(name, bytes());
    const { statusCode, headers } = await open(id);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = String(headers['content-security-policy']).split('; ');
    for (const part of ["default-src 'none'", "object-src 'none'", "frame-ancestors 'none'", 'sandbox'])
      expect(policy).toContain(part);
  });

  test('under a name that ends no header and leaves no folder', async () => {
    const { id, name } = await send('../a\r\nSet-Cookie: b=c\'(1)"\u202e.pdf', aPdf());
    expect(name).toBe("_a__Set-Cookie_ b=c'(1)_.pdf");
    const { headers } = await open(id);
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''_a__Set-Cookie_%20b%3Dc%27%281%29_.pdf");
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('and to nobody who may not see what it belongs to: the answer is that of a file that never was', async () => {
    const { id } = await send('通知.pdf', aPdf());
    const school = await aSchool(server.platform.database, { region: '310114' });
    const stranger = await server.signedIn(await aPerson(server.platform.database, { at: school }));
    const [hidden, none] = [await open(id, stranger), await open(crypto.randomUUID(), stranger)];
    expect([hidden.statusCode, hidden.body]).toEqual([404, none.body]);
    const asked = await server.app.inject({ url: `/api/files/310113/${id}` });
    expect(asked.statusCode).toBe(401);
  });

  test('the picture that is kept is the one drawn anew, and its size and type are its own', async () => {
    const { id, size, type } = await send('现场.png', aJpeg(4, 4));
    const { rawPayload } = await open(id);
    expect([type, rawPayload.byteLength, rawPayload.subarray(0, 2).toString('hex')]).toEqual([
      'image/jpeg',
      size,
      'ffd8',
    ]);
    expect(rawPayload.equals(aJpeg(4, 4))).toBe(false);
  });
});
