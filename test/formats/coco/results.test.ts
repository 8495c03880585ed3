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
  const { diagnostics, notes, format, skipped } = JSON.parse(stdout);
  return { folder, code, diagnostics, notes, format, skipped };
}

const images = { 'a.svg': svg, 'b.svg': svg };
const to = ['--links', 'https://example.com/', '--to', 'tasks-1.x', '-o', 'out.json'];

describe('a list of results of COCO', () => {
  it.each([
    ['beside its dataset', { ...images, 'r.json': results, 'instances_val.json': dataset }, []],
    [
      'that names the images alone',
      {
        ...images,
        'r.json': results
          .replaceAll('"image_id": 4', '"file_name": "a.svg"')
          .replaceAll('"image_id": 7', '"file_name": "b.svg"'),
        'instances_val.json': dataset,
      },
      [],
    ],
    [
      'beside its dataset and captions of the same images',
      {
        ...images,
        'r.json': results,
        'instances_val.json': dataset,
        'captions_val.json': '{"images": [{"id": 4}], "annotations": [{"image_id": 4, "caption": "A cat."}]}',
      },
      [],
    ],
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

  // As `yolo val save_json=True` of Ultralytics writes them: the id is the number before the dot, or the text where it is none.
  it('belongs to images by their names', async () => {
    const of = (id: number | string, name: string | undefined, width: number) => ({
      image_id: id,
      ...(name !== undefined && { file_name: name }),
      category_id: 1,
      bbox: [0, 0, width, 10],
      score: 0.5,
    });
    const named = {
      ...JSON.parse(dataset),
      images: [
        { id: 1, file_name: 'train/a.svg', width: 200, height: 100 },
        { id: 2, file_name: '007.svg', width: 200, height: 100 },
        { id: 7, file_name: 'b.svg', width: 200, height: 100 },
      ],
    };
    const list = [
      of('a', 'a.svg', 2),
      of(7, '007.svg', 4),
      of('b', undefined, 6),
      of(2, undefined, 8),
      of(1, '0001.svg', 10),
    ];
    const files = { 'p/train/a.svg': svg, 'p/007.svg': svg, 'p/b.svg': svg };
    const { folder, code, diagnostics, notes } = await run(
      { ...files, 'r.json': JSON.stringify(list), 'p/d.json': JSON.stringify(named) },
      ...['convert', 'r.json', '--images', 'p', ...to],
    );
    const tasks = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    const widths = tasks.map(({ data, predictions }: Record<string, never>) => [
      String((data as unknown as { image: string }).image)
        .split('/')
        .at(-1),
      (predictions![0] as { result: { value: { width: number } }[] }).result.map(({ value }) => value.width),
    ]);
    expect(widths).toEqual([
      ['a.svg', [1]],
      ['007.svg', [2, 4]],
      ['b.svg', [3]],
    ]);
    expect([code, diagnostics]).toEqual([
      0,
      [
        expect.objectContaining({
          code: 'label-without-image',
          message: expect.stringContaining('"0001.svg"'),
        }),
      ],
    ]);
    expect(notes.join()).toContain(
      'In 1 result, "image_id" and "file_name" name different images of p/d.json; the name was used.',
    );
  });

  const of = (image_id: number, file_name?: string, width = 20) => ({
    ...{ image_id, file_name },
    ...{ category_id: 1, bbox: [0, 0, width, 10], score: 0.5 },
  });
  // Which image a result is put on, or what is said of it.
  it.each([
    [
      'a number of another folder and ending',
      ['train/001.svg 7'],
      of(1, 'val/1.svg'),
      [],
      'no-label-has-image',
    ],
    ['the number of an image, and a name', ['train/001.svg 7', 'b.svg 1'], of(1, '001.svg'), ['001.svg'], ''],
    ['the id of another image', ['8.svg 8'], of(8, 'other/999.svg'), [], 'no-label-has-image'],
    [
      'the id of another image than named',
      ['a.svg 4', 'b.svg 8'],
      of(8, 'a.svg'),
      ['a.svg'],
      'image-named-otherwise',
    ],
    ['another folder', ['train/a.svg 4'], of(9, 'val/a.svg'), [], 'no-label-has-image'],
    ['another folder, and the same id', ['train/a.svg 4'], of(4, '/data/a.svg'), ['a.svg'], ''],
    [
      'the number of an image in another folder',
      ['train/1.svg 1'],
      of(1, 'val/1.svg'),
      [],
      'no-label-has-image',
    ],
    ['a longer path', ['val/a.svg 4', 'train/a.svg 5'], of(9, '/data/val/a.svg'), ['a.svg'], ''],
    ['a path of Windows', ['val/a.svg 4', 'train/a.svg 5'], of(9, 'val\\a.svg'), ['a.svg'], ''],
    ['another ending', ['a.svg 4'], of(9, 'a.png'), [], 'no-label-has-image'],
    ['another ending, and the same id', ['a.svg 4'], of(4, 'a.png'), ['a.svg'], ''],
    ['no ending', ['a.svg 4'], of(9, 'a'), ['a.svg'], ''],
    ['a name of two images', ['x/a.svg 4', 'y/a.svg 5'], of(9, 'a.svg'), [], 'no-label-has-image'],
    ['a name of two images, and an id', ['x/a.svg 4', 'y/a.svg 5'], of(5, 'a.svg'), ['y/a.svg'], ''],
    ['a number of two images', ['x/1.svg 1', 'y/1.svg 5'], of(1, '1.svg'), [], 'no-label-has-image'],
    ['a number without a name', ['x/007.svg 4', 'b.svg 5'], of(7), ['007.svg'], ''],
    ['a number of two names', ['007.svg 4', '7.svg 5'], of(7), [], 'no-label-has-image'],
  ])('names its image: %s', async (_, listed, result, on, says) => {
    const rows = listed.map((text) => text.split(' ') as [string, string]);
    const files = Object.fromEntries(rows.map(([name]) => [`p/${name}`, svg]));
    const images = rows.map(([file_name, id]) => ({ id: Number(id), file_name, width: 200, height: 100 }));
    const data = JSON.stringify({ ...JSON.parse(dataset), images });
    const { folder, diagnostics } = await run(
      { ...files, 'r.json': JSON.stringify([result]), 'p/d.json': data },
      ...['convert', 'r.json', '--images', 'p', ...to],
    );
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(says === '' ? [] : [says]);
    if (says === 'no-label-has-image') return;
    const tasks = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
    const labelled = tasks.filter(({ predictions }: { predictions: unknown[] }) => predictions?.length > 0);
    expect(labelled.map(({ data }: { data: { image: string } }) => data.image)).toEqual(
      on.map((name) => expect.stringMatching(new RegExp(`/${name}$`))),
    );
  });

  it('says what its name and its id are where they contradict', async () => {
    const list = [of(4, 'b.svg'), of(4, 'b.svg', 30), of(7, 'other/999.svg'), of(7, undefined, 40)];
    const { diagnostics } = await run(
      { ...images, 'r.json': JSON.stringify(list), 'd.json': dataset },
      ...['check', 'r.json'],
    );
    expect(
      diagnostics.map(({ message, path }: { message: string; path: string }) => [path, message]).sort(),
    ).toEqual([
      [
        '/0/file_name',
        '"file_name" of 2 results names the image "b.svg", and "image_id" (4) names "a.svg"; "b.svg" was used.',
      ],
      [
        '/2/file_name',
        'There is no image called "other/999.svg" ("image_id" 7 is that of "b.svg"), so 1 label was skipped.',
      ],
    ]);
  });

  it('says what to do where no name is that of an image', async () => {
    const files = { ...images, 'r.json': JSON.stringify([of(4, 'x.svg')]), 'd.json': dataset };
    const { diagnostics } = await run(files, 'check', 'r.json');
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'no-label-has-image',
        path: '/0/file_name',
        message: 'The only label has no image: its "file_name" is "x.svg", and no image has this name.',
        help: expect.stringContaining('remove each "file_name" if the "image_id" is right'),
      }),
    ]);
    // What the help says.
    const without = { ...files, 'r.json': JSON.stringify([of(4)]) };
    expect((await run(without, 'check', 'r.json')).diagnostics).toEqual([]);
  });

  it('has names of images that annotations of a dataset do not have: there they are counted', async () => {
    const named = { image_id: 4, category_id: 1, bbox: [0, 0, 20, 10], score: 0.5, file_name: 'a.svg' };
    const data = JSON.stringify({ ...JSON.parse(dataset), annotations: [{ id: 1, ...named }] });
    const files = { ...images, 'd.json': data, 'r.json': JSON.stringify([named]) };
    expect(await run(files, 'check', 'd.json')).toMatchObject({
      code: 0,
      skipped: { 'members of annotations called "file_name"': 1 },
    });
    const { code, skipped } = await run(files, 'check', 'r.json');
    expect({ code, skipped }).toEqual({ code: 0, skipped: {} });
  });

  it('is an error where no result has an image', async () => {
    const text = results.replaceAll('"image_id": ', '"image_id": 1');
    const { code, diagnostics } = await run(
      { ...images, 'r.json': text, 'd.json': dataset },
      'convert',
      'r.json',
      ...to,
    );
    expect([code, diagnostics]).toEqual([
      1,
      [
        expect.objectContaining({
          code: 'no-label-has-image',
          message:
            'None of the 3 labels has an image: the first "image_id" is 14, and the ids of the images are 4, 7.',
        }),
      ],
    ]);
  });

  it('is an error for the only result', async () => {
    const text = JSON.stringify([{ image_id: 14, category_id: 1, bbox: [1, 1, 2, 2], score: 0.5 }]);
    const { code, diagnostics } = await run(
      { ...images, 'r.json': text, 'd.json': dataset },
      'convert',
      'r.json',
      ...to,
    );
    expect([code, diagnostics]).toEqual([
      1,
      [
        expect.objectContaining({
          code: 'no-label-has-image',
          message: 'The only label has no image: its "image_id" is 14, and the ids of the images are 4, 7.',
        }),
      ],
    ]);
  });
});
