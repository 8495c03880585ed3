import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { writeFiles } from '../../support/temporary-folder.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { listTasks1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { user1x } from '../run/start-label-studio-1x.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { pushed } from './run-push.ts';

let root: string;
let server: Server;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  root = makeFolder();
  server = await startServer1x(undefined, { documentRoot: root });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(`${server.url}/user/login/`);
  await page.fill('input[name=email]', user1x.email);
  await page.fill('input[name=password]', user1x.password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/user/login'));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A region as the editor of Label Studio has it in its memory. */
interface Region {
  labels: string[];
  /** On the canvas, in pixels of the screen. */
  bboxCoordsCanvas?: { left: number; right: number };
  start?: number;
  end?: number;
}

/** The editor loads, lays out and draws one after the other, and takes its time on a busy machine. */
const patient = { timeout: 60_000, interval: 500 };

/** Opens the last task of a project, as an annotator does, and waits until its regions are there. */
async function openTask(project: number, regions: number): Promise<void> {
  const id = (await listTasks1x(server, project)).at(-1)!.id;
  await page.goto(`${server.url}/projects/${project}/data?task=${id}`);
  await page.waitForFunction(
    (count) => {
      const found = (globalThis as { Htx?: Editor }).Htx?.annotationStore.selected?.regions ?? [];
      return (
        found.length === count && found.every(({ bboxCoordsCanvas: box }) => !box || box.right > box.left)
      );
    },
    regions,
    { timeout: 120_000 },
  );
}

function readRegions(): Promise<Region[]> {
  return page.evaluate(() =>
    (globalThis as unknown as { Htx: Editor }).Htx.annotationStore.selected!.regions.map(
      ({ labels, bboxCoordsCanvas: box, start, end }) => ({
        labels: [...labels],
        ...(box && { bboxCoordsCanvas: { left: box.left, right: box.right } }),
        ...(typeof start === 'number' && { start }),
        ...(typeof end === 'number' && { end }),
      }),
    ),
  );
}

interface Editor {
  annotationStore: { selected?: { regions: Region[] } };
}

const red = [40, 60, 100, 60] as const;
const blue = [250, 150, 120, 120] as const;

/** An image with a red and a blue rectangle. */
function drawRectangles(): Uint8Array {
  const [width, height] = [400, 300];
  const data = new Uint8Array(width * height * 3).fill(255);
  for (const [[left, top, w, h], color] of [
    [red, [255, 0, 0]],
    [blue, [0, 0, 255]],
  ] as const) {
    for (let y = top; y < top + h; y++)
      for (let x = left; x < left + w; x++) data.set(color, (y * width + x) * 3);
  }
  return encode({ width, height, data, channels: 3 });
}

/** The smallest box around all pixels of a screenshot that look like this, in pixels of the screen. */
function boxOf(screenshot: Buffer, looksRight: (r: number, g: number, b: number) => boolean) {
  const { width, height, data, channels } = decode(screenshot);
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      if (!looksRight(data[at]!, data[at + 1]!, data[at + 2]!)) continue;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box;
}

/** Inputs with a box around each thing. */
const boxes = {
  coco: {
    'coco.json': JSON.stringify({
      images: [{ id: 1, file_name: 'a.png', width: 400, height: 300 }],
      categories: [
        { id: 1, name: 'red thing' },
        { id: 2, name: 'blue thing' },
      ],
      annotations: [
        { id: 1, image_id: 1, iscrowd: 0, area: 1, category_id: 1, bbox: red },
        { id: 2, image_id: 1, iscrowd: 0, area: 1, category_id: 2, bbox: blue },
      ],
    }),
  },
  imagefolder: {
    'metadata.jsonl': JSON.stringify({
      file_name: 'a.png',
      objects: { bbox: [red, blue], category: ['red thing', 'blue thing'], score: [0.9, 0.8] },
    }),
  },
};

test.each(Object.entries(boxes))(
  'predicted boxes of %s are around the things in the image',
  async (format, files) => {
    const folder = join(root, format);
    writeFiles(folder, files);
    writeFileSync(join(folder, 'a.png'), drawRectangles());
    const labels =
      '<Label value="red thing" background="#00ff00"/><Label value="blue thing" background="#ff00ff"/>';
    const config = `<View><Image name="i" value="$image"/><RectangleLabels name="l" toName="i" opacity="0" strokeWidth="3">${labels}</RectangleLabels></View>`;
    writeFileSync(join(root, 'boxes.xml'), config);
    const input = 'coco.json' in files ? [`${format}/coco.json`, '--images', format] : [format];
    const args = [...input, '--input-format', format, '-l', 'boxes.xml'];
    const where = ['--labels-as', 'predictions', '--document-root', '.', '--project', `Boxes of ${format}`];
    const { projectId } = await pushed(server, root, ...args, ...where);
    await openTask(projectId, 2);
    const labelsOf = async () => (await readRegions()).map(({ labels }) => labels);
    await expect.poll(labelsOf, patient).toEqual([['red thing'], ['blue thing']]);
    await expect.poll(distance, patient).toBeLessThanOrEqual(4);
  },
);

test('a predicted choice of a column is the one that is chosen', async () => {
  writeFileSync(join(root, 'moods.csv'), 'text,mood,sure\nBroke.,Bad,0.4\nWorks.,Good,0.9\n');
  const column = ['--choices-column', 'mood=feeling', '--score-column', 'sure', '--labels-as', 'predictions'];
  const args = ['moods.csv', '-l', 'auto', ...column, '--project', 'Moods'];
  const { projectId } = await pushed(server, root, ...args);
  await openTask(projectId, 0);
  const choices = (selector: string) => () => page.locator(selector, { hasText: /Bad|Good/ }).allInnerTexts();
  const [bad, good] = [expect.stringContaining('Bad'), expect.stringContaining('Good')];
  await expect.poll(choices('label:has(input)'), patient).toEqual([bad, good]);
  await expect.poll(choices('label:has(input:checked)'), patient).toEqual([good]);
});

const looks = {
  red: (r: number, g: number, b: number) => r > 180 && g < 80 && b < 80,
  blue: (r: number, g: number, b: number) => b > 180 && r < 80 && g < 80,
  green: (r: number, g: number, b: number) => g > 180 && r < 80 && b < 80,
  magenta: (r: number, g: number, b: number) => r > 180 && b > 180 && g < 80,
};

/** How far the outlines of the two boxes are from what is drawn in the image, at most, in pixels of the screen. */
async function distance(): Promise<number> {
  const screenshot = await page.locator('.konvajs-content').first().screenshot();
  const pairs = [
    ['red', 'green'],
    ['blue', 'magenta'],
  ] as const;
  const sides = ['left', 'top', 'right', 'bottom'] as const;
  const distances = pairs.flatMap(([drawn, outline]) => {
    const [inner, outer] = [boxOf(screenshot, looks[drawn]), boxOf(screenshot, looks[outline])];
    return sides.map((side) => Math.abs(inner[side] - outer[side]));
  });
  return Math.max(...distances);
}

test('spans are on their words, with emoji and combining letters before them', async () => {
  const text = '👍🏽 Ada e\u0301 lives in 🏙 Ulm 𝒳 today';
  // Code points, as Python counts.
  const points = [...text];
  const span = (word: string, label: string) => {
    const start = [...text.slice(0, text.indexOf(word))].length;
    const value = { start, end: start + [...word].length, text: word, labels: [label] };
    return { id: label, from_name: 'l', to_name: 't', type: 'labels', value };
  };
  expect(points.length).toBeLessThan(text.length);
  const config =
    '<View><Labels name="l" toName="t"><Label value="PER"/><Label value="LOC"/></Labels><Text name="t" value="$text"/></View>';
  writeFileSync(join(root, 'spans.xml'), config);
  const tasks = [{ data: { text }, predictions: [{ result: [span('Ada', 'PER'), span('Ulm 𝒳', 'LOC')] }] }];
  writeFileSync(join(root, 'spans.json'), JSON.stringify(tasks));
  const { projectId } = await pushed(server, root, 'spans.json', '-l', 'spans.xml', '--project', 'Spans');
  await openTask(projectId, 2);
  const marked = () => page.locator('[class*=htx-highlight]').allTextContents();
  await expect.poll(marked, patient).toEqual(['Ada', 'Ulm 𝒳']);
});

test('a region of a sound is where the sound is', async () => {
  const rate = 8000;
  mkdirSync(join(root, 'sounds'));
  writeFileSync(join(root, 'sounds/a.wav'), makeSound(rate, 2, 0.5, 1));
  const config =
    '<View><Labels name="l" toName="t"><Label value="Tone"/></Labels><Audio name="t" value="$audio"/></View>';
  writeFileSync(join(root, 'sounds.xml'), config);
  const value = { start: 0.5, end: 1, channel: 0, labels: ['Tone'] };
  const region = { id: 'r', from_name: 'l', to_name: 't', type: 'labels', original_length: 2, value };
  const task = { data: { audio: '/data/local-files/?d=sounds/a.wav' }, predictions: [{ result: [region] }] };
  writeFileSync(join(root, 'sounds.json'), JSON.stringify([task]));
  const options = ['-l', 'sounds.xml', '--project', 'Sounds'];
  // The folder brings its storage, the tasks what was recognized.
  await pushed(server, root, 'sounds', ...options, '--document-root', '.');
  const { projectId } = await pushed(server, root, 'sounds.json', ...options);
  await openTask(projectId, 1);
  await expect.poll(readRegions, patient).toMatchObject([{ labels: ['Tone'], start: 0.5, end: 1 }]);
  // The waveform is as wide as its canvas and shows two seconds.
  const drawnAt = async () => {
    const box = (await readRegions())[0]?.bboxCoordsCanvas;
    const canvas = await page.locator('canvas').first().boundingBox();
    return [box?.left, box?.right].map((x) => Math.round((200 * (x ?? 0)) / canvas!.width) / 100);
  };
  await expect.poll(drawnAt, patient).toEqual([0.5, 1]);
});
