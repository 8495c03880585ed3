import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { openPreview } from './open-preview.ts';

/** The page draws what a key asks for with its next frame, which a busy machine may be late with. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(config: string, tasks: unknown[], files: Record<string, string> = {}): Promise<Page> {
  const folder = makeFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const { page } = await openPreview(browser, folder, args);
  return page;
}

test('Enter on a region scrolls to where it is', async () => {
  const text = 'word '.repeat(5000);
  const span = {
    id: 'a',
    from_name: 'l',
    to_name: 't',
    type: 'labels',
    value: { start: 20_000, end: 20_004, labels: ['A'] },
  };
  const page = await open(
    '<View><Labels name="l" toName="t"><Label value="A"/></Labels><Text name="t" value="$text"/></View>',
    [{ data: { text }, predictions: [{ result: [span] }] }],
  );
  const scrolled = () => page.locator('.text').evaluate((element) => element.scrollTop);
  await page.locator('.region-list li').focus();
  await expect.poll(() => page.locator('mark.lit').count(), patient).toBe(1);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('Enter');
  await expect.poll(scrolled, patient).toBeGreaterThan(100);
  await page.close();
});

test('arrows scroll a wide table and move on elsewhere', async () => {
  const row = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`column ${i}`, 'a cell']));
  const page = await open(
    '<View><Table name="t" value="$rows"/><Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/></Choices></View>',
    [{ data: { rows: [row] } }, { data: { rows: [row] } }],
  );
  const here = () => page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent);
  const table = page.locator('.wide').first();
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((element) => element.scrollLeft), patient).toBeGreaterThan(0);
  expect(await table.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.locator('.top h1').click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(here, patient).toMatch(/^Task/);
  await page.close();
});

test('the search is where the keyboard is after the filters were cleared', async () => {
  const page = await open(
    '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/></Choices></View>',
    [{ data: { text: 'one' } }, { data: { text: 'two' } }],
  );
  await page.getByRole('searchbox').fill('two');
  await expect.poll(() => page.locator('.status').textContent(), patient).toBe('1 of 2 tasks');
  await page.getByRole('button', { name: 'Clear filters' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.status').textContent(), patient).toBe('2 tasks');
  await expect
    .poll(() => page.getByRole('searchbox').evaluate((box) => box === document.activeElement), patient)
    .toBe(true);
  await page.close();
});

test('a page in place of a PDF is not shown', async () => {
  const page = await open(
    '<View><Pdf name="p" value="$pdf"/><Choices name="c" toName="p"><Choice value="a"/><Choice value="b"/></Choices></View>',
    ['a.html', 'a.PDF'].map((file) => ({ data: { pdf: `/data/local-files/?d=${file}` } })),
    { 'a.html': '<script>top.hacked = 1</script>', 'a.PDF': '%PDF-1.1\n' },
  );
  await expect.poll(() => page.locator('.object').count(), patient).toBe(2);
  await expect.poll(() => page.getByRole('link', { name: /a\.html/ }).count(), patient).toBe(1);
  await expect.poll(() => page.getByRole('button', { name: 'Show the PDF here' }).count(), patient).toBe(1);
  await page.close();
});
