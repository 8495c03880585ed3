import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { openBrowser } from '../../support/browser.ts';
import { lsimport } from '../../support/run.ts';
import { measured } from '../../support/shown/measured.ts';
import { type Subject, subjects } from '../../support/shown/subjects.ts';
import { type Variant, variantsOf } from '../../support/shown/variants.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { drawPng } from './draw-png.ts';
import { makeVideo } from './make-video.ts';
import { type OpenEditor, openEditor } from './open-editor.ts';
import { lookAt, openWith, type Seen, show } from './shown-result.ts';

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
  writeFileSync(
    join(folder, 'a.png'),
    drawPng(64, 48, () => false),
  );
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([{ data, predictions: [{ result }] }]));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const editor = await openEditor(browser, folder, args);
  await editor.show(0);
  return { folder, editor };
}

/** Waits until the editor has come to rest with a result; returns what is to be seen of it, which is `expected`. */
async function see(
  editor: OpenEditor,
  subject: Subject,
  result: readonly JsonObject[],
  { expected, interval = 250 }: { expected?: Seen | undefined; interval?: number } = {},
): Promise<Seen> {
  const { page } = editor;
  if (subject.isOpenedAnew) await openWith(editor, result);
  else await show(page, result);
  const look = () => lookAt(page, subject, result);
  if (expected === 'shown') await expect.poll(look, patient).toBe('shown');
  // What is not drawn yet is not drawn either: it must stay so while the editor is ready.
  const last: Seen[] = [];
  const isAtRest = async () => {
    const seen = await look();
    last.push(seen);
    return seen !== 'loading' && last.length > 3 && last.slice(-4).every((one) => one === seen);
  };
  await expect.poll(isAtRest, { ...patient, interval }).toBe(true);
  return last.at(-1)!;
}

test.each(subjects)('$name: what the editor shows of odd members is what was measured', async (subject) => {
  const { editor } = await openSubject(subject);
  expect(await see(editor, subject, subject.result, { expected: 'shown' })).toBe('shown');
  const seen: object[] = [];
  const wanted: object[] = [];
  for (const { pointer, value, result, isShown: is } of measured.filter((one) => one.subject === subject)) {
    wanted.push({ pointer, value, isShown: is });
    const found = await see(editor, subject, result, { expected: is ? 'shown' : undefined });
    seen.push({ pointer, value, isShown: found === 'shown' });
    if (found === 'blank') await editor.show(0);
  }
  expect(seen).toEqual(wanted);
  expect(await editor.stop()).toBe(0);
});

/** With LSIMPORT_SHOWN=all, to judge another version of Label Studio. */
const all = process.env.LSIMPORT_SHOWN === 'all' ? subjects : [];

test.each(all)('$name: what is not shown with a member changed is refused for 1.x', async (subject) => {
  const { folder, editor } = await openSubject(subject);
  const started = Date.now();
  const variants = variantsOf(subject.result, subject.skipped);
  const refused = await refusedOf(folder, subject, variants);
  const silent: string[] = [];
  const strict: string[] = [];
  for (const [i, { name, result }] of variants.entries()) {
    const isRefused = refused.has(i);
    let seen = await see(editor, subject, result, { interval: 150 });
    // Before it is called a fault it is looked at in a page in which nothing went before.
    if ((seen === 'shown') === isRefused) {
      await editor.show(0);
      seen = await see(editor, subject, result);
    }
    if (seen === 'blank') await editor.show(0);
    if (seen !== 'shown' && !isRefused) silent.push(name);
    if (seen === 'shown' && isRefused) strict.push(name);
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(
    `${subject.name}: ${variants.length} variants in ${minutes} min`,
    `\n  not shown and not refused: ${silent.join(', ') || 'nothing'}`,
    `\n  shown, but refused: ${strict.join(', ') || 'nothing'}`,
  );
  expect(silent).toEqual([]);
  expect(await editor.stop()).toBe(0);
});

/** The numbers of the variants that are an error for Label Studio 1.x. */
async function refusedOf(
  folder: string,
  { data }: Subject,
  variants: readonly Variant[],
): Promise<Set<number>> {
  const tasks = variants.map(({ result }) => ({ data, predictions: [{ result }] }));
  writeFileSync(join(folder, 'variants.json'), JSON.stringify(tasks));
  const args = ['check', '-i', 'variants.json', '-l', 'config.xml', '--server', '1.x'];
  const { stdout } = await lsimport(folder, [...args, '--json', '--max-diagnostics', '100000']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; task?: number }[] };
  return new Set(diagnostics.flatMap(({ severity, task }) => (severity === 'error' ? (task ?? []) : [])));
}
