import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeBrush } from '../../../src/regions/brush-rle.ts';
import { openBrowser } from '../../support/browser.ts';
import { makeFolder } from '../make-folder.ts';
import { drawPng } from './draw-png.ts';
import { openPreview } from './open-preview.ts';
import { redBox } from './red-box.ts';

/** An image is decoded and painted some frames after it was loaded. */
const patient = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const config = `<View><Image name="i" value="$image"/>
  <RectangleLabels name="box" toName="i"><Label value="A"/></RectangleLabels><EllipseLabels name="ellipse" toName="i"><Label value="A"/></EllipseLabels>
  <PolygonLabels name="polygon" toName="i"><Label value="A"/></PolygonLabels><KeyPointLabels name="point" toName="i"><Label value="A"/></KeyPointLabels>
  <BrushLabels name="brush" toName="i"><Label value="A" background="#00f"/></BrushLabels></View>`;

/** A page with one image file and one region on it. */
async function openRegion(png: Uint8Array, from: string, value: object, size: readonly [number, number]) {
  const folder = makeFolder();
  writeFileSync(join(folder, 'a.png'), png);
  writeFileSync(join(folder, 'config.xml'), config);
  const type = from === 'box' ? 'rectanglelabels' : from === 'point' ? 'keypointlabels' : `${from}labels`;
  const region = {
    id: 'a',
    from_name: from,
    to_name: 'i',
    type,
    original_width: size[0],
    original_height: size[1],
    image_rotation: 0,
    value: { ...value, [type]: ['A'] },
  };
  const task = { data: { image: '/data/local-files/?d=a.png' }, predictions: [{ result: [region] }] };
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([task]));
  const opened = await openPreview(browser, folder, [
    'tasks.json',
    '-l',
    'config.xml',
    '--document-root',
    '.',
  ]);
  await opened.page.waitForSelector('.frame[data-ready=true]');
  return opened;
}

/** The box of a shape in the pixels of the image that it is drawn on. */
function boxIn(shape: Locator) {
  return shape.evaluate((element) => {
    const shown = element.getBoundingClientRect();
    const frame = element.closest('.frame')!;
    const image = frame.querySelector('img')!;
    const around = image.getBoundingClientRect();
    const scale = image.naturalWidth / around.width;
    return {
      size: [image.naturalWidth, image.naturalHeight],
      box: [
        (shown.left - around.left) * scale,
        (shown.top - around.top) * (image.naturalHeight / around.height),
        shown.width * scale,
        shown.height * (image.naturalHeight / around.height),
      ],
    };
  });
}

