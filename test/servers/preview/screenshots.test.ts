import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../../src/package-files.ts';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { openPreview } from './open-preview.ts';

/**
 * The pictures of docs/preview.md. They are taken in each run, and written where LSIMPORT_SCREENSHOTS is set: fonts differ from machine to
 * machine, and a run of the tests changes no files.
 */
const isWriting = (process.env.LSIMPORT_SCREENSHOTS ?? '') !== '';
const folderOfImages = join(packageRoot, 'docs', 'images');

const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const street = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="480" viewBox="0 0 960 480">
<path fill="#cfe3f5" d="M0 0h960v480H0z"/><path fill="#9fb7a0" d="M0 210h960v60H0z"/><path fill="#6b7178" d="M0 270h960v210H0z"/>
<path stroke="#f4f4f4" stroke-width="8" stroke-dasharray="60 40" d="M0 380h960"/>
<path fill="#b8a58c" d="M40 60h150v170H40zM720 30h180v200H720z"/><path fill="#8fa9bd" d="M60 80h40v50H60zM120 80h40v50h-40zM750 60h50v60h-50zM820 60h50v60h-50z"/>
<g fill="#c0392b"><rect x="120" y="300" width="210" height="60" rx="16"/><path d="M165 302l30-42h85l25 42z"/></g>
<g fill="#2c3e50"><circle cx="170" cy="362" r="22"/><circle cx="285" cy="362" r="22"/><circle cx="560" cy="420" r="26"/><circle cx="740" cy="420" r="26"/></g>
<rect x="500" y="250" width="300" height="165" rx="14" fill="#e0a526"/><path fill="#d8ecf8" d="M520 270h60v55h-60zM595 270h60v55h-60zM670 270h60v55h-60z"/>
<g fill="#34495e"><circle cx="420" cy="262" r="14"/><path d="M404 280h32v60h-32zM404 340h12v50h-12zM424 340h12v50h-12z"/></g></svg>`;

const box = (label: string, x: number, y: number, width: number, height: number, score: number) => ({
  id: `${label}${x}`,
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  original_width: 960,
  original_height: 480,
  image_rotation: 0,
  score,
  value: {
    x: x / 9.6,
    y: y / 4.8,
    width: width / 9.6,
    height: height / 4.8,
    rotation: 0,
    rectanglelabels: [label],
  },
});

const imageTask = (shift: number, bus: string) => ({
  data: { image: '/data/local-files/?d=street.svg' },
  predictions: [
    {
      model_version: 'v2',
      score: 0.83,
      result: [
        box('Car', 118 + shift, 258, 214, 128, 0.97),
        box(bus, 498 + shift, 248, 304, 200, 0.91),
        box('Person', 402 + shift, 246, 36, 146, 0.62),
      ],
    },
  ],
});

const span = (label: string, start: number, text: string) => ({
  id: `${label}${start}`,
  from_name: 'entity',
  to_name: 'text',
  type: 'labels',
  value: { start, end: start + [...text].length, text, labels: [label] },
});

const text = 'Ada Lovelace met Charles Babbage in London in 1833, at a party in his house at Dorset Street.';
const textTask = {
  data: { text },
  predictions: [
    {
      model_version: 'v2',
      score: 0.7,
      result: [
        ...(
          [
            ['Person', 'Ada Lovelace'],
            ['Person', 'Charles Babbage'],
            ['Place', 'London'],
            ['Time', '1833'],
            ['Place', 'Dorset Street'],
          ] as const
        ).map(([label, word]) => span(label, text.indexOf(word), word)),
        span('Time', text.indexOf('London in'), 'London in 1833'),
        {
          id: 'c',
          from_name: 'kind',
          to_name: 'text',
          type: 'choices',
          value: { choices: ['History'] },
        },
      ],
    },
  ],
  annotations: [{ result: [span('Person', 0, 'Ada Lovelace')] }],
};

const imageConfig = `<View><Image name="photo" value="$image"/><RectangleLabels name="box" toName="photo"><Label value="Car" background="#d9480f"/>
  <Label value="Bus" background="#2f6fde"/><Label value="Person" background="#9c36b5"/><Label value="Bicycle"/></RectangleLabels></View>`;
const textConfig = `<View><Text name="text" value="$text"/><Labels name="entity" toName="text"><Label value="Person" background="#2f6fde"/>
  <Label value="Place" background="#2b8a3e"/><Label value="Time" background="#d9480f"/></Labels>
  <Choices name="kind" toName="text"><Choice value="History"/><Choice value="Science"/></Choices></View>`;

const pictures = [
  {
    name: 'preview.png',
    config: imageConfig,
    tasks: [imageTask(0, 'Buss'), imageTask(0, 'Bus'), imageTask(150, 'Bus')],
    settings: { colorScheme: 'light', viewport: { width: 1200, height: 700 } },
    shown: '.frame[data-ready=true] .shape',
    count: 3,
  },
  {
    name: 'preview-text.png',
    config: textConfig,
    tasks: [textTask],
    settings: { colorScheme: 'dark', viewport: { width: 1200, height: 520 } },
    shown: 'mark',
    count: 6,
  },
] as const;

test.each(pictures)('$name', async ({ name, config, tasks, settings, shown, count }) => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'street.svg'), street);
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const { page, problems } = await openPreview(browser, folder, args, settings);
  await expect.poll(() => page.locator('article').first().locator(shown).count(), patient).toBe(count);
  const picture = await page.screenshot();
  expect(problems).toEqual([]);
  // A page whose cards are not drawn yet is of a few colors, and packs to a few kilobytes.
  expect(picture.length).toBeGreaterThan(20_000);
  if (isWriting) {
    mkdirSync(folderOfImages, { recursive: true });
    writeFileSync(join(folderOfImages, name), picture);
  }
  // The one of the docs has the size that it is taken with.
  const { width, height } = settings.viewport;
  const kept = readFileSync(join(folderOfImages, name));
  expect([kept.readUInt32BE(16), kept.readUInt32BE(20)]).toEqual([width, height]);
  await page.close();
});
