import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { makeSound } from '../make-sound.ts';
import { makeVideo } from './make-video.ts';
import { openPreview } from './open-preview.ts';
import { redBox } from './red-box.ts';

/** Media are loaded, sought and painted one after the other. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(config: string, task: object, files: Record<string, string | Uint8Array>) {
  const folder = makeFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([task]));
  return openPreview(browser, folder, ['tasks.json', '-l', 'config.xml', '--document-root', '.']);
}

const linkTo = (file: string) => `/data/local-files/?d=${file}`;

/** Left, top, right and bottom of a shape in the pixels of the video that it is drawn on. */
function placeOf(shape: Locator): Promise<number[]> {
  return shape.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const video = element.closest('.screen')!.querySelector('video')!;
    const whole = video.getBoundingClientRect();
    const scale = video.videoWidth / whole.width;
    return [left - whole.left, top - whole.top, right - whole.left, bottom - whole.top].map(
      (at) => at * scale,
    );
  });
}

/** Within half a pixel. */
const within = (places: readonly number[]) => places.map((place) => expect.closeTo(place, 0));

test('the box of a video is where the red rectangle is, at each of its frames', async () => {
  const size = [320, 180] as const;
  const rate = 10;
  const boxes = Array.from({ length: 21 }, (_, i) => [20 + 10 * i, 30 + 4 * i, 60, 40] as const);
  const keyframe = (frame: number) => {
    const [x, y, width, height] = boxes[frame - 1]!;
    const part = {
      x: (x / 320) * 100,
      y: (y / 180) * 100,
      width: (width / 320) * 100,
      height: (height / 180) * 100,
    };
    return { frame, ...part, rotation: 0, enabled: true, time: frame / rate };
  };
  const value = {
    framesCount: 21,
    duration: 2.1,
    sequence: [keyframe(1), keyframe(11), keyframe(21)],
    labels: ['A'],
  };
  const region = { id: 'a', from_name: 'box', to_name: 'v', type: 'videorectangle', value };
  const { page, problems } = await open(
    `<View><Video name="v" value="$video" frameRate="${rate}"/><VideoRectangle name="box" toName="v"/>
      <Labels name="l" toName="v"><Label value="A" background="blue"/></Labels></View>`,
    { data: { video: linkTo('a.webm') }, predictions: [{ result: [region] }] },
    { 'a.webm': await makeVideo(browser, size, rate, boxes) },
  );
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.readyState), patient).toBe(4);
  const box = page.locator('.screen .shape');
  // What the player draws over its frames, and what the page does, is not to be in the way.
  await video.evaluate((player: HTMLVideoElement) => {
    player.controls = false;
  });
  for (const frame of [1, 6, 11, 18, 21]) {
    await video.evaluate(
      (player: HTMLVideoElement, seconds) => {
        player.currentTime = seconds;
      },
      (frame - 0.5) / rate,
    );
    await expect
      .poll(() => page.locator('.screen .shapes').getAttribute('data-frame'), patient)
      .toBe(String(frame));
    const [x, y, width, height] = boxes[frame - 1]!;
    const places = [x, y, x + width, y + height];
    await expect.poll(() => placeOf(box), patient).toEqual(within(places));
    const red = async () => {
      const { width: shownWidth } = (await video.boundingBox())!;
      return (await redBox(page.locator('.screen'))).map((place) => (place / shownWidth) * 320);
    };
    // What is lost when a frame is packed blurs its edges.
    await expect.poll(red, patient).toEqual(places.map((place) => expect.closeTo(place, -0.61)));
  }
  expect(problems).toEqual([]);
  await page.close();
});

