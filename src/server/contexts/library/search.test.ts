import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aPerson, aSchool, type School } from '../../../../tests/support/builders.ts';
import { anEntry } from '../../../../tests/support/library.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let school: School;
let reader: string;

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  school = await aSchool(database, { name: '检索样例学校' });
  reader = await server.signedIn(await aPerson(database, { at: await aSchool(database, { region: '310107' }) }));
});
afterAll(() => server.close());

const shelve = (title: string, text: string, more: object = {}) =>
  anEntry(server.platform.database, {
    school,
    title,
    summary: '摘要',
    passages: [{ heading: '做法', text }],
    granted: '全市',
    published: '全市',
    ...more,
  });
const search = async (text: string, more: object = {}) =>
  (await server.ask(contract.library.entries, { search: text, size: 100, ...more }, reader)).body;
const titles = async (text: string) =>
  (await search(text)).rows.map(({ title }) => title.map((piece) => piece.text).join(''));

/** A row of chance that is the same on every machine. */
function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test('every entry that holds the term is found, and no other: as position() says, whatever the text', async () => {
  const below = chances(20_261_126);
  // Few characters, so that terms occur, repeat and run into each other.
  const signs = [...'作业设计单元读书教研，。 ａ1'];
  const word = (length: number) => Array.from({ length }, () => signs[below(signs.length)]).join('');
  for (let each = 0; each < 60; each += 1) await shelve(`案例${each}`, word(5 + below(400)));
  const { system } = server.platform.database;
  let hits = 0;
  for (let each = 0; each < 120; each += 1) {
    const term = word(1 + below(5)).replaceAll(/[，。 ]/g, '') || '作业';
    const { rows } = await sql<{ id: string }>`
      select id from library.entry
      where position(${term} in title || '，' || summary || '，' || (passages -> 0 ->> 'heading') || '，' || (passages -> 0 ->> 'text')) > 0`.execute(
      system,
    );
    const found = (await search(term)).rows.map(({ id }) => id);
    expect(found.toSorted(), term).toEqual(rows.map(({ id }) => id).toSorted());
    hits += found.length;
  }
  expect(hits, 'terms that were found').toBeGreaterThan(500);
});

test('several terms have to be there, each of them and anywhere; capitals and full width make no difference', async () => {
  await shelve('听说练习', '用ＡＩ助手布置，PISA式的任务。');
  expect(await titles('ai pisa')).toEqual(['听说练习']);
  expect(await titles('ai 园艺')).toEqual([]);
  expect(await titles('，。')).toEqual([]);
});

test('what is looked for in a title comes first, then in what is told, then most often in the text', async () => {
  await shelve('一次', '共享单车');
  await shelve('三次', '单车，单车，单车');
  await shelve('单车上学路', '护学');
  await shelve('摘要里', '护学', { summary: '单车护学队' });
  expect(await titles('单车')).toEqual(['单车上学路', '摘要里', '三次', '一次']);
});

test('the excerpt is cut from where the term stands, with its heading, and the term marked', async () => {
  await shelve('长文', `${'前言'.repeat(100)}，孩子们在龙舟上练习，${'后记'.repeat(100)}`);
  const [row] = (await search('龙舟')).rows;
  expect(row?.under).toBe('做法');
  expect(row?.excerpt.find(({ hit }) => hit)).toEqual({ text: '龙舟', hit: true });
  expect(row?.excerpt[0]?.text).toBe('…');
});

test('the list narrows by what is known of an entry and tells how many there are', async () => {
  const { total, choices } = await search('龙舟', { year: 2026, region: '310113' });
  expect(total).toBe(1);
  expect(choices.years).toEqual([2026]);
  expect((await search('龙舟', { year: 2025 })).total).toBe(0);
  expect((await search('龙舟', { page: 3 })).total).toBe(1);
});

test('the finder of the whole platform finds entries as well', async () => {
  const { body } = await server.ask(contract.workspace.search, { text: '龙舟' }, reader);
  expect(body.find(({ kind }) => kind === '案例')?.rows.map(({ name }) => name)).toEqual(['长文']);
});
