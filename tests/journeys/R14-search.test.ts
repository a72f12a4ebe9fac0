import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aMeeting } from '../security/collaborating.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, settled } from '../support/pages.ts';

// R14 查找：人员、单位、机构、会议、任务、走访、活动与计划，按名称或拼音首字母，只在本人可见的范围内。

const journey = aJourney();
let officer: Person;
let principal: Person;

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '程样例' });
  const own = await aSchool(database, { name: '友谊样例小学', type: '小学' });
  const other = await aSchool(database, { name: '淞南样例中学' });
  principal = await aPerson(database, { at: own, post: 'principal', name: '柏校长' });
  await aPerson(database, { at: own, name: '欧阳样' });
  await aPerson(database, { at: other, name: '欧阳例' });
  const alliance = await anAlliance(database, { name: '友谊样例学区', members: [own] });
  await aMeeting(server, { region: alliance.region, alliance });
  for (let at = 1; at <= 8; at += 1)
    await aSchool(database, { name: `满园样例幼儿园${at}`, type: '幼儿园', region: at > 5 ? '310114' : '310113' });
});

const box = (page: Page) => page.getByRole('dialog', { name: '查找' }).getByRole('combobox');
const chosen = (page: Page) => page.getByRole('option', { selected: true });

/** Opens the finder as one does from the keyboard, and types. */
async function seek(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await box(page).waitFor();
  await page.keyboard.type(text);
}

test('an officer finds a meeting by its initials and opens it without a mouse', async () => {
  const page = await journey.visit('/schools', { as: officer });
  await arrived(page, '学校');
  await seek(page, 'cslh');
  const found = page.getByRole('group', { name: '会议' }).getByRole('option', { name: /^测试例会/ });
  await found.waitFor();
  expect(await found.locator('mark').innerText()).toBe('测试例会');
  expect(await found.innerText()).toContain('友谊样例学区');
  await noSeriousFindings(page);
  await page.keyboard.press('Enter');
  await arrived(page, '测试例会');
  expect(await page.getByRole('dialog', { name: '查找' }).count()).toBe(0);
});

test('a principal finds the own school’s people and nobody of another', async () => {
  const page = await journey.visit('/schools', { as: principal });
  await arrived(page, '学校');
  await seek(page, '欧阳');
  await chosen(page).waitFor();
  expect(await page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('欧阳样')]);
  await page.keyboard.press('Enter');
  await arrived(page, '欧阳样');
  await seek(page, '欧阳例');
  await page.getByText('没有找到“欧阳例”').waitFor();
  expect(await page.getByRole('option').count()).toBe(0);
});

test('the arrows go through all kinds and round, Esc closes, and what was typed is gone', async () => {
  const page = await journey.visit('/schools', { as: officer });
  await arrived(page, '学校');
  await seek(page, '友谊样例');
  await page.getByRole('option').nth(1).waitFor();
  const names = await page.getByRole('option').allInnerTexts();
  expect(names).toEqual([expect.stringContaining('友谊样例小学'), expect.stringContaining('友谊样例学区')]);
  const walked: string[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
    await page.keyboard.press(key);
    expect(await chosen(page).getAttribute('id')).toBe(await box(page).getAttribute('aria-activedescendant'));
    walked.push(await chosen(page).innerText());
  }
  expect(walked).toEqual([names[1], names[0], names[1]]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '查找' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  expect(await box(page).inputValue()).toBe('');
  expect(await page.getByRole('option').count()).toBe(0);
});

test('more than are shown are counted, and the list of all opens beyond the own district', async () => {
  const page = await journey.visit('/alliances', { as: officer });
  await arrived(page, '联盟');
  await seek(page, 'myyl');
  const all = page.getByRole('option', { name: '查看全部 8 项' });
  await all.waitFor();
  expect(await page.getByRole('option').count()).toBe(6);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await arrived(page, '学校');
  expect(new URL(page.url()).searchParams.get('search')).toBe('myyl');
  expect(await page.getByRole('link', { name: /^满园样例幼儿园/ }).count()).toBe(8);
  await noSeriousFindings(page);
});

test('a character being composed is waited for, and an answer that comes late does not replace a newer one', async () => {
  const page = await journey.visit('/schools', { as: officer });
  await arrived(page, '学校');
  const asked: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((go) => {
    letGo = go;
  });
  await page.route('**/api/search?**', async (route) => {
    const text = new URL(route.request().url()).searchParams.get('text') ?? '';
    asked.push(text);
    if (text === '友谊') await held;
    await route.continue().catch(() => {});
  });
  await page.keyboard.press('Control+k');
  await box(page).waitFor();
  const hand = await page.context().newCDPSession(page);
  for (const text of ['y', 'you', 'youyi'])
    await hand.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await page.waitForTimeout(400);
  expect(asked).toEqual([]);
  await hand.send('Input.insertText', { text: '友谊' });
  await expect.poll(() => asked).toEqual(['友谊']);
  await page.getByText('正在查找…').waitFor();
  await box(page).fill('淞南');
  await page.getByRole('option', { name: /^淞南样例中学/ }).waitFor();
  letGo();
  await settled(page);
  expect(await page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('淞南样例中学')]);
});

test('Enter before the answer opens the nearest of what was typed, not of what is still shown', async () => {
  const page = await journey.visit('/alliances', { as: officer });
  await arrived(page, '联盟');
  await seek(page, '淞南');
  await page.getByRole('option', { name: /^淞南样例中学/ }).waitFor();
  await box(page).fill('友谊样例小学');
  await page.keyboard.press('Enter');
  await arrived(page, '友谊样例小学');
});

test('on a phone it fills the screen, is left by a button, and opens what is touched', async () => {
  const page = await journey.visit('/schools', { as: principal, width: PHONE });
  await arrived(page, '学校');
  await page.getByRole('button', { name: /^查找人员/ }).click();
  await box(page).fill('友谊样例');
  await page.getByRole('option').nth(1).waitFor();
  await noSeriousFindings(page);
  expect((await page.getByRole('dialog', { name: '查找' }).boundingBox())?.width).toBe(PHONE);
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('dialog', { name: '查找' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^查找人员/ }).click();
  await box(page).fill('友谊样例');
  await page.getByRole('option', { name: /^友谊样例学区/ }).click();
  await arrived(page, '友谊样例学区');
});