test('bands of sounds are over their time, and play it', async () => {
  const result = [
    [0.5, 1],
    [2.25, 3.5],
  ].map(([start, end], i) => ({
    id: `r${i}`,
    from_name: 'l',
    to_name: 'a',
    type: 'labels',
    original_length: 4,
    value: { start, end, channel: 0, labels: ['Tone'] },
  }));
  const { page, problems } = await open(
    '<View><Labels name="l" toName="a"><Label value="Tone"/></Labels><Audio name="a" value="$audio"/></View>',
    { data: { audio: linkTo('a.wav') }, predictions: [{ result }] },
    { 'a.wav': makeSound(8000, 4, 0.5, 1) },
  );
  const bands = page.locator('.band');
  const seconds = () =>
    bands.evaluateAll((all) =>
      all.map((band) => {
        const line = band.parentElement!;
        const start = line.getBoundingClientRect().left + line.clientLeft;
        const { left, right } = band.getBoundingClientRect();
        return [left, right].map((x) => (4 * (x - start)) / line.clientWidth);
      }),
    );
  const close = (places: number[]) => places.map((place) => expect.closeTo(place, 2.4));
  await expect.poll(seconds, patient).toEqual([close([0.5, 1]), close([2.25, 3.5])]);
  await bands.nth(1).click();
  const at = () => page.locator('audio').evaluate((player: HTMLAudioElement) => player.currentTime);
  await expect.poll(at, patient).toBeGreaterThanOrEqual(2.25);
  expect(problems).toEqual([]);
  await page.close();
});

test('segments of series cover their rows, and curves go through them', async () => {
  const rows = Array.from({ length: 101 }, (_, i) => [i * 2, i === 30 ? 5 : 0, i]);
  const result = [
    [40, 80],
    [150, 200],
  ].map(([start, end], i) => ({
    id: `r${i}`,
    from_name: 'l',
    to_name: 't',
    type: 'timeserieslabels',
    value: { start, end, instant: false, timeserieslabels: ['Run'] },
  }));
  const { page, problems } = await open(
    `<View><TimeSeries name="t" value="$csv" valueType="url" timeColumn="time"><Channel column="a"/><Channel column="b"/></TimeSeries>
      <TimeSeriesLabels name="l" toName="t"><Label value="Run"/></TimeSeriesLabels></View>`,
    { data: { csv: linkTo('a.csv') }, predictions: [{ result }] },
    { 'a.csv': `time,a,b\n${rows.join('\n')}\n` },
  );
  const charts = page.locator('.chart');
  await expect.poll(() => charts.count(), patient).toBe(2);
  // From 0 to 200 over the width of the chart.
  const covered = () =>
    charts.first().evaluate((chart) => {
      const { left, width } = chart.getBoundingClientRect();
      const border = (chart.getBoundingClientRect().width - chart.clientWidth) / 2;
      return [...chart.querySelectorAll('.segment')].map((segment) => {
        const own = segment.getBoundingClientRect();
        return [own.left, own.right].map((x) => ((x - left - border) / (width - 2 * border)) * 200);
      });
    });
  const close = (places: number[]) => places.map((place) => expect.closeTo(place, 0.61));
  await expect.poll(covered, patient).toEqual([close([40, 80]), close([150, 200])]);
  // The one high row is at 60, and the other channel rises from corner to corner.
  const peak = () =>
    charts.first().evaluate((chart) => {
      const curve = chart.querySelector('.curve') as SVGPolylineElement;
      const top = [...curve.points].reduce((high, point) => (point.y < high.y ? point : high));
      const [, , width = 0] = (chart as SVGSVGElement).getAttribute('viewBox')!.split(' ').map(Number);
      return (top.x / width) * 200;
    });
  await expect.poll(peak, patient).toBeCloseTo(60, 1);
  expect(problems).toEqual([]);
  await page.close();
});

