import { expect, it } from 'vitest';
import { createStack } from '../../../src/formats/labelled/stacked.ts';
import type { Shape } from '../../../src/regions/shape.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from './check-input.ts';

const config = `<View><Image name="i" value="$image"/>
  <RectangleLabels name="r" toName="i"><Label value="cat"/><Label value="dog"/></RectangleLabels>
  <PolygonLabels name="p" toName="i"><Label value="cat"/></PolygonLabels></View>`;
const images = [{ id: 1, file_name: 'a.png', width: 100, height: 50 }];
const categories = ['cat', 'dog'].map((name, i) => ({ id: i + 1, name }));
const cat = { image_id: 1, category_id: 1, bbox: [10, 10, 20, 20] };

async function repeated(annotations: readonly object[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'coco.json': JSON.stringify({ images, categories, annotations }),
    'config.xml': config,
  });
  const { stdout } = await lsimport(folder, ['check', 'coco.json', '-l', 'config.xml', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; path?: string }[] };
  return diagnostics.filter(({ code }) => code === 'label-repeated');
}

it.each([
  [
    'with the id twice',
    [
      { id: 5, ...cat },
      { id: 5, ...cat },
    ],
  ],
  [
    'with ids of their own',
    [
      { id: 5, ...cat, score: 0.9 },
      { id: 6, ...cat, score: 0.8 },
    ],
  ],
  ['as polygons', [5, 6].map((id) => ({ ...cat, id, bbox: [], segmentation: [[10, 10, 30, 10, 30, 30]] }))],
])('a label that is there twice is said, %s', async (_, annotations) => {
  const where = { severity: 'warning', path: '/annotations/1' };
  expect(await repeated(annotations)).toEqual([expect.objectContaining(where)]);
});

it('one image may have many boxes that begin at the same place', async () => {
  const boxes = Array.from({ length: 20_000 }, (_, id) => ({ ...cat, id, bbox: [10, 10, 5, 5 + id / 1000] }));
  expect(await repeated([...boxes, { ...boxes[9], id: 20_000 }])).toHaveLength(1);
});

it.each<[string, (n: number) => Shape]>([
  ['boxes', (n) => ({ kind: 'rectangle', x: 1, y: 1, width: 2, height: 3 + n })],
  [
    'outlines',
    (n) => ({
      kind: 'polygon',
      points: [
        [1, 1],
        [9, 1],
        [9, 2 + n],
      ],
    }),
  ],
])('%s that begin at the same place are each looked at a few times, however many there are', (_, shapeOf) => {
  const isRepeated = createStack();
  const many = 2000;
  let looks = 0;
  for (let n = 0; n < many; n++) {
    const labelled = {
      label: 'cat',
      answers: undefined,
      get shape() {
        looks++;
        return shapeOf(n);
      },
    };
    expect(isRepeated(labelled)).toBe(false);
  }
  expect(looks).toBeLessThanOrEqual(3 * many);
});

it.each([
  ['another label', { category_id: 2 }],
  ['another place', { bbox: [10, 10, 20, 21] }],
])('two boxes with %s are fine', async (_, other) => {
  expect(
    await repeated([
      { id: 1, ...cat },
      { id: 2, ...cat, ...other },
    ]),
  ).toEqual([]);
});

// In CVAT objects with an identity each, such as the two halves of a tandem, are boxes with other attributes.
it.each([
  ['the same attributes', ['1', '1'], 1],
  ['other attributes', ['1', '2'], 0],
])('boxes of CVAT at one place with %s', async (_, ids, times) => {
  const boxes = ids.map(
    (id) =>
      `<box label="cat" occluded="0" xtl="10" ytl="10" xbr="30" ybr="30"><attribute name="id">${id}</attribute></box>`,
  );
  const xml = `<annotations><version>1.1</version><image id="0" name="a.png" width="100" height="50">${boxes.join('')}</image></annotations>`;
  const { codes } = await checkInput({ 'annotations.xml': xml }, 'annotations.xml');
  expect(codes.filter((code) => code === 'label-repeated')).toHaveLength(times);
});

// Tesseract reads one line in two ways where it is unsure of the layout.
it.each([
  ['the same text', ['owl', 'owl'], 1],
  ['another text', ['owl', 'fox'], 0],
])('lines of hOCR at one place with %s', async (_, texts, times) => {
  const lines = texts.map((text) => `<span class="ocr_line" title="bbox 10 10 30 30">${text}</span>`);
  const page = `<div class="ocr_page" title='image "a.png"; bbox 0 0 100 50'>${lines.join('')}</div>`;
  const { codes } = await checkInput({ 'a.hocr': `<html><body>${page}</body></html>` }, 'a.hocr');
  expect(codes.filter((code) => code === 'label-repeated')).toHaveLength(times);
});
