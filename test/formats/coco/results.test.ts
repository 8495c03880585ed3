import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>';
const dataset = JSON.stringify({
  images: [
    { id: 4, file_name: 'a.svg', width: 200, height: 100 },
    { id: 7, file_name: 'b.svg', width: 200, height: 100 },
  ],
  annotations: [{ id: 1, image_id: 4, category_id: 1, bbox: [0, 0, 1, 1] }],
  categories: [
    { id: 1, name: 'cat' },
    { id: 18, name: 'dog' },
  ],
});
/** What COCO asks of results (cocodataset.org/#format-results), one in each line. */
const results = `[
{"image_id": 4, "category_id": 18, "bbox": [20, 10, 50, 30], "score": 0.75},
{"image_id": 7, "category_id": 1, "bbox": [100, 50, 100, 50], "score": 0.25},
{"image_id": 4, "category_id": 1, "segmentation": [[0, 0, 20, 0, 20, 10]], "score": 0.5}
]`;

async function run(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, [...args, '-l', 'auto', '--json']);
  const { diagnostics, notes, format } = JSON.parse(stdout);
  return { folder, code, diagnostics, notes, format };
}

const images = { 'a.svg': svg, 'b.svg': svg };
const to = ['--links', 'https://example.com/', '--to', 'tasks-1.x', '-o', 'out.json'];

describe('a list of results of COCO', () => {
  it.each([
    ['beside its dataset', { ...images, 'r.json': results, 'instances_val.json': dataset }, []],
    [
      'with its dataset in the folder of images',
      { 'p/a.svg': svg, 'p/b.svg': svg, 'p/annotations/val.json': dataset, 'r.json': results },
      ['--images', 'p'],
    ],
  ])('%s becomes predictions', async (_, files, more) => {
    const { folder, code, format, notes } = await run(files, 'convert', 'r.json', ...to, ...more);
    expect({ code, format }).toEqual({ code: 0, format: 'coco' });
    expect(notes.join('\n')).toContain('its images and categories are those of');
    const tasks = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    const shown = tasks.map(({ data, predictions, annotations }: Record<string, never>) => [
      data,
      (predictions![0] as { result: { value: object; score: number }[] }).result.map(({ value, score }) => ({
        ...value,
        score,
      })),
      annotations,
    ]);
    expect(shown).toEqual([
      [
        { image: expect.stringMatching(/^https:\/\/example\.com\/(?:p\/)?a\.svg$/) },
        [
          { x: 10, y: 10, width: 25, height: 30, rotation: 0, rectanglelabels: ['dog'], score: 0.75 },
          expect.objectContaining({
            points: [
              [0, 0],
              [10, 0],
              [10, 10],
            ],
            polygonlabels: ['cat'],
            score: 0.5,
          }),
        ],
        undefined,
      ],
      [
        { image: expect.stringMatching(/^https:\/\/example\.com\/(?:p\/)?b\.svg$/) },
        [{ x: 50, y: 50, width: 50, height: 50, rotation: 0, rectanglelabels: ['cat'], score: 0.25 }],
        undefined,
      ],
    ]);
  });

  it('findings are where the results are', async () => {
    const text = results
      .replace('"image_id": 7, "category_id": 1', '"image_id": 9, "category_id": 1')
      .replace('18', '19');
    const { code, diagnostics } = await run(
      { ...images, 'r.json': text, 'd.json': dataset },
      'check',
      'r.json',
    );
    expect([code, diagnostics]).toEqual([
      1,
      expect.arrayContaining([
        expect.objectContaining({ code: 'class-unknown', file: 'r.json', line: 2, path: '/0/category_id' }),
        expect.objectContaining({
          code: 'label-without-image',
          file: 'r.json',
          line: 3,
          path: '/1/image_id',
        }),
      ]),
    ]);
  });

  it.each([
    ['none', { 'r.json': results }, 'a list of results without the dataset'],
    ['several', { 'r.json': results, 'd.json': dataset, 'e.json': dataset }, 'such as "d.json" and "e.json"'],
  ])('%s of the datasets', async (_, files, says) => {
    const { code, diagnostics } = await run(
      { ...images, ...files },
      'check',
      'r.json',
      '--input-format',
      'coco',
    );
    expect([code, diagnostics[0].message]).toEqual([1, expect.stringContaining(says)]);
  });
});
