import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { openBrowser } from '../../support/browser.ts';
import { lsimport } from '../../support/run.ts';
import { measured } from '../../support/shown/measured.ts';
import { type Subject, subjects } from '../../support/shown/subjects.ts';
import { variantsOf } from '../../support/shown/variants.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { makeVideo } from './make-video.ts';
import { openEditor } from './open-editor.ts';
import { lookAt, show } from './shown-result.ts';

/** The editor loads media, lays out and draws one after the other, and takes its time on a busy machine. */
const patient = { timeout: 60_000, interval: 250 };

let browser: Browser;
let video: Buffer;
beforeAll(async () => {
  browser = await openBrowser();
  const frames = Array.from({ length: 50 }, () => [40, 40, 100, 80] as const);
  video = await makeVideo(browser, [320, 240], 25, frames);
});
afterAll(() => browser?.close());

/** Opens the editor with a subject's own result. */
async function openSubject({ config, data, result }: Subject) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'a.wav'), makeSound(8000, 4, 0.5, 1));
  writeFileSync(join(folder, 'a.webm'), video);
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([{ data, predictions: [{ result }] }]));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const editor = await openEditor(browser, folder, args);
  await editor.show(0);
  return { folder, editor };
}

/** Waits until the editor has come to rest with a result; returns whether all of it is to be seen, which is `expected`. */
async function isShown(
  page: Page,
  subject: Subject,
  result: readonly JsonObject[],
  expected?: boolean,
): Promise<boolean> {
  await show(page, result);
  const look = () => lookAt(page, subject, result);
  if (expected) await expect.poll(look, patient).toBe('shown');
  // What is not drawn yet is not drawn either: it must stay so while the editor is ready.
  const last: string[] = [];
  const isAtRest = async () => {
    const seen = await look();
    last.push(seen);
    return seen !== 'loading' && last.length > 3 && last.slice(-4).every((one) => one === seen);
  };
  await expect.poll(isAtRest, patient).toBe(true);
  return last.at(-1) === 'shown';
}

test.each(subjects)('$name: what the editor shows of odd members is what was measured', async (subject) => {
  const { editor } = await openSubject(subject);
  expect(await isShown(editor.page, subject, subject.result, true)).toBe(true);
  const seen: object[] = [];
  const wanted: object[] = [];
  for (const { pointer, value, result, isShown: is } of measured.filter((one) => one.subject === subject)) {
    wanted.push({ pointer, value, isShown: is });
    seen.push({ pointer, value, isShown: await isShown(editor.page, subject, result, is) });
    // A page that stayed blank draws nothing more.
    if (!is) await editor.show(0);
  }
  expect(seen).toEqual(wanted);
  expect(await editor.stop()).toBe(0);
});

/** With LSIMPORT_SHOWN=all, to judge another version of Label Studio. */
const all = process.env.LSIMPORT_SHOWN === 'all' ? subjects : [];

test.each(all)('$name: what is not shown with a member changed is refused for 1.x', async (subject) => {
  const { folder, editor } = await openSubject(subject);
  const silent: string[] = [];
  const strict: string[] = [];
  for (const { name, result } of variantsOf(subject.result)) {
    const tasks = [{ data: subject.data, predictions: [{ result }] }];
    writeFileSync(join(folder, 'variant.json'), JSON.stringify(tasks));
    const args = ['check', '-i', 'variant.json', '-l', 'config.xml', '--server', '1.x', '--json'];
    const isRefused = (await lsimport(folder, args)).code !== 0;
    const shown = await isShown(editor.page, subject, result);
    if (!shown && !isRefused) silent.push(name);
    if (shown && isRefused) strict.push(name);
    if (!shown) await editor.show(0);
  }
  console.log(`${subject.name}: shown, but refused: ${strict.join(', ') || 'nothing'}`);
  expect(silent).toEqual([]);
  expect(await editor.stop()).toBe(0);
});
