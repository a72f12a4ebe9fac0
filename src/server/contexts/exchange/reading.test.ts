import { expect, test } from 'vitest';
import { alliances, codeOf, schools } from '../../../../tests/fixtures/exchange/baoshan.ts';
import { aWorkbook, partsOf, saved } from '../../../../tests/fixtures/exchange/workbook.ts';
import { aZip, type Part } from '../../../../tests/fixtures/zip.ts';
import { sheetPorts } from '../ports.ts';
import { readWorkbook } from './public.ts';

const read = (bytes: Buffer) => readWorkbook(sheetPorts(), saved(bytes));
const refusal = async (bytes: Buffer): Promise<string> => {
  const reading = await read(bytes).then(
    () => 'it was read',
    (error: { detail?: { why?: string } }) => error.detail?.why ?? String(error),
  );
  return reading;
};
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const line = (at: number, ...cells: string[]) =>
  `<row r="${at}">${cells.map((cell, index) => `<c r="${String.fromCharCode(65 + index)}${at}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

test('a workbook typed by hand is read: days in every form, codes as text, spaces and full-width digits made ordinary', async () => {
  const odd = { ...schools[0], 标识码: '２１３１１０００００', 名称: '　行知小学 ', 开办日期: '2001年9月1日' };
  const reading = await read(await aWorkbook({ 学校: [odd, ...schools.slice(1)], 联盟: alliances }));
  expect(reading.faults).toEqual([]);
  expect(reading.sheets.map(({ key, rows }) => [key, rows.length])).toEqual([
    ['schools', 12],
    ['alliances', 3],
  ]);
  expect(reading.sheets[0]?.rows[0]?.cells).toMatchObject({
    code: '2131100000',
    name: '行知小学',
    from: '2001-09-01',
    to: null,
    longitude: 121.4,
  });
  expect(new Set(reading.sheets[0]?.rows.map(({ cells }) => cells['from']))).toEqual(new Set(['2001-09-01']));
});

test('columns may stand in any order, below a title, and one that is not known is named, not lost silently', async () => {
  const reading = await read(
    await aWorkbook({ 学校: schools.slice(0, 1) }, (book) => {
      const page = book.getWorksheet('学校');
      page?.insertRow(1, ['2026 年学校名录']);
      page?.spliceColumns(1, 0, ['', '备注', '某']);
    }),
  );
  expect(reading.faults).toEqual([]);
  expect(reading.warnings).toEqual(['“学校”的列“备注”（A 列）不在模板中，没有导入']);
  expect(reading.sheets[0]?.letters['code']).toBe('B');
});

test('a missing column is named', async () => {
  const reading = await read(
    await aWorkbook({ 学校: schools.slice(0, 1) }, (book) => book.getWorksheet('学校')?.spliceColumns(5, 1)),
  );
  expect(reading.faults).toMatchObject([
    { sheet: '学校', row: 1, column: '类型', message: expect.stringContaining('缺少“类型”这一列') },
  ]);
});

test('an 18-digit number in a numeric cell is refused, never rounded into a code', async () => {
  const reading = await read(
    await aWorkbook({
      学校: [
        { ...schools[0], 标识码: Number('310101201501011234') },
        { ...schools[1], 标识码: Number(codeOf(1)) },
      ],
    }),
  );
  expect(reading.faults).toMatchObject([
    { cell: 'A2', column: '标识码', message: expect.stringContaining('末尾已经失真') },
    { cell: 'A3', column: '标识码', message: expect.stringContaining('“文本”格式') },
  ]);
});

test('texts with runs, phonetic hints, escapes and ISO dates of other programs are read as they show', async () => {
  const heads = line(1, '标识码', '名称', '开办日期');
  const cells = `<row><c t="inlineStr"><is><r><t>21311</t></r><r><t>00000</t></r></is></c>
    <c t="inlineStr"><is><t>行知_x0020_小学</t><rPh sb="0" eb="1"><t>xíng</t></rPh></is></c><c t="d"><v>2001-09-01T00:00:00</v></c></row>`;
  const reading = await read(aZip(partsOf('学校', sheet(heads + cells))));
  expect(reading.sheets[0]?.rows[0]?.cells).toMatchObject({
    code: '2131100000',
    name: '行知 小学',
    from: '2001-09-01',
  });
});

test('files that are no workbook are refused with what to do', async () => {
  const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  expect(await refusal(compound)).toContain('旧版 .xls');
  expect(await refusal(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).toContain('打开密码');
  expect(await refusal(Buffer.from('%PDF-1.7 …'))).toContain('PDF');
  expect(await refusal(Buffer.from('标识码,名称\n', 'utf8'))).toContain('CSV');
  expect(await refusal(Buffer.from('PK\u0003\u0004 broken', 'latin1'))).toContain('损坏');
  expect(await refusal(aZip([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]))).toContain(
    '不是完整的 .xlsx',
  );
  expect(await refusal(aZip(partsOf('成绩', sheet(''))))).toContain('工作表应叫“学校”');
});

const good = partsOf('学校', sheet(line(1, '标识码')));
const withPart = (part: Part) => aZip([...good, part]);
const withSheet = (change: Partial<Part>) =>
  aZip(good.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, ...change } : part)));

test('hostile workbooks are refused: bombs, lying directories, macros, encryption, entities, strange paths', async () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024, ' ');
  expect(await refusal(withSheet({ bytes: zeros }))).toContain('压缩得不合常理');
  expect(await refusal(withSheet({ bytes: zeros, claims: 5000 }))).toContain('内部结构异常');
  expect(await refusal(withSheet({ claims: 400 * 1024 * 1024 }))).toMatch(/不合常理|300 MiB/);
  expect(await refusal(withSheet({ flags: 1 }))).toContain('密码');
  expect(await refusal(withPart({ name: 'xl/vbaProject.bin', bytes: Buffer.from('x') }))).toContain('宏');
  expect(await refusal(withPart({ name: '../../etc/passwd', bytes: Buffer.from('x') }))).toContain('内部结构异常');
  expect(
    await refusal(withPart({ name: 'xl/link', bytes: Buffer.from('/etc/passwd'), attributes: 0xa1ff0000 })),
  ).toContain('内部结构异常');
  expect(await refusal(withPart(good[0] as Part))).toContain('内部结构异常');
  const laughs =
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>';
  expect(await refusal(withSheet({ bytes: Buffer.from(laughs) }))).toContain('XML 声明');
  expect(await refusal(withSheet({ bytes: Buffer.from('<worksheet><sheetData><row></worksheet>') }))).toContain('损坏');
  expect(await refusal(withSheet({ bytes: Buffer.from([0xb1, 0xea, 0xca, 0xb6]) }))).toContain('UTF-8');
  expect(await refusal(withSheet({ bytes: Buffer.from(sheet('<row r="9"/><row r="3"/>')) }))).toContain('行号');
  expect(
    await refusal(
      withSheet({ bytes: Buffer.from(sheet(`${line(1, '标识码')}<row r="2"><c r="XFD2" t="n"><v>1</v></c></row>`)) }),
    ),
  ).toContain('列');
});

test('a million empty lines are passed over', async () => {
  const rows = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 2}"/>`).join('');
  const reading = await read(aZip(partsOf('学校', sheet(line(1, '标识码', '名称') + rows))));
  expect(reading.sheets[0]?.rows).toEqual([]);
});
