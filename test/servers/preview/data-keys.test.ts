import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { openEditor } from './open-editor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const keys = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'];

/** Which keys a text with a variable shows the data of; each variable is asked for in one label config. */
async function shownIn(variable: (key: string) => string, data: (key: string) => string): Promise<string[]> {
  const folder = makeFolder();
  const texts = keys.map((key, i) => `<Text name="t${i}" value="${variable(key)}"/>`);
  writeFileSync(join(folder, 'config.xml'), `<View>${texts.join('')}<Rating name="r" toName="t0"/></View>`);
  writeFileSync(join(folder, 'tasks.json'), `[{"data": {${data('x')}}}]`);
  const editor = await openEditor(browser, folder, ['tasks.json', '-l', 'config.xml']);
  await editor.show(1);
  const said = await editor.page.locator('#label-studio').innerText();
  expect(await editor.stop()).toBe(0);
  return keys.filter((key) => said.includes(`words of ${key}`));
}

const members = keys.map((key) => `"${key}": "words of ${key}"`).join();
const allButProto = keys.filter((key) => key !== '__proto__');

test('the editor reads all data keys but __proto__', async () => {
  expect(
    await shownIn(
      (key) => `$${key}`,
      () => members,
    ),
  ).toEqual(allButProto);
  expect(
    await shownIn(
      (key) => `$o.${key}`,
      () => `"o": {${members}}`,
    ),
  ).toEqual(allButProto);
});

test('a key that the label config does not read is no matter', async () => {
  expect(
    await shownIn(
      () => '$text',
      () => `"text": "words of toString", ${members}`,
    ),
  ).toEqual(['toString']);
});
