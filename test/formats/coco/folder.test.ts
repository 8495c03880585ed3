import { execSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';

function coco(names: string[], label: string, more: object = {}): string {
  return JSON.stringify({
    images: names.map((file_name, id) => ({ id, file_name, width: 10, height: 10 })),
    categories: [{ id: 3, name: label }],
    annotations: names.map((_, id) => ({ id, image_id: id, category_id: 3, bbox: [1, 1, 2, 2], ...more })),
  });
}

async function convert(files: Record<string, string>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['convert', 'd', '-l', 'auto', '--links', 'https://h/', ...more];
  const { code, stdout, stderr } = await lsimport(folder, args);
  const tasks = (code === 0 ? JSON.parse(stdout) : []) as {
    data: { image: string; split?: string };
    completions: { result: { value: { rectanglelabels: string[] } }[] }[];
  }[];
  const list = tasks.map(({ data, completions }) => [
    data.image,
    data.split,
    completions[0]!.result[0]!.value.rectanglelabels[0],
  ]);
  return { code, list, stderr, stdout };
}

// voxel51/fiftyone#1074, HumanSignal/label-studio#9870
it('the parts of Roboflow are one data set, each task with its part, all classes in the label config', async () => {
  const files = {
    'd/train/_annotations.coco.json': coco(['a.svg'], 'perch'),
    'd/train/a.svg': svg,
    'd/valid/_annotations.coco.json': coco(['a.svg'], 'trout'),
    'd/valid/a.svg': svg,
    'd/test/_annotations.coco.json': coco(['c.svg'], 'perch'),
    'd/test/c.svg': svg,
    'd/test/d.svg': svg,
    'd/README.roboflow.txt': 'x',
  };
  for (const more of [[], ['--input-format', 'coco'], ['--input-format', 'auto']]) {
    const { code, list, stderr } = await convert(files, ...more);
    expect([code, list]).toEqual([
      0,
      [
        ['https://h/test/c.svg', 'test', 'perch'],
        ['https://h/train/a.svg', 'train', 'perch'],
        ['https://h/valid/a.svg', 'valid', 'trout'],
      ],
    ]);
    expect(stderr).toContain(
      'images that no label file names): 1; --input-format image-dir reads all images, without their labels',
    );
    expect(stderr).not.toContain('image-repeated');
  }
});

it('the files of COCO itself, whose captions are skipped, and whose keypoints are of the same images', async () => {
  const files = {
    'd/annotations/instances_train2017.json': coco(['1.svg'], 'cat'),
    'd/annotations/instances_val2017.json': coco(['2.svg'], 'cat'),
    'd/annotations/person_keypoints_val2017.json': coco(['2.svg'], 'person'),
    'd/train2017/1.svg': svg,
    'd/val2017/2.svg': svg,
  };
  const all = await convert(files);
  expect(all.list).toEqual([
    ['https://h/train2017/1.svg', 'train2017', 'cat'],
    ['https://h/val2017/2.svg', 'val2017', 'cat'],
    ['https://h/val2017/2.svg', 'val2017', 'person'],
  ]);
  expect(all.stderr).toContain('warning[image-repeated]');
  expect(all.stderr).toContain('The image "2.svg" has other labels in this input');
  const some = await convert(files, '--include', 'annotations/instances_*.json');
  expect(some.list.map(([image]) => image)).toEqual(['https://h/train2017/1.svg', 'https://h/val2017/2.svg']);
  expect(some.stderr).not.toContain('image-repeated');
});

it('one file in a folder of images has no part, and other JSON files are counted', async () => {
  const files = {
    'd/labels.json': coco(['1.svg'], 'cat'),
    'd/1.svg': svg,
    'd/package.json': '{"name": "x"}',
  };
  const { list, stderr } = await convert(files);
  expect(list).toEqual([['https://h/1.svg', undefined, 'cat']]);
  expect(stderr).toContain('JSON files that are not COCO): 1');
});

it('a list of results is not read with its folder, and the way to import it is said and works', async () => {
  const results = JSON.stringify([{ image_id: 0, category_id: 3, bbox: [1, 1, 2, 2], score: 0.9 }]);
  const files = { 'd/gt.json': coco(['1.svg'], 'cat'), 'd/1.svg': svg, 'd/my results.json': results };
  const { list, stderr } = await convert(files);
  expect(list).toEqual([['https://h/1.svg', undefined, 'cat']]);
  expect(stderr).not.toContain('not COCO');
  expect(stderr).toContain('lists of results): 1');
  const option = "--input-path 'd/my results.json' --input-format coco";
  expect(stderr.split('\n').filter((line) => line.startsWith('note: d/my results'))).toEqual([
    `note: d/my results.json is a list of results, which is not read with its folder. To import it as predictions: ${option}`,
  ]);
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['--input-path', 'd/my results.json', '--input-format', 'coco', '-l', 'auto'];
  const { stdout } = await lsimport(folder, ['convert', ...args, '--links', 'https://h/']);
  expect(JSON.parse(stdout)[0].predictions[0].result[0]).toMatchObject({ score: 0.9 });
});

// The layout of the keypoints of COCO with results of a model.
it('several lists of results are told of once, with the folder that has their dataset', async () => {
  const results = JSON.stringify([{ image_id: 0, category_id: 3, bbox: [1, 1, 2, 2], score: 0.9 }]);
  const files = { 'd/annotations/gt.json': coco(['1.svg'], 'cat'), 'd/1.svg': svg };
  const { stderr } = await convert({ ...files, 'd/runs/a.json': results, 'd/runs/b.json': results });
  expect(stderr).toContain('lists of results): 2');
  expect(stderr.split('\n').filter((line) => line.startsWith('note: d/runs'))).toEqual([
    'note: d/runs/a.json and 1 more are lists of results, which are not read with their folder. To import one as predictions: --input-path d/runs/a.json --input-format coco --images d',
  ]);
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'd/runs/a.json': results });
  const args = ['--input-path', 'd/runs/a.json', '--input-format', 'coco', '--images', 'd', '-l', 'auto'];
  const { stdout } = await lsimport(folder, ['convert', ...args, '--document-root', '.']);
  expect(JSON.parse(stdout)[0].predictions[0].result[0]).toMatchObject({ score: 0.9 });
});

