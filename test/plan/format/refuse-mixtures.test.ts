import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { picture } from '../../formats/labelled/regions-of.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

async function helpFor(files: Record<string, string>) {
  const folder = join(temporaryFolder(), 'data');
  writeFiles(folder, files);
  const { code, stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto']);
  expect(code).toBe(2);
  const [error, help, end] = stderr.split('\n');
  expect(end).toBe('');
  return { folder, error, help };
}

const photos = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`set/IMG_${i + 20}.svg`, picture]));
const result = '[{"image_id": 1, "category_id": 1, "bbox": [1, 1, 10, 10], "score": 0.5}]';

test('results of COCO beside images without their dataset', async () => {
  const { error, help } = await helpFor({ 'set/predictions.json': result, 'set/images/1.svg': picture });
  expect(error).toBe(
    'error: set has a list of COCO results, predictions.json, without the dataset with its images and categories.',
  );
  expect(help).toBe(
    'help: Put the COCO file of the dataset beside it, and import the results: --input-path set/predictions.json --input-format coco. To import the media alone: --input-format image-dir',
  );
});

test.each([
  ['', 'a.svg', '.'],
  ['media/', 'a.svg', 'set'],
  ['media/', 'media/a.svg', 'set'],
])('a file of tasks beside its media in set/%s', async (below, value, root) => {
  const files = { [`set/${below}a.svg`]: picture, 'set/tasks.json': `[{"data": {"image": "${value}"}}]` };
  const { folder, error, help } = await helpFor(files);
  expect(error).toBe('error: set has media and tasks.json, which names them, such as a.svg.');
  expect(help).toBe(
    `help: For the media alone: --input-format image-dir. For the tasks of tasks.json: --input-path set/tasks.json --document-root ${root}`,
  );
  const advised = ['--input-path', 'set/tasks.json', '--document-root', root];
  const { code, stderr } = await lsimport(folder, ['convert', ...advised, '-l', 'auto', '-o', 't.json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('warning') });
});

// Results.save_txt of Ultralytics names the labels of a video by the numbers of its frames, from 1.
test('labels of the frames of a video', async () => {
  const { error, help } = await helpFor({
    'set/clip.mp4': 'ftyp',
    'set/labels/clip_1.txt': '0 0.5 0.5 0.2 0.3 1\n',
    'set/labels/clip_2.txt': '0 0.5 0.5 0.2 0.3 1\n',
  });
  expect(error).toBe(
    'error: set has YOLO labels of the frames of a video, such as labels/clip_1.txt, but not the frames.',
  );
  expect(help).toBe(
    'help: Write the frames as images: mkdir -p set/images && ffmpeg -i set/clip.mp4 -fps_mode passthrough -q:v 2 set/images/clip_%d.jpg, and put a classes.txt with one name per line beside the folder of the labels. For a task per video without the labels: --input-format video-dir',
  );
});

test('texts beside a video stay ambiguous', async () => {
  const { error } = await helpFor({ 'set/clip.mp4': 'ftyp', 'set/notes.txt': 'A walk in the park.\n' });
  expect(error).toMatch(/^error: The format of set is ambiguous/);
});

// Speech Commands (10.48550/arXiv.1804.03209): paths of the sounds of a part. TUT/DCASE: path, scene and place between tabs.
test('a list of the sounds beside it', async () => {
  const { error, help } = await helpFor({
    'set/testing_list.txt': 'no/0a7c_nohash_0.wav\nyes/0b09_nohash_0.wav\n',
    ...{ 'set/no/0a7c_nohash_0.wav': 'RIFF', 'set/yes/0b09_nohash_0.wav': 'RIFF' },
  });
  expect(error).toBe(
    'error: set has media and testing_list.txt, which lists them, such as no/0a7c_nohash_0.wav.',
  );
  expect(help).toBe('help: For the media alone: --input-format audio-dir');
});

test.each([
  ['tsv', '\t', '\n'],
  ['csv', ',', '\r\n'],
])('a table of the sounds beside it: %s', async (format, separator, end) => {
  const meta = [
    ['audio/a 1.wav', 'office', '1'],
    ['audio/a 2.wav', 'park', '2'],
  ];
  const { folder, error, help } = await helpFor({
    'set/meta.txt': meta.map((row) => row.join(separator) + end).join(''),
    ...{ 'set/audio/a 1.wav': 'RIFF', 'set/audio/a 2.wav': 'RIFF' },
  });
  expect(error).toBe('error: set has media and meta.txt, which lists them, such as audio/a 1.wav.');
  const advised = ['--input-path', 'set/meta.txt', '--input-format', format, '--document-root', 'set'];
  expect(help).toBe(
    `help: For the media alone: --input-format audio-dir. For tasks of its rows: ${advised.join(' ')}`,
  );
  const { stdout } = await lsimport(folder, ['convert', ...advised, '-l', 'auto', '--to', 'tasks-1.x']);
  expect(JSON.parse(stdout)[1].data).toEqual({
    column1: '/data/local-files/?d=audio/a%202.wav',
    column2: 'park',
    column3: '2',
  });
});

// Lists of videos with their classes, of UCF-Crime with frames, of splits, and of images with their captions.
test.each<[string, Record<string, string>, string, string[], Record<string, string>[]]>([
  [
    'a class for each video',
    {
      'my train.txt': 'videos/a.mp4 0\r\nvideos/b.mp4 1\r\n',
      'videos/a.mp4': 'ftyp',
      'videos/b.mp4': 'ftyp',
    },
    'videos/a.mp4',
    ['--choices-column', 'label=label'],
    [
      { video: 'videos/a.mp4', label: '0' },
      { video: 'videos/b.mp4', label: '1' },
    ],
  ],
  [
    'columns between several spaces',
    {
      'Temporal_Anomaly.txt':
        'Abuse028_x264.mp4  Abuse  165  240  -1  -1  \nNormal_003.mp4  Normal  -1  -1  -1  -1  \n',
      ...{ 'v/Abuse028_x264.mp4': 'ftyp', 'v/Normal_003.mp4': 'ftyp' },
    },
    'Abuse028_x264.mp4',
    [],
    [
      {
        ...{ video: 'v/Abuse028_x264.mp4', column2: 'Abuse', column3: '165', column4: '240' },
        ...{ column5: '-1', column6: '-1' },
      },
      {
        ...{ video: 'v/Normal_003.mp4', column2: 'Normal', column3: '-1', column4: '-1' },
        ...{ column5: '-1', column6: '-1' },
      },
    ],
  ],
  [
    'names without their endings',
    { 'train.txt': 'cat/a1 cat\ndog/b2 dog\n', 'images/cat/a1.svg': picture, 'images/dog/b2.svg': picture },
    'cat/a1',
    ['--choices-column', 'label=label'],
    [
      { image: 'images/cat/a1.svg', label: 'cat' },
      { image: 'images/dog/b2.svg', label: 'dog' },
    ],
  ],
  [
    'texts of as many words',
    { 'said.txt': 's1.svg a dog 1\ns2.svg a cat 2\n', 'i/s1.svg': picture, 'i/s2.svg': picture },
    's1.svg',
    [],
    [
      { image: 'i/s1.svg', text: 'a dog 1' },
      { image: 'i/s2.svg', text: 'a cat 2' },
    ],
  ],
  [
    'texts of images',
    { 'said.txt': 's1.svg "hello" world\ns2.svg yes\n', 'i/s1.svg': picture, 'i/s2.svg': picture },
    's1.svg',
    [],
    [
      { image: 'i/s1.svg', text: '"hello" world' },
      { image: 'i/s2.svg', text: 'yes' },
    ],
  ],
])('a list between spaces becomes a table: %s', async (_, files, first, choices, expected) => {
  const { folder, error, help } = await helpFor(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`set/${name}`, text])),
  );
  const [list = ''] = Object.keys(files);
  expect(error).toBe(`error: set has media and ${list}, which lists them, such as ${first}.`);
  const [, command = '', rest = ''] =
    /For tasks of its rows: (awk .*\.tsv'?), and then (--input-path .*)$/.exec(help!)!;
  execFileSync('sh', ['-c', command], { cwd: folder });
  const [advised = '', classes] = rest.split(', with ');
  if (choices.length > 0) expect(classes).toBe(`${choices.join(' ')} if they are classes`);
  const args = execFileSync('sh', ['-c', `printf '%s\\n' ${advised}`])
    .toString()
    .trim()
    .split('\n');
  const { stdout, stderr } = await lsimport(folder, [
    'convert',
    ...args,
    ...choices,
    '-l',
    'auto',
    '--to',
    'tasks-1.x',
  ]);
  expect(stderr).not.toMatch(/warning|error/);
  const data = JSON.parse(stdout).map((task: { data: Record<string, string> }) => task.data);
  expect(data).toEqual(
    expected.map(({ image, video, ...others }) => {
      const [[key, file] = []] = Object.entries({ image, video }).filter(([, value]) => value);
      return { [key!]: `/data/local-files/?d=${file}`, ...others };
    }),
  );
});