describe('a box is where the red rectangle is, however the image is turned by its EXIF orientation', () => {
  // Stored are 600 x 480 pixels with the rectangle at 60, 48, 120 x 96; below is where a viewer shows it.
  const shown: [orientation: number, size: [number, number], box: [number, number, number, number]][] = [
    [1, [600, 480], [60, 48, 120, 96]],
    [2, [600, 480], [420, 48, 120, 96]],
    [3, [600, 480], [420, 336, 120, 96]],
    [4, [600, 480], [60, 336, 120, 96]],
    [5, [480, 600], [48, 60, 96, 120]],
    [6, [480, 600], [336, 60, 96, 120]],
    [7, [480, 600], [336, 420, 96, 120]],
    [8, [480, 600], [48, 420, 96, 120]],
  ];

  test.each(shown)('orientation %i', async (orientation, [width, height], [x, y, w, h]) => {
    const png = drawPng(600, 480, (px, py) => px >= 60 && px < 180 && py >= 48 && py < 144, orientation);
    const value = {
      x: (x / width) * 100,
      y: (y / height) * 100,
      width: (w / width) * 100,
      height: (h / height) * 100,
      rotation: 0,
    };
    const { page, problems } = await openRegion(png, 'box', value, [width, height]);
    const { size, box } = await boxIn(page.locator('polygon.shape'));
    expect(size).toEqual([width, height]);
    for (const [i, place] of [x, y, w, h].entries()) expect(Math.abs(box[i]! - place)).toBeLessThan(0.5);
    // The same in the pixels of the screen, without what is drawn over the image.
    const shownWidth = async () => (await page.locator('.frame').boundingBox())?.width;
    await expect.poll(shownWidth, patient).toBe(width);
    const apart = async () => {
      const red = await redBox(page.locator('.frame'));
      return Math.max(...[x, y, x + w, y + h].map((place, i) => Math.abs(red[i]! - place)));
    };
    await expect.poll(apart, patient).toBeLessThanOrEqual(1);
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe('a shape covers the red pixels and no others', () => {
  const [width, height] = [400, 240];
  const inBox = (x: number, y: number, turn: number) => {
    // 100 x 60 pixels, turned around the corner at 160, 60.
    const angle = (turn * Math.PI) / 180;
    const [dx, dy] = [x - 160, y - 60];
    const along = dx * Math.cos(angle) + dy * Math.sin(angle);
    const down = -dx * Math.sin(angle) + dy * Math.cos(angle);
    return along >= 0 && along < 100 && down >= 0 && down < 60;
  };
  const inEllipse = (x: number, y: number) => {
    // Half axes of 80 and 36 pixels, turned by 30 degrees around 200, 120.
    const angle = Math.PI / 6;
    const [dx, dy] = [x - 200, y - 120];
    const along = dx * Math.cos(angle) + dy * Math.sin(angle);
    const down = -dx * Math.sin(angle) + dy * Math.cos(angle);
    return (along / 80) ** 2 + (down / 36) ** 2 < 1;
  };
  const inTriangle = (x: number, y: number) => x >= 40 && y >= 24 && (x - 40) / 320 + (y - 24) / 192 < 1;
  const box = { x: 40, y: 25, width: 25, height: 25 };
  const shapes: [name: string, from: string, value: object, isRed: (x: number, y: number) => boolean][] = [
    ['a box', 'box', { ...box, rotation: 0 }, (x, y) => inBox(x, y, 0)],
    ['a box turned by 30 degrees', 'box', { ...box, rotation: 30 }, (x, y) => inBox(x, y, 30)],
    ['a box turned by 300 degrees', 'box', { ...box, rotation: 300 }, (x, y) => inBox(x, y, 300)],
    ['an ellipse', 'ellipse', { x: 50, y: 50, radiusX: 20, radiusY: 15, rotation: 30 }, inEllipse],
    [
      'a polygon',
      'polygon',
      {
        points: [
          [10, 10],
          [90, 10],
          [10, 90],
        ],
      },
      inTriangle,
    ],
    ['a key point', 'point', { x: 25, y: 50, width: 5 }, (x, y) => Math.hypot(x - 100, y - 120) < 20],
  ];

  test.each(shapes)('%s', async (_name, from, value, isRed) => {
    const png = drawPng(width, height, (x, y) => isRed(x + 0.5, y + 0.5));
    const { page } = await openRegion(png, from, value, [width, height]);
    const wrong = await page.locator('.shape').evaluate(
      (element, points) => {
        const shape = element as SVGGeometryElement;
        const layer = shape.ownerSVGElement!;
        return points.filter(([x, y, isInside]) => {
          const point = layer.createSVGPoint();
          point.x = x;
          point.y = y;
          // Points are of the image, shapes may be turned by a transform of their own.
          const own = point.matrixTransform(
            shape
              .getCTM()!
              .inverse()
              .multiply(layer.getCTM() ?? new DOMMatrix()),
          );
          return shape.isPointInFill(shape.transform.baseVal.numberOfItems > 0 ? own : point) !== isInside;
        });
      },
      [...pointsApart(isRed)],
    );
    expect(wrong).toEqual([]);
    await page.close();
  });

  /** Points of a grid that are at least a pixel away from the edge of the shape. */
  function* pointsApart(isRed: (x: number, y: number) => boolean): Generator<[number, number, boolean]> {
    for (let y = 3; y < height; y += 7) {
      for (let x = 3; x < width; x += 7) {
        const around = [isRed(x, y), isRed(x - 1, y), isRed(x + 1, y), isRed(x, y - 1), isRed(x, y + 1)];
        if (new Set(around).size === 1) yield [x, y, around[0]!];
      }
    }
  }

  test('a brush mask, pixel by pixel', async () => {
    const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
      Number(inTriangle((i % width) + 0.5, Math.floor(i / width) + 0.5)),
    );
    const rle = encodeBrush({ width, height, pixels });
    const png = drawPng(width, height, (x, y) => pixels[y * width + x] === 1);
    const { page } = await openRegion(png, 'brush', { format: 'rle', rle }, [width, height]);
    const drawn = await page.locator('canvas.mask').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const frame = canvas.closest('.frame')!.getBoundingClientRect();
      const own = canvas.getBoundingClientRect();
      return {
        size: [canvas.width, canvas.height],
        isOverAll:
          own.left === frame.left &&
          own.top === frame.top &&
          own.width === frame.width &&
          own.height === frame.height,
        painted: Array.from({ length: data.length / 4 }, (_, i) => Number(data[i * 4 + 3]! > 0)),
        colors: [
          ...new Set(
            Array.from(
              { length: data.length / 4 },
              (_, i) => data[i * 4 + 3]! > 0 && [...data.slice(i * 4, i * 4 + 3)].join(),
            ),
          ),
        ],
      };
    });
    expect(drawn.size).toEqual([width, height]);
    expect(drawn.isOverAll).toBe(true);
    expect(drawn.painted).toEqual([...pixels]);
    expect(drawn.colors.filter(Boolean)).toEqual(['0,0,255']);
    await page.close();
  });
});

test('a bitmask has the color of its label', async () => {
  const folder = makeFolder();
  const [width, height] = [40, 30];
  writeFileSync(
    join(folder, 'a.png'),
    drawPng(width, height, () => false),
  );
  const data = new Uint8Array(width * height * 4);
  for (let i = 10 * width; i < 20 * width; i++) data[i * 4 + 3] = 255;
  const png = Buffer.from(encode({ width, height, data, channels: 4 })).toString('base64');
  const value = { imageDataURL: `data:image/png;base64,${png}`, bitmasklabels: ['A'] };
  const size = { original_width: width, original_height: height };
  const region = { ...size, id: 'a', from_name: 'm', to_name: 'i', type: 'bitmasklabels', value };
  const own = `<View><Image name="i" value="$image"/><BitmaskLabels name="m" toName="i"><Label value="A" background="#00ff00"/></BitmaskLabels></View>`;
  writeFileSync(join(folder, 'config.xml'), own);
  const task = { data: { image: '/data/local-files/?d=a.png' }, predictions: [{ result: [region] }] };
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([task]));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const { page, problems } = await openPreview(browser, folder, args);
  const colors = () =>
    page.locator('canvas.mask').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const pixel = (y: number) => [...canvas.getContext('2d')!.getImageData(5, y, 1, 1).data];
      return [pixel(5), pixel(15), pixel(25)];
    });
  await expect.poll(colors, patient).toEqual([
    [0, 0, 0, 0],
    [0, 255, 0, 255],
    [0, 0, 0, 0],
  ]);
  expect(problems).toEqual([]);
  await page.close();
});