it('but without a way where their dataset is deeper', async () => {
  const results = JSON.stringify([{ image_id: 0, category_id: 3, bbox: [1, 1, 2, 2], score: 0.9 }]);
  const files = { 'd/x/y/gt.json': coco(['1.svg'], 'cat'), 'd/x/y/1.svg': svg, 'd/runs/a.json': results };
  const { stderr } = await convert(files);
  expect(stderr.split('\n').filter((line) => line.startsWith('note: d/runs'))).toEqual([
    'note: d/runs/a.json is a list of results, which is not read with its folder.',
  ]);
});

it('what is wrong in one of the files is said with its name', async () => {
  const files = { 'd/train/_annotations.coco.json': coco(['1.svg'], 'cat'), 'd/train/1.svg': svg };
  const { code, stderr } = await convert({ ...files, 'd/valid/_annotations.coco.json': '{"images": [' });
  expect(code).toBe(1);
  expect(stderr).toContain('d/valid/_annotations.coco.json');
});

// HumanSignal/label-studio#6553
it('images that look like masks of others are spoken of when they become tasks', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'm/image/10.JPG': '',
    'm/mask/10.png': '',
    'c.xml': '<View><Image name="i" value="$image"/></View>',
  });
  const args = ['convert', 'm', '--input-format', 'image-dir', '-l', 'c.xml'];
  const { code, stderr } = await lsimport(folder, args);
  expect(code).toBe(0);
  expect(stderr).toContain('Some images in m look like masks of others');
  expect(stderr).toContain('--input-format mask-dir');
  const without = await lsimport(folder, [...args, '--exclude', 'mask/**']);
  expect(without.stderr).not.toContain('look like masks');
});