test('a list of images with boxes, whose columns have to be named', async () => {
  const { folder, help } = await helpFor({ 'set/labels.txt': 'a.svg cat 2 1 6 3\n', 'set/a.svg': picture });
  const [, command = '', last] = /(awk .*\.tsv), and then .*\. (If they are boxes.*)$/.exec(help!) ?? [];
  expect(last).toBe(
    'If they are boxes, name the columns in the first row of it as in filename, class, xmin, ymin, xmax, ymax, and use --input-format boxes-csv',
  );
  const named = "sed -i '1s/.*/filename\\tclass\\txmin\\tymin\\txmax\\tymax/' set/labels.tsv";
  execFileSync('sh', ['-c', `${command} && ${named}`], { cwd: folder });
  const args = ['--input-path', 'set/labels.tsv', '--input-format', 'boxes-csv', '-l', 'auto'];
  const { stdout } = await lsimport(folder, [
    'convert',
    ...args,
    '--to',
    'tasks-1.x',
    '--document-root',
    '.',
  ]);
  expect(stdout).toContain('"rectanglelabels":["cat"]');
});

test.each([
  ['a part of a data set', { 'set/train.txt': 'cat/a1\ndog/b2\n' }, 'cat/a1'],
  [
    'names with spaces',
    { 'set/train.txt': 'a 1.svg 0\na 2.svg 1\n', 'set/a 1.svg': picture, 'set/a 2.svg': picture },
    'a 1.svg',
  ],
  [
    'pairs, which begin with a number',
    { 'set/train.txt': '1 cat/a1.svg dog/b2.svg\n0 cat/a1.svg dog/b2.svg\n' },
    '1 cat/a1.svg',
  ],
])('a list of which no table is made: %s', async (_, files, first) => {
  const { error, help } = await helpFor({ ...files, 'set/cat/a1.svg': picture, 'set/dog/b2.svg': picture });
  expect(error).toBe(`error: set has media and train.txt, which lists them, such as ${first}.`);
  expect(help).toBe('help: For the media alone: --input-format image-dir');
});