test('labels of shapes that are near each other hide none, and masks have theirs', async () => {
  const folder = makeFolder();
  const [width, height] = [400, 300];
  writeFileSync(
    join(folder, 'a.png'),
    drawPng(width, height, () => false),
  );
  const label = 'a rather long label';
  writeFileSync(join(folder, 'config.xml'), config.replaceAll('<Label value="A"', `<Label value="${label}"`));
  const size = { original_width: width, original_height: height, image_rotation: 0, to_name: 'i' };
  const boxes = [
    [2, 2],
    [8, 4],
    [30, 3],
    [12, 7],
    [70, 90],
    [80, 92],
  ].map(([x, y], i) => ({
    ...size,
    id: `b${i}`,
    from_name: 'box',
    type: 'rectanglelabels',
    value: { x, y, width: 15, height: 8, rotation: 0, rectanglelabels: [label] },
  }));
  const pixels = new Uint8Array(width * height);
  pixels.fill(1, 150 * width + 100, 150 * width + 200);
  const rle = encodeBrush({ width, height, pixels });
  const brush = {
    ...size,
    id: 'm',
    from_name: 'brush',
    type: 'brushlabels',
    value: { format: 'rle', rle, brushlabels: [label] },
  };
  const task = {
    data: { image: '/data/local-files/?d=a.png' },
    predictions: [{ result: [...boxes, brush] }],
  };
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify([task]));
  const args = ['tasks.json', '-l', 'config.xml', '--document-root', '.'];
  const { page, problems } = await openPreview(browser, folder, args);
  await page.waitForSelector('.frame[data-ready=true]');
  const tags = () =>
    page.locator('.tag').evaluateAll((all) => {
      const rects = all.map((tag) => tag.getBoundingClientRect());
      const isHidden = (one: DOMRect, other: DOMRect) =>
        one.left < other.right - 1 &&
        other.left < one.right - 1 &&
        one.top < other.bottom - 1 &&
        other.top < one.bottom - 1;
      const hidden = rects.filter((one, i) => rects.slice(i + 1).some((other) => isHidden(one, other)));
      return { count: rects.length, hidden: hidden.length };
    });
  await expect.poll(tags, patient).toEqual({ count: 7, hidden: 0 });
  const maskTag = () =>
    page
      .locator('.corner')
      .last()
      .evaluate((corner) => {
        const frame = corner.closest('.frame')!.getBoundingClientRect();
        const { left, bottom } = corner.getBoundingClientRect();
        return [(left - frame.left) / frame.width, (bottom - frame.top) / frame.height];
      });
  await expect.poll(maskTag, patient).toEqual([expect.closeTo(0.25, 2), expect.closeTo(0.5, 2)]);
  expect(problems).toEqual([]);
  await page.close();
});
