import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

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