// Flickr8k and Flickr30k: each image has five captions, which are numbered behind its name.
test.each(['captions.txt', "the 'c'.txt"])('numbered captions of images: %s', async (name) => {
  const captions = ['a.svg#0\tA dog, #1.', 'a.svg#1\tAn old dog.', 'b.svg#0\tA cat.'];
  const { folder, error, help } = await helpFor({
    [`set/${name}`]: captions.map((line) => `${line}\n`).join(''),
    ...{ 'set/a.svg': picture, 'set/b.svg': picture },
  });
  expect(error).toBe(`error: set has media and ${name}, which lists them, such as a.svg#0.`);
  const [, command, advised] = /For tasks of its rows: (sed .* > set\/NEW\.tsv), and then (.*)$/.exec(help!)!;
  execFileSync('sh', ['-c', command!], { cwd: folder });
  const args = ['convert', ...advised!.split(' '), '-l', 'auto', '--to', 'tasks-1.x'];
  const { stdout } = await lsimport(folder, args);
  expect(JSON.parse(stdout).map(({ data }: { data: object }) => data)).toEqual([
    { column1: '/data/local-files/?d=set/a.svg', column2: 'A dog, #1.' },
    { column1: '/data/local-files/?d=set/a.svg', column2: 'An old dog.' },
    { column1: '/data/local-files/?d=set/b.svg', column2: 'A cat.' },
  ]);
});

test('numbered captions of few of many images', async () => {
  const { error } = await helpFor({
    ...photos,
    'set/captions.txt': 'IMG_20.svg#0\tA cat.\nIMG_20.svg#1\tA pet.\n',
  });
  expect(error).toBe('error: set has media and captions.txt, which lists them, such as IMG_20.svg#0.');
});

// DocVQA: an object with a list, and the same as tasks beside it.
test('several files that name the media beside them', async () => {
  const { error, help } = await helpFor({
    'set/a_train.json': '{"version": 1, "data": [{"image": "documents/1.svg", "question": "What?"}]}',
    'set/tasks.json': '[{"image": "documents/1.svg", "question": "What?"}]',
    'set/documents/1.svg': picture,
  });
  expect(error).toBe('error: set has media and tasks.json, which names them, such as 1.svg.');
  expect(help).toContain('--input-path set/tasks.json --document-root set');
});

test('notes on many images are none of the data', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { ...photos, 'set/notes.txt': 'Photos of a trip to Rome, 2021.\nAsk Ada.\n' });
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto']);
  expect(code).toBe(0);
  expect(stderr).toContain(
    'as image-dir, because it has files that end in .svg, and few that are texts (override',
  );
  expect(stdout).toContain('Checked 12 tasks');
  expect(stderr).toContain('Skipped 1 other file in set: 1 .txt.');
});

test.each([
  ['that may be labels in order', { 'set/labels.txt': 'cat\n'.repeat(12) }],
  ['of numbers', { 'set/labels.txt': '1\n2\n' }],
  ['that is long', { 'set/novel.txt': 'It was a dark and stormy night. '.repeat(2000) }],
  ['of several', { 'set/a.txt': 'A walk.\n', 'set/b.txt': 'A run.\n', 'set/c.txt': 'A ride.\n' }],
])('but a text %s may be data', async (_, texts) => {
  const { error } = await helpFor({ ...photos, ...texts });
  expect(error).toMatch(/^error: The format of set is ambiguous/);
});

