import excel from '@protobi/exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aPerson, aSchool, type School } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trailLength } from '../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

const { peopleWorkbook } = contract.identity;
let server: TestServer;
let by: Offices;
let school: School;
let principal: string;
let teacher: string;

beforeAll(async () => {
  server = await aServer(() => Temporal.Instant.from('2026-09-01T00:00:00Z'));
  by = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database, { name: '罗店中学' });
  principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal', name: '校长甲' }));
  teacher = await server.signedIn(await aPerson(database, { at: school, name: '教师乙' }));
  await aPerson(database, { at: await aSchool(database), name: '他校教师' });
});
afterAll(() => server.close());

async function names(body: unknown): Promise<unknown[]> {
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(body as Uint8Array).buffer);
  const found: unknown[] = [];
  book.getWorksheet('人员')?.eachRow((row, line) => line > 1 && found.push(row.getCell(1).value));
  return found;
}

test('everybody exports whom they see, and no further', async () => {
  expect(await names((await server.ask(peopleWorkbook, {}, principal)).body)).toEqual(
    ['教师乙', '校长甲'].toSorted((a, b) => a.localeCompare(b, 'zh')),
  );
  expect(await names((await server.ask(peopleWorkbook, { post: ['teacher'] }, by.personnel)).body)).toEqual(
    ['教师乙', '他校教师'].toSorted((a, b) => a.localeCompare(b, 'zh')),
  );
  expect(await names((await server.ask(peopleWorkbook, { post: ['teacher'] }, by.neighbour)).body)).toEqual([]);
});

test('exporting people leaves one line in the trail, without the name that was looked for', async () => {
  const before = await trailLength(server.platform);
  await server.ask(peopleWorkbook, { region: '310113', organisation: school.id, search: '教师乙' }, by.personnel);
  expect(await trailLength(server.platform)).toBe(before + 1);
  const line = await server.platform.database.system
    .selectFrom('platform.audit')
    .select(['action', 'region', 'subject_id', 'detail'])
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  expect(line).toEqual({
    action: 'identity.export-people',
    region: '310113',
    subject_id: '310113',
    detail: { rows: 1, organisation: school.id },
  });
});

test('who has no roster exports none, and nothing is recorded', async () => {
  const before = await trailLength(server.platform);
  expect(await server.ask(peopleWorkbook, {}, teacher)).toMatchObject({ status: 403, code: 'platform.not-yours' });
  expect(await trailLength(server.platform)).toBe(before);
});
