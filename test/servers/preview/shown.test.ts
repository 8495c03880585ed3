import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { lsimport } from '../../support/run.ts';
import { measured } from '../../support/shown/measured.ts';
import { type Subject, subjects } from '../../support/shown/subjects.ts';
import { type Variant, variantsOf } from '../../support/shown/variants.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { drawPng } from './draw-png.ts';
import { makeVideo } from './make-video.ts';
import { openEditor } from './open-editor.ts';
import { seeAll } from './see-all.ts';
import type { Seen } from './shown-result.ts';

let browser: Browser;
let video: Buffer;
beforeAll(async () => {
  browser = await openBrowser();
  const frames = Array.from({ length: 50 }, () => [40, 40, 100, 80] as const);
  video = await makeVideo(browser, [320, 240], 25, frames);
});
afterAll(() => browser?.close());

/** Prepares the editor of a subject's own result. */
async function openSubject({ config, data, result }: Subject) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'a.wav'), makeSound(8000, 4, 0.5, 1));
  writeFileSync(join(folder, 'a.webm'), video);
  writeFileSync(join(folder, 'a.pdf'), '%PDF-1.4\n');
  writeFileSync(
    join(folder, 'a.png'),
    drawPng(64, 48, () => false),
  );
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([{ data, predictions: [{ result }] }]));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const editor = await openEditor(browser, folder, args);
  return { folder, editor };
}

test.each(subjects)('$name: what the editor shows of odd members is what was measured', async (subject) => {
  const { editor } = await openSubject(subject);
  const rows = measured.filter((one) => one.subject === subject);
  const own = { subject, pointer: '', value: undefined, result: subject.result, isShown: true };
  const cases = [own, ...rows];
  const seen = await seeAll(editor, subject, cases);
  const nameOf = ({ pointer, value }: (typeof cases)[number], is: boolean) => ({
    pointer,
    value,
    isShown: is,
  });
  expect(cases.map((one, i) => nameOf(one, seen[i] === 'shown'))).toEqual(
    cases.map((one) => nameOf(one, one.isShown)),
  );
  expect(await editor.stop()).toBe(0);
});

/** With LSIMPORT_SHOWN=all, to judge another version of Label Studio. */
const all = process.env.LSIMPORT_SHOWN === 'all' ? subjects : [];

test.each(all)('$name: what is not shown with a member changed is refused for 1.x', async (subject) => {
  const { folder, editor } = await openSubject(subject);
  const started = Date.now();
  const variants = variantsOf(subject.result, subject.skipped);
  const refused = await refusedOf(folder, subject, variants);
  const cases = variants.map(({ result }, i) => ({ result, isShown: !refused.has(i) }));
  const seen = await seeAll(editor, subject, cases);
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  const namesOf = (matches: (seen: Seen | 'stuck', isRefused: boolean) => boolean) =>
    variants.filter((_, i) => matches(seen[i]!, refused.has(i))).map(({ name }) => name);
  const silent = namesOf((one, isRefused) => one !== 'shown' && !isRefused);
  const strict = namesOf((one, isRefused) => one === 'shown' && isRefused);
  const stuck = namesOf((one) => one === 'stuck');
  console.log(
    `${subject.name}: ${variants.length} variants in ${minutes} min`,
    `\n  not shown and not refused: ${silent.join(', ') || 'nothing'}`,
    `\n  shown, but refused: ${strict.join(', ') || 'nothing'}`,
    `\n  ended, as the page hung: ${stuck.join(', ') || 'nothing'}`,
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