test('but a text that has the name of an image may be its caption', async () => {
  const { error } = await helpFor({ ...photos, 'set/IMG_20.txt': 'A cat on a roof.\n' });
  expect(error).toMatch(/^error: set has texts for its images, such as IMG_20\.txt for IMG_20\./);
});

test.each([
  // HRSC2016, UA-DETRAC and CMP facades.
  ['1.xml', '<?xml version="1.0"?>\n<HRSC_Image><Img_ID>1</Img_ID></HRSC_Image>', 'HRSC_Image'],
  [
    'MVI_20011.xml',
    '<?xml version="1.0"?>\n<sequence name="MVI_20011"><frame num="1"/></sequence>',
    'sequence',
  ],
  ['cmp_b0001.xml', '<object>\n<x>\n0.1\n</x>\n</object>\n', 'object'],
])('XML beside images that is no page: %s', async (name, xml, root) => {
  const { error, help } = await helpFor({ [`set/${name}`]: xml, 'set/1.svg': picture });
  expect(error).toBe(
    `error: set has media and .xml files, such as ${name} with <${root}>, which are neither pages nor labels that lsimport reads.`,
  );
  expect(help).toContain('For the media alone: --input-format image-dir.');
});

test('captions beside images, with a command that makes the table of them', async () => {
  const files = {
    'set/a.svg': picture,
    'set/a.txt': 'an "owl"\n',
    "set/b 'c'.svg": picture,
    "set/b 'c'.txt": 'a $cat',
    'set/-d.svg': picture,
    'set/-d.txt': 'a dog\n',
  };
  const { folder, error, help } = await helpFor(files);
  expect(error).toBe('error: set has texts for its images, such as -d.txt for -d.svg.');
  const [, command] = /from which image-dir takes them: (.*)$/.exec(help!)!;
  execFileSync('sh', ['-c', command!], { cwd: folder });
  const args = ['convert', 'set', '--input-format', 'image-dir', '-l', 'auto', '--document-root', '.'];
  const { stdout } = await lsimport(folder, [...args, '--to', 'tasks-1.x']);
  expect(JSON.parse(stdout).map(({ data }: { data: { text: string } }) => data.text)).toEqual([
    'a dog',
    'an "owl"',
    'a $cat',
  ]);
});

test.each([
  ['captions', { 'a.txt': 'an owl' }, 'For the images alone: --input-format image-dir'],
  [
    'a list',
    { 'list.txt': 'a.svg\towl\n' },
    'For the media alone: --input-format image-dir. For tasks of its rows: unpack the archive, and use that file as the input: --input-format tsv',
  ],
])('no command on %s in an archive, which it could not reach', async (_, texts, wanted) => {
  const files = Object.entries({ 'a.svg': picture, ...texts }).map(([name, content]) => ({ name, content }));
  const folder = temporaryFolder();
  writeFiles(folder, { 'd.zip': zipOf(files) });
  const { stderr } = await lsimport(folder, ['check', 'd.zip', '-l', 'auto']);
  expect(stderr.split('\n')[1]).toBe(`help: ${wanted}`);
});

test('captions whose names end in capitals, which the loop does not find', async () => {
  const { help } = await helpFor({ 'set/a.svg': picture, 'set/a.TXT': 'an owl' });
  expect(help).toBe('help: For the images alone: --input-format image-dir');
});

test('texts of which each is named like an image in another folder', async () => {
  const { error, help } = await helpFor({ 'set/i/a.svg': picture, 'set/t/a.lines.txt': 'a line\n' });
  expect(error).toBe('error: set has texts for its images, such as t/a.lines.txt for i/a.svg.');
  expect(help).toBe('help: For the images alone: --input-format image-dir');
});

test.each([
  ['t/a.lines.txt', '1.0 2.0 3.0 4.0\n'],
  ['a.txt', 'cat 0.9 20 10 60 30\ndog 0.8 1 2 3 4\n'],
  ['a.txt', 'cat 20 10 12 9\n'],
])('texts of images with rows of numbers, which are no captions: %s', async (name, text) => {
  const { error, help } = await helpFor({
    'set/i/a.svg': picture,
    [`set/${name}`]: text,
    'set/i/c.svg': picture,
    'set/c.txt': '',
  });
  expect(error).toBe(
    `error: set has texts with rows of numbers for its images, such as ${name} for i/a.svg, which may be labels that lsimport does not read.`,
  );
  expect(help).toBe(
    'help: Convert them to COCO, YOLO or Pascal VOC, and import that. For the images alone: --input-format image-dir',
  );
});