test('labels of segments near each other hide none, and instants are seen', async () => {
  const label = 'a rather long label';
  const at = (start: number, end: number, labels: string[]) => ({
    id: `r${start}`,
    from_name: 'l',
    to_name: 't',
    type: 'timeserieslabels',
    value: { start, end, instant: start === end, timeserieslabels: labels },
  });
  const result = [at(1, 2, [label]), at(2, 2, [label]), at(3, 4, [label]), at(90, 95, [])];
  const column = Array.from({ length: 101 }, (_, i) => i);
  const { page, problems } = await open(
    `<View><TimeSeries name="t" value="$d" valueType="json" timeColumn="time"><Channel column="a"/></TimeSeries>
      <TimeSeriesLabels name="l" toName="t"><Label value="${label}"/></TimeSeriesLabels></View>`,
    { data: { d: { time: column, a: column } }, predictions: [{ result }] },
    {},
  );
  const tags = () =>
    page.locator('.series-tags').evaluate((line) => {
      const tops = [...line.children].map((tag) => tag.getBoundingClientRect().top);
      const bottoms = [...line.children].map((tag) => tag.getBoundingClientRect().bottom);
      const isInside = Math.max(...bottoms) <= line.getBoundingClientRect().bottom + 1;
      return { rows: new Set(tops).size, isInside };
    });
  await expect.poll(tags, patient).toEqual({ rows: 3, isInside: true });
  const instant = page.locator('.chart .segment.instant');
  expect(await instant.count()).toBe(1);
  expect((await instant.boundingBox())!.width).toBeGreaterThan(1);
  // A region without a label is not called by the name of its type.
  const chips = () => page.locator('.region-list .chip').allTextContents();
  await expect.poll(chips, patient).toEqual([label, label, label, 'no label']);
  expect(problems).toEqual([]);
  await page.close();
});

test('numbers of a series without neighbours are dots, and a channel that stays the same is a line in the middle', async () => {
  const { page } = await open(
    `<View><TimeSeries name="t" value="$d" valueType="json" timeColumn="time"><Channel column="gaps"/><Channel column="same"/></TimeSeries>
      <TimeSeriesLabels name="l" toName="t"><Label value="Run"/></TimeSeriesLabels></View>`,
    { data: { d: { time: [0, 1, 2, 3, 4], gaps: [1, null, 3, null, 2], same: [7, 7, 7, 7, 7] } } },
    {},
  );
  const places = () =>
    page.locator('.chart').evaluateAll((charts) =>
      charts.map((chart) => {
        const whole = chart.getBoundingClientRect();
        return [...chart.querySelectorAll('.curve')].map((curve) => {
          const { left, top, width } = curve.getBoundingClientRect();
          return [left - whole.left, top - whole.top, width].map((place, i) =>
            Math.round((place / (i === 1 ? whole.height : whole.width)) * 4),
          );
        });
      }),
    );
  // Quarters of the chart: left, top and width.
  await expect.poll(places, patient).toEqual([
    [
      [0, 4, 0],
      [2, 0, 0],
      [4, 2, 0],
    ],
    [[0, 2, 4]],
  ]);
  const widths = () =>
    page
      .locator('.curve')
      .evaluateAll((curves) => curves.map((curve) => Number.parseFloat(getComputedStyle(curve).strokeWidth)));
  await expect.poll(widths, patient).toEqual([5, 5, 5, 1.2]);
  await page.close();
});

test('a PDF is shown by the viewer of the browser when that is asked for', async () => {
  const drawing = '1 0 0 rg 100 50 100 100 re f';
  const { page, problems } = await open(
    '<View><Pdf name="p" value="$pdf"/><Choices name="c" toName="p"><Choice value="a"/><Choice value="b"/></Choices></View>',
    { data: { pdf: linkTo('a.pdf') } },
    {
      'a.pdf':
        '%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj\n' +
        `4 0 obj<</Length ${drawing.length}>>stream\n${drawing}\nendstream endobj\ntrailer<</Root 1 0 R>>\n`,
    },
  );
  await expect
    .poll(() => page.getByRole('link', { name: /a\.pdf/ }).getAttribute('href'), patient)
    .toBe('a.pdf');
  await page.getByRole('button', { name: 'Show the PDF here' }).click();
  const shown = () => page.frames().map((frame) => new URL(frame.url()).pathname.split('/').at(-1));
  await expect.poll(shown, patient).toContain('a.pdf');
  // The red square of the page, once: without a column of small pages beside it.
  const square = async () => {
    const [left = 0, top = 0, right = 0, bottom = 0] = await redBox(page.locator('.pdf'));
    return right > left + 60 ? Math.round((10 * (right - left)) / (bottom - top)) : 'no square';
  };
  await expect.poll(square, patient).toBe(10);
  expect(problems).toEqual([]);
  await page.close();
});
