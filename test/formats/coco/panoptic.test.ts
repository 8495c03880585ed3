import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const [width, height] = [200, 100];

/** A mask in which a segment has the columns from one to another; colors by id2rgb of panopticapi: the lowest byte is red. */
function png(segments: [id: number, from: number, to: number][]): Buffer {
  const data = new Uint8Array(width * height * 3);
  for (const [id, from, to] of segments) {
    for (let y = 0; y < height; y++) {
      for (let x = from; x < to; x++) {
        data.set([id % 256, Math.floor(id / 256) % 256, Math.floor(id / 65536)], (y * width + x) * 3);
      }
    }
  }
  return Buffer.from(encode({ width, height, data, channels: 3, depth: 8 }));
}

// Ids of the first image of the sample data of panopticapi.
const person = { id: 3937500, category_id: 1, area: 2000, iscrowd: 0, bbox: [0, 0, 20, 100] };
const wall = { id: 2330219, category_id: 184, area: 6000, iscrowd: 0, bbox: [100, 0, 60, 100] };
const columns: [number, number, number][] = [
  [person.id, 0, 20],
  [wall.id, 100, 160],
];
const categories = [
  { id: 1, name: 'person', supercategory: 'person', isthing: 1, color: [220, 20, 60] },
  { id: 184, name: 'tree-merged', supercategory: 'plant', isthing: 0, color: [107, 142, 35] },
];
const json = (segments: unknown, more: object = {}) =>
  JSON.stringify({
    images: [{ id: 7, file_name: 'a.svg', width, height }],
    annotations: [{ image_id: 7, file_name: 'a.png', segments_info: segments, ...more }],
    categories,
  });
const files = {
  'in/val2017/a.svg': picture,
  'in/annotations/panoptic_val2017.json': json([person, wall]),
  'in/annotations/panoptic_val2017/a.png': png(columns),
};

describe('COCO panoptic', () => {
  it('a mask for each segment', async () => {
    const { outcome, tasks, codes, config } = await regionsOf(files, 'in');
    expect({ format: outcome.format, codes }).toEqual({ format: 'coco', codes: [] });
    expect(outcome.skipped).toEqual({
      'members of categories called "isthing"': 1,
      'members of categories called "color"': 2,
    });
    expect(config).toContain('<BrushLabels');
    expect(tasks[0]!.regions!.map(({ brushlabels }: Record<string, unknown>) => brushlabels)).toEqual([
      ['person'],
      ['tree-merged'],
    ]);
  });

  // The rectangles around the pixels, which is what polygons of such columns are.
  it('with the pixels of its id', async () => {
    const { tasks } = await regionsOf(files, 'in', '--masks-as', 'polygons');
    const xs = tasks[0]!.regions!.map(({ points }: Record<string, unknown>) => {
      const all = (points as [number, number][]).map(([x]) => x);
      return [Math.min(...all), Math.max(...all)];
    });
    expect(xs).toEqual([
      [0, 10],
      [50, 80],
    ]);
  });

  it('as boxes for a label config that has no tag for masks', async () => {
    const config =
      '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="person"/><Label value="tree-merged"/></RectangleLabels></View>';
    const found = await checkInput({ ...files, 'c.xml': config }, 'in', '-l', 'c.xml');
    expect(found.errors).toEqual([]);
    expect(found.skipped).toMatchObject({ 'polygons and masks imported as boxes': 2 });
  });

  it('without the folder of its masks it is refused by name', async () => {
    const { 'in/annotations/panoptic_val2017/a.png': _, ...others } = files;
    const { errors, exitCode } = await checkInput(others, 'in');
    expect(exitCode).toBe(1);
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'label-dialect',
        file: 'in/annotations/panoptic_val2017.json',
        line: 1,
        message: expect.stringContaining('"panoptic_val2017/"'),
      }),
    ]);
  });

  const mark = { ...person, iscrowd: 1, note: 'x' };
  it('marks and members that have no place are said', async () => {
    const found = await checkInput(
      { ...files, 'in/annotations/panoptic_val2017.json': json([mark, wall]) },
      'in',
    );
    expect(found.codes).toEqual(['label-mark-lost']);
    expect(found.skipped).toMatchObject({ 'members of segments_info called "note"': 1 });
  });

  it('as one region each, where the label config has a tag for both', async () => {
    const labels = '<Label value="person"/><Label value="tree-merged"/>';
    const tags = ['Rectangle', 'Brush'].map(
      (kind) => `<${kind}Labels name="${kind}" toName="i">${labels}</${kind}Labels>`,
    );
    const config = `<View><Image name="i" value="$image"/>${tags.join('')}</View>`;
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'c.xml': config });
    const { code } = await lsimport(folder, ['convert', 'in', '-l', 'c.xml', '-o', 'out.json']);
    const [task] = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    const types = task.completions[0].result.map(({ type }: { type: string }) => type);
    expect({ code, types }).toEqual({ code: 0, types: ['brushlabels', 'brushlabels'] });
  });

  it('one pixel is one', async () => {
    const mask = png([...columns, [77, 199, 200]]);
    const oneHigh = decode(mask);
    oneHigh.data.fill(0, 200 * 3);
    const image = { ...files, 'in/annotations/panoptic_val2017/a.png': Buffer.from(encode(oneHigh)) };
    const { errors } = await checkInput(image, 'in');
    expect(errors).toMatchObject([
      { message: expect.stringContaining('1 pixel of its mask has the id 77,') },
    ]);
  });

  it.each<[string, unknown, string, string, string]>([
    ['pixels of no segment', [person], 'label-malformed', '', '6000 pixels of its mask have the id 2330219'],
    [
      'a segment without pixels',
      [person, wall, { ...wall, id: 9 }],
      'label-malformed',
      '/segments_info/2',
      'its id, 9',
    ],
    [
      'an unknown category',
      [person, { ...wall, category_id: 2 }],
      'class-unknown',
      '/segments_info/1/category_id',
      '2',
    ],
    ['an id twice', [person, wall, wall], 'label-malformed', '/segments_info/2', 'already used'],
    ['a segment without an id', [person, wall, {}], 'label-malformed', '/segments_info/2', '"id"'],
    ['no list', {}, 'label-malformed', '', 'not a list'],
  ])('%s: an error', async (_, segments, code, path, message) => {
    const { errors } = await checkInput(
      { ...files, 'in/annotations/panoptic_val2017.json': json(segments) },
      'in',
    );
    expect(errors).toEqual([
      expect.objectContaining({
        code,
        path: `/annotations/0${path}`,
        line: 1,
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it.each<[string, Record<string, string | Buffer>, string]>([
    ['not there', { 'in/annotations/panoptic_val2017/b.png': png([]) }, 'its mask "a.png" does not exist'],
    ['no PNG file', { 'in/annotations/panoptic_val2017/a.png': 'x' }, 'it is not a PNG file'],
    [
      'of another size',
      {
        'in/annotations/panoptic_val2017/a.png': Buffer.from(
          encode({ width: 2, height: 1, data: new Uint8Array(6), channels: 3, depth: 8 }),
        ),
      },
      'is 2 by 1 pixels, but the image is 200 by 100',
    ],
  ])('a mask that is %s: an error', async (_, mask, message) => {
    const { 'in/annotations/panoptic_val2017/a.png': __, ...others } = files;
    const { errors } = await checkInput({ ...others, ...mask }, 'in');
    expect(errors).toEqual([
      expect.objectContaining({
        code: 'label-malformed',
        path: '/annotations/0',
        message: expect.stringContaining(message),
      }),
    ]);
  });
});
