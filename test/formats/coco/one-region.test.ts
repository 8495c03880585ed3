import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const images = [{ id: 0, file_name: 'a.png', width: 100, height: 50 }];
const categories = ['car', 'road'].map((name, id) => ({ id, name }));
/** As the converter of label-studio-sdk writes a box and a polygon: each is one region in Label Studio (convert_to_coco). */
const exported = [
  { segmentation: [], bbox: [10, 5, 20, 25] },
  { segmentation: [[30, 20, 70, 20, 70, 45]], bbox: [30, 20, 40, 25] },
].map((shape, id) => ({ id, image_id: 0, category_id: id, ...shape, ignore: 0, iscrowd: 0, area: 500 }));
const mask = { size: [50, 100], counts: [0, 2500, 2500] };

function tag(type: string, ...labels: string[]): string {
  return `<${type} name="${type}" toName="i">${labels.map((label) => `<Label value="${label}"/>`).join('')}</${type}>`;
}

async function convert(annotations: object[], tags: string | undefined, ...options: string[]) {
  const folder = temporaryFolder();
  const coco = JSON.stringify({ images, categories, annotations });
  const config = `<View><Image name="i" value="$image"/>${tags}</View>`;
  writeFiles(folder, { 'coco.json': coco, 'config.xml': config });
  const args = ['coco.json', '--input-format', 'coco', '-l', tags ? 'config.xml' : 'auto', ...options];
  const { stdout } = await lsimport(folder, ['convert', ...args, '-o', 'out.json', '--json']);
  const { diagnostics, skipped } = JSON.parse(stdout);
  const codes = (diagnostics as { code: string }[]).map(({ code }) => code);
  const [task] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  const regions = (task.completions[0].result as Region[]).map(({ type, id, parentID, value }) => ({
    made: `${type} ${value[type]}`,
    ...(parentID !== undefined && { in: Number(parentID) - Number(id) }),
  }));
  return { codes: codes.filter((code) => code !== 'image-missing'), skipped, regions };
}

interface Region {
  type: string;
  id: string;
  parentID?: string;
  value: Record<string, string[]>;
}

const both = tag('RectangleLabels', 'car', 'road') + tag('PolygonLabels', 'car', 'road');
const boxes = { 'boxes around polygons, masks or keypoints': 1 };
const outlines = { 'polygons and masks imported as boxes': 1 };
const [car, road] = ['rectanglelabels car', 'polygonlabels road'];

test.each([
  ['tags for both', both, [car, road], boxes],
  ['-l auto', undefined, [car, road], boxes],
  [
    'a label that only boxes have',
    tag('RectangleLabels', 'car', 'road') + tag('PolygonLabels', 'other'),
    [car, 'rectanglelabels road'],
    outlines,
  ],
  [
    'a label that only polygons have',
    tag('RectangleLabels', 'car') + tag('PolygonLabels', 'road'),
    [car, road],
    boxes,
  ],
  ['a tag for boxes', tag('RectangleLabels', 'car', 'road'), [car, 'rectanglelabels road'], outlines],
])("Label Studio's own export has as many regions as there were: %s", async (_, tags, made, skipped) => {
  expect(await convert(exported, tags)).toEqual({
    codes: [],
    skipped,
    regions: made.map((one) => ({ made: one })),
  });
});

test.each([
  ['tags for both', both, ['rectanglelabels road', road], {}],
  ['-l auto', undefined, ['rectanglelabels road', road], {}],
  [
    'a label that only polygons have',
    tag('RectangleLabels', 'car') + tag('PolygonLabels', 'road'),
    [road],
    { 'boxes with a label for polygons or masks only': 1 },
  ],
  [
    'a label that only boxes have',
    tag('RectangleLabels', 'road') + tag('PolygonLabels', 'car'),
    ['rectanglelabels road'],
    { 'polygons and masks with a label for boxes only': 1 },
  ],
])(
  'a box of another place than its polygon is a region of its own, as is said: %s',
  async (_, tags, made, skipped) => {
    const [, polygon] = exported;
    expect(await convert([{ ...polygon, bbox: [0, 0, 10, 10] }], tags)).toEqual({
      codes: ['box-not-around-polygon'],
      skipped,
      regions: made.map((one) => ({ made: one })),
    });
  },
);

test.each([
  [[], 'brushlabels road', tag('BrushLabels', 'road')],
  [['--masks-as', 'polygons'], road, tag('PolygonLabels', 'road')],
])('a mask with the box around it is one region, also with %j', async (options, made, outlineTag) => {
  const [, polygon] = exported;
  const annotation = { ...polygon, segmentation: mask, bbox: [0, 0, 50, 50] };
  const tags = tag('RectangleLabels', 'road') + outlineTag;
  expect(await convert([annotation], tags, ...options)).toEqual({
    codes: [],
    skipped: boxes,
    regions: [{ made }],
  });
});

test('keypoints belong to the outline where that stands for the box', async () => {
  const annotation = { ...exported[1], keypoints: [40, 25, 2, 60, 30, 1] };
  const { regions } = await convert([annotation], both + tag('KeyPointLabels', 'road'));
  const point = 'keypointlabels road';
  expect(regions).toEqual([{ made: road }, { made: point, in: -1 }, { made: point, in: -2 }]);
});

// What brush_to_coco of label-studio-sdk writes of a mask, a polygon and a box: the outline of the mask as a polygon.
test.each([
  ['a label for masks', tag('BrushLabels', 'car') + tag('PolygonLabels', 'road'), 'brushlabels car', 1],
  ['a tag for masks alone', tag('BrushLabels', 'car', 'road'), 'brushlabels car', 2],
  [
    'a label for boxes and masks',
    tag('BrushLabels', 'car', 'road') + tag('RectangleLabels', 'car'),
    'brushlabels car',
    2,
  ],
  [
    'a label for polygons too',
    tag('BrushLabels', 'car') + tag('PolygonLabels', 'car', 'road'),
    'polygonlabels car',
    0,
  ],
])('polygons become masks with %s', async (_, tags, made, masks) => {
  const square = { segmentation: [[10, 10, 30, 10, 30, 30, 10, 30]], bbox: [10, 10, 21, 21], area: 400 };
  const annotations = [0, 1].map((id) => ({ id, image_id: 0, category_id: id, ...square, iscrowd: 0 }));
  const { codes, skipped, regions } = await convert(annotations, tags);
  expect(codes).toEqual([]);
  expect(skipped['polygons imported as masks'] ?? 0).toBe(masks);
  expect(regions[0]).toEqual({ made });
});
