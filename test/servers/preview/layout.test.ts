import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { drawPng } from './draw-png.ts';
import { openPreview } from './open-preview.ts';

/** Cards are drawn when they come near the window. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

async function open(config: string, tasks: unknown[]): Promise<Page> {
  const folder = makeFolder();
  writeFileSync(
    join(folder, 'a.png'),
    drawPng(800, 600, () => false),
  );
  writeFileSync(join(folder, 'config.xml'), config);
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
  const { page } = await openPreview(browser, folder, [
    'tasks.json',
    '-l',
    'config.xml',
    '--document-root',
    '.',
  ]);
  return page;
}

const image = '/data/local-files/?d=a.png';
const imageConfig = `<View><Image name="i" value="$image"/>
  <RectangleLabels name="box" toName="i"><Label value="Line"/><Label value="Word"/></RectangleLabels></View>`;

const box = (label: string, x: number, y: number, width: number, height: number, rotation = 0) => ({
  id: `${label} ${x} ${y}`,
  from_name: 'box',
  to_name: 'i',
  type: 'rectanglelabels',
  value: { x, y, width, height, rotation, rectanglelabels: [label] },
});

test('labels of shapes do not hide each other, and stay on the image', async () => {
  const result = [
    box('Line', 10, 40, 60, 10),
    box('Word', 10, 40, 15, 10),
    box('Line', 20, 0, 60, 5),
    box('Word', 20.2, 0.3, 10, 5),
    box('Line', 92, 60, 8, 20),
    box('Word', 60, 60, 20, 20, 90),
  ];
  const page = await open(imageConfig, [{ data: { image }, predictions: [{ result }] }]);
  await page.locator('.frame[data-ready=true]').waitFor();
  const tags = () =>
    page.locator('.tag').evaluateAll((all) => {
      // They let the pointer through to the image, and elementFromPoint would too.
      for (const tag of all) (tag as HTMLElement).style.pointerEvents = 'auto';
      return all.map((tag) => {
        const frame = tag.closest('.frame')!.getBoundingClientRect();
        const { left, top, right, bottom } = tag.getBoundingClientRect();
        const isInside =
          left >= frame.left - 1 &&
          top >= frame.top - 1 &&
          right <= frame.right + 1 &&
          bottom <= frame.bottom + 1;
        const isSeen = [left + 3, (left + right) / 2, right - 3].every((x) =>
          tag.contains(document.elementFromPoint(x, (top + bottom) / 2)),
        );
        return `${tag.textContent} ${isInside ? 'inside' : 'outside'} ${isSeen ? 'seen' : 'hidden'}`;
      });
    });
  const names = ['Line', 'Word', 'Line', 'Word', 'Line', 'Word'];
  await expect.poll(tags, patient).toEqual(names.map((name) => `${name} inside seen`));
  // The one that is turned by 90 degrees begins where its lower left corner has come to: at 60 % less the height of 20 % of 600 pixels.
  const turned = () =>
    page
      .locator('.tag')
      .last()
      .evaluate((tag) => {
        const frame = tag.closest('.frame')!.getBoundingClientRect();
        return ((tag.getBoundingClientRect().left - frame.left) / frame.width) * 100;
      });
  await expect.poll(turned, patient).toBeCloseTo(60 - ((20 / 100) * 600 * 100) / 800, 0);
  await page.close();
});

test('a task without results has the whole width', async () => {
  const page = await open(imageConfig, [
    { data: { image } },
    { data: { image }, predictions: [{ result: [box('Line', 1, 1, 1, 1)] }] },
  ]);
  const shares = () =>
    page
      .locator('.card-body')
      .evaluateAll((bodies) => bodies.map((body) => body.firstElementChild!.clientWidth / body.clientWidth));
  await expect.poll(shares, patient).toEqual([expect.closeTo(1, 1), expect.closeTo(0.7, 0)]);
  const [without = 0, withResults = 0] = await shares();
  expect(without).toBeGreaterThan(0.9);
  expect(withResults).toBeLessThan(0.8);
  await page.close();
});

test('a page without tasks says so, and one whose filters match none says that', async () => {
  const none = await open(imageConfig, []);
  await expect.poll(() => none.locator('.nothing').textContent(), patient).toBe('There are no tasks.');
  await none.close();
  const some = await open(imageConfig, [{ data: { image } }]);
  await some.getByRole('searchbox').fill('not there');
  await expect.poll(() => some.locator('.nothing').isVisible(), patient).toBe(true);
  await expect
    .poll(() => some.locator('.nothing').textContent(), patient)
    .toBe('No task matches the filters.');
  await some.close();
});

test('a relation names the regions that it is between', async () => {
  const span = (id: string, start: number, end: number) => ({
    id,
    from_name: 'l',
    to_name: 't',
    type: 'labels',
    value: { start, end, labels: ['A'] },
  });
  const relation = (from: string, to: string, direction: string) => ({
    type: 'relation',
    from_id: from,
    to_id: to,
    direction,
  });
  const result = [
    span('x1', 0, 3),
    span('x2', 8, 14),
    relation('x1', 'x2', 'right'),
    relation('x1', 'x2', 'left'),
    relation('x2', 'gone', 'bi'),
  ];
  const page = await open(
    '<View><Labels name="l" toName="t"><Label value="A"/></Labels><Text name="t" value="$text"/></View>',
    [{ data: { text: 'Ada met London' }, predictions: [{ result }] }],
  );
  await expect
    .poll(() => page.locator('.region-list .details').allTextContents(), patient)
    .toEqual(['Ada', 'London', 'Ada → London', 'Ada ← London', 'London ↔ gone']);
  await page.close();
});

test('a series that is behind an address of a network says why it is not drawn', async () => {
  const page = await open(
    `<View><TimeSeries name="t" value="$csv" valueType="url" timeColumn="time"><Channel column="a"/></TimeSeries>
      <TimeSeriesLabels name="l" toName="t"><Label value="Run"/></TimeSeriesLabels></View>`,
    [{ data: { csv: 'https://example.com/a.csv' } }],
  );
  await expect
    .poll(() => page.locator('.missing').textContent(), patient)
    .toBe('The preview draws series of files on this machine only.');
  await page.close();
});

test('marks of direction in data do not turn what is around them', async () => {
  const page = await open(imageConfig, [
    {
      data: { image },
      predictions: [
        { model_version: '\u202e\u2066abc', result: [box('Line', 1, 1, 1, 1)] },
        { model_version: '\u2067abc\u2069', result: [box('Line', 1, 1, 1, 1)] },
      ],
    },
  ]);
  const ends = () =>
    page.locator('.tab').evaluateAll((tabs) =>
      tabs.map((tab) => {
        const text = [...tab.querySelectorAll('.faint')].at(-1)!.firstChild as Text;
        const placeOf = (at: number) => {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect().left;
        };
        const version = tab.querySelector('bdi')!.getBoundingClientRect().right;
        return [
          text.data,
          placeOf(0) < placeOf(text.data.length - 1) ? 'from the left' : 'from the right',
          version <= placeOf(0) + 1 ? 'behind' : 'before',
        ];
      }),
    );
  const asUsual = ['1 region', 'from the left', 'behind'];
  await expect.poll(ends, patient).toEqual([asUsual, asUsual]);
  await page.close();
});
