import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import excel from '@protobi/exceljs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { quiet } from './traffic.ts';

// What a person does and sees on a page, by role and label.

type Part = Page | Locator;

/** The page has come up: its heading stands, and nothing waits. */
export async function arrived(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
}

/** Nothing moves any more: what fades in has come, what fades out is gone. */
export async function settled(page: Page): Promise<void> {
  await quiet(page);
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))',
  );
}

/** axe finds nothing serious or critical; the page has one main heading and needs no scrolling sideways. */
export async function noSeriousFindings(page: Page): Promise<void> {
  await settled(page);
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(passes.length, 'rules that axe could check').toBeGreaterThan(5);
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(serious, `axe on ${page.url()}`).toEqual([]);
  expect(await page.getByRole('heading', { level: 1 }).count(), `main headings on ${page.url()}`).toBe(1);
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(beyond, `pixels that ${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}

/** Chooses from a list as one does: opens it, types where it can be searched, takes the line. */
export async function choose(part: Part, label: string | RegExp, line: string, typed?: string): Promise<void> {
  const box = part.getByRole('combobox', { name: label });
  await box.click();
  if (typed !== undefined) await box.fill(typed);
  const page = 'page' in part ? part.page() : part;
  const lists = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await lists.getByTitle(line, { exact: true }).click();
}

/** Sends the form in the drawer and waits until it has closed. */
export async function submit(drawer: Locator, label: string): Promise<void> {
  await drawer.getByRole('button', { name: label, exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}

/** Why a button may not be pressed, as it tells those who ask; `null` when it may. */
export async function whyNot(button: Locator): Promise<string | null> {
  if ((await button.getAttribute('aria-disabled')) !== 'true') return null;
  const about = await button.getAttribute('aria-describedby');
  return button.page().locator(`[id="${about}"]`).textContent();
}

/** Presses what downloads, and opens the workbook that came. */
export async function downloadedBy(
  page: Page,
  button: Locator,
): Promise<{ name: string; path: string; book: excel.Workbook }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = await download.path();
  const book = new excel.Workbook();
  await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
  return { name: download.suggestedFilename(), path, book };
}

/** The texts of a table's rows, cell by cell, without the head. */
export async function rowsOf(part: Part, label: string): Promise<string[][]> {
  const table = part.getByRole('table', { name: label });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())));
}
