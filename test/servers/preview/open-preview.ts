import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { lsimport } from '../../support/run.ts';

/** A preview in a browser, and what went wrong in it. */
export interface OpenPreview {
  page: Page;
  /** What the browser complains about, and addresses that were asked for over a network. */
  problems: string[];
}

/** Makes a preview in `folder` and opens it; waits for the first card, or for what stands in its place. */
export async function openPreview(
  browser: Browser,
  folder: string,
  args: readonly string[],
  settings: Parameters<Browser['newPage']>[0] = {},
): Promise<OpenPreview> {
  const { code, stderr } = await lsimport(folder, ['preview', ...args, '-o', 'preview.html', '--force']);
  const path = join(folder, 'preview.html');
  if (code !== 0 || !existsSync(path)) throw new Error(`no preview: ${stderr}`);
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...settings });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/^(?:https?|wss?):/.test(request.url())) problems.push(request.url());
  });
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector('article, .nothing:not([hidden])');
  return { page, problems };
}
