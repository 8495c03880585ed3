import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { regionsOf } from './regions-of.ts';

/** A JPEG of 40 by 24 pixels as it is stored, or a square of 40, with an EXIF orientation. */
function jpeg(orientation: number, isSquare = false): Buffer {
  const bytes = Buffer.from(readFileSync(fixture('media/orientation-6.jpg')));
  const tag = bytes.indexOf(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1]));
  bytes.writeUInt16BE(orientation, tag + 8);
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  if (isSquare) bytes.writeUInt16BE(40, frame + 5);
  return bytes;
}

/** A COCO file of images with their sizes, each with a box from 4 to 14 across and 6 to 14 down. */
function coco(images: Record<string, [width: number, height: number]>): string {
  const names = Object.keys(images);
  return JSON.stringify({
    images: names.map((name, id) => ({
      ...{ id, file_name: name },
      ...{ width: images[name]![0], height: images[name]![1] },
    })),
    categories: [{ id: 1, name: 'car' }],
    annotations: names.map((_, id) => ({ id, image_id: id, category_id: 1, bbox: [4, 6, 10, 8] })),
  });
}

const percent = (x: number, y: number, width: number, height: number, of: [number, number]) => {
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  const [across, down] = of.map((side) => 100 / side) as [number, number];
  return {
    ...{ x: round(x * across), y: round(y * down) },
    ...{ width: round(width * across), height: round(height * down) },
  };
};

// Exif 2.32, 4.6.4: 2 is mirrored, 3 is upside down, 4 is both; 6 has the first row on the right.
const upright = percent(4, 6, 10, 8, [40, 24]);
const mirrored = percent(26, 6, 10, 8, [40, 24]);
const turned = percent(26, 10, 10, 8, [40, 24]);
const flipped = percent(4, 10, 10, 8, [40, 24]);

test('labels follow an image that keeps its size when it is turned, where another one tells that they were drawn before', async () => {
  const { codes, tasks } = await regionsOf(
    {
      'in/a.json': coco({
        ...{ 'a1.jpg': [40, 24], 'a2.jpg': [40, 24], 'a3.jpg': [40, 24], 'a4.jpg': [40, 24] },
        ...{ 'b6.jpg': [40, 24], 'c6.jpg': [40, 40] },
      }),
      ...{ 'in/a1.jpg': jpeg(1), 'in/a2.jpg': jpeg(2), 'in/a3.jpg': jpeg(3), 'in/a4.jpg': jpeg(4) },
      ...{ 'in/b6.jpg': jpeg(6), 'in/c6.jpg': jpeg(6, true) },
    },
    'in',
  );
  expect(codes).toEqual([]);
  expect(tasks.map(({ regions }) => regions![0])).toMatchObject([
    ...[upright, mirrored, turned, flipped],
    percent(10, 4, 8, 10, [24, 40]),
    percent(26, 4, 8, 10, [40, 40]),
  ]);
});

test('they stay where another image is labeled as it is shown', async () => {
  const { codes, tasks } = await regionsOf(
    {
      'in/a.json': coco({ 'a3.jpg': [40, 24], 'b6.jpg': [24, 40] }),
      ...{ 'in/a3.jpg': jpeg(3), 'in/b6.jpg': jpeg(6) },
    },
    'in',
  );
  expect(codes).toEqual([]);
  expect(tasks[0]!.regions).toMatchObject([upright]);
});

test('they stay, with a warning, where others differ', async () => {
  const { codes, tasks } = await regionsOf(
    {
      'in/a.json': coco({ 'a3.jpg': [40, 24], 'b6.jpg': [24, 40], 'c8.jpg': [40, 24] }),
      ...{ 'in/a3.jpg': jpeg(3), 'in/b6.jpg': jpeg(6), 'in/c8.jpg': jpeg(8) },
    },
    'in',
  );
  expect(codes).toEqual(['image-turn-unknown']);
  expect(tasks[0]!.regions).toMatchObject([upright]);
});

test('where no image tells, a warning names each', async () => {
  const { codes, tasks } = await regionsOf(
    {
      'in/a.json': coco({ 'a1.jpg': [40, 24], 'a3.jpg': [40, 24], 'c6.jpg': [40, 40] }),
      ...{ 'in/a1.jpg': jpeg(1), 'in/a3.jpg': jpeg(3), 'in/c6.jpg': jpeg(6, true) },
    },
    'in',
  );
  expect(codes).toEqual(['image-turn-unknown', 'image-turn-unknown']);
  expect(tasks.map(({ regions }) => regions![0])).toMatchObject([
    ...[upright, upright],
    percent(4, 6, 10, 8, [40, 40]),
  ]);
});

test('labels in files of their own', async () => {
  const voc = (name: string) =>
    `<annotation><filename>${name}</filename><size><width>40</width><height>24</height></size><object><name>car</name><bndbox><xmin>4</xmin><ymin>6</ymin><xmax>14</xmax><ymax>14</ymax></bndbox></object></annotation>`;
  const { codes, tasks } = await regionsOf(
    {
      ...{ 'in/a.xml': voc('a.jpg'), 'in/b.xml': voc('b.jpg') },
      ...{ 'in/a.jpg': jpeg(3), 'in/b.jpg': jpeg(8) },
    },
    'in',
  );
  expect(codes).toEqual([]);
  expect(tasks[0]!.regions).toMatchObject([turned]);
});