it('a label config for texts is refused, as the files are no tasks', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'd/a.json': coco(['a.svg'], 'perch'),
    'd/a.svg': svg,
    'ner.xml':
      '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="x"/></Labels></View>',
  });
  const { code, stderr } = await lsimport(folder, ['check', 'd', '-l', 'ner.xml']);
  expect(code).toBe(1);
  expect(stderr).toContain('d looks like coco, but the label config ner.xml has no <Image>.');
});

it('what is told of a file that is not read can be done', async () => {
  const panoptic = JSON.stringify({
    images: [{ id: 0, file_name: 'a.svg', width: 10, height: 10 }],
    annotations: [{ image_id: 0, file_name: 'a.png', segments_info: [] }],
    categories: [{ id: 3, name: 'owl' }],
  });
  const files = {
    'd/annotations/a.json': coco(['a.svg'], 'owl'),
    'd/annotations/panoptic_val.json': panoptic,
  };
  const { code, stderr } = await convert(files);
  expect(code).toBe(1);
  expect(stderr).toContain("help: To leave it out of its folder: --exclude '**/panoptic_val.json'.");
  expect(await convert(files, '--exclude', '**/panoptic_val.json')).toMatchObject({ code: 0 });
});

describe('files of captions', () => {
  /** As captions_val2017.json has them, of which the annotations are the last list. */
  const captions = JSON.stringify({
    info: { year: 2017 },
    images: [
      { id: 0, file_name: 'a.svg', width: 10, height: 10 },
      { id: 7, file_name: 'b.svg', width: 10, height: 10 },
    ],
    annotations: [
      { image_id: 7, id: 1, caption: 'An owl, "asleep".' },
      { image_id: 0, id: 2, caption: 'Two owls.' },
    ],
  });
  const name = 'd/annotations/captions_val.json';

  it('are skipped beside files with objects, which a note says with a command that works', async () => {
    const files = {
      [name]: captions,
      'd/annotations/instances_val.json': coco(['a.svg'], 'owl'),
      'd/val/a.svg': svg,
    };
    const { code, list, stderr } = await convert(files);
    expect({ code, list }).toEqual({ code: 0, list: [['https://h/val/a.svg', undefined, 'owl']] });
    expect(stderr).toContain('files of captions): 1');
    const [, command] = /: (jq .*) > captions\.csv\n/.exec(stderr)!;
    const folder = temporaryFolder();
    writeFiles(folder, files);
    expect(execSync(command!, { cwd: folder, encoding: 'utf8' })).toBe(
      '"image","caption"\n"b.svg","An owl, ""asleep""."\n"a.svg","Two owls."\n',
    );
  });

  it('are skipped as well where the images are the last list', async () => {
    const { images, ...others } = JSON.parse(captions) as Record<string, object[]>;
    const many = images!.map((image) => ({ ...image, note: ' '.repeat(10_000) }));
    const { code, list, stderr } = await convert({
      [name]: JSON.stringify({ ...others, images: many }),
      'd/annotations/instances_val.json': coco(['a.svg'], 'owl'),
      'd/val/a.svg': svg,
    });
    expect({ code, list }).toEqual({ code: 0, list: [['https://h/val/a.svg', undefined, 'owl']] });
    expect(stderr).toContain('files of captions): 1');
  });

  it('are refused alone, with the same command', async () => {
    const { code, stderr } = await convert({ [name]: captions, 'd/val/a.svg': svg });
    expect(code).toBe(1);
    expect(stderr).toContain(`${name} > captions.csv`);
  });

  it('are none where images have the captions', async () => {
    const { images, ...others } = JSON.parse(coco(['a.svg'], 'perch')) as Record<string, object[]>;
    const captioned = images!.map((image) => ({ ...image, note: ' '.repeat(20_000), caption: 'An owl.' }));
    const { list, stderr } = await convert({
      'd/a.json': JSON.stringify({ ...others, images: captioned }),
      'd/a.svg': svg,
      'd/b.json': coco(['b.svg'], 'trout'),
      'd/b.svg': svg,
    });
    expect(list.map(([image]) => image)).toEqual(['https://h/a.svg', 'https://h/b.svg']);
    expect(stderr).not.toContain('captions');
  });
});
