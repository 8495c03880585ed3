import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// plain.png has 40 by 24 pixels.
const png = readFileSync(fixture('media/plain.png'));

async function convert(files: Record<string, string | Buffer>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const common = ['-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.', '-o', 't.json', '--json'];
  const input = Object.keys(files).find((name) => name.endsWith('.ndjson')) ?? 'd';
  const made = await lsimport(folder, ['convert', input, ...common, ...args]);
  const { diagnostics } = JSON.parse(made.stdout);
  const left = (diagnostics as { code: string; message: string }[]).filter(
    ({ code }) => code === 'no-label-left',
  );
  const tasks: { data: object; annotations?: unknown[]; predictions?: unknown[] }[] = JSON.parse(
    readFileSync(join(folder, 't.json'), 'utf8'),
  );
  return {
    left: left.map(({ message }) => message),
    messages: (diagnostics as { message: string }[]).map(({ message }) => message),
    members: tasks.map(({ data: _, ...members }) => members),
    tasks,
  };
}

const coco = (...boxes: number[][]) =>
  JSON.stringify({
    images: [{ id: 1, file_name: 'a.png', width: 3, height: 2 }],
    annotations: boxes.map((bbox, i) => ({ id: i + 1, image_id: 1, category_id: 1, bbox })),
    categories: [{ id: 1, name: 'cat' }],
  });
const via3 = (metadata: object, type = 4) =>
  JSON.stringify({
    project: { pid: 'p', pname: 'p', vid_list: ['1'] },
    config: { file: { loc_prefix: { 1: '', 2: '', 3: '', 4: '' } } },
    attribute: { 1: { aname: 'kind', anchor_id: 'FILE1_Z1_XY1', type: 1, options: {} } },
    file: { 1: { fid: 1, fname: type === 4 ? 'a.mp4' : 'a.wav', type, loc: 1, src: 'a' } },
    view: { 1: { fid_list: [1] } },
    metadata,
  });
const inFrame = { vid: '1', flg: 0, z: [1], xy: [2, 10, 10, 20, 20], av: { 1: 'cat' } };
const ofFile = { vid: '1', flg: 0, z: [], xy: [], av: { 1: 'cat' } };
const cvatVideo =
  '<annotations><meta><task><original_size><width>100</width><height>50</height></original_size><source>a.mp4</source></task></meta>' +
  '<track id="0" label="cat"><box frame="0" outside="0" keyframe="1" xtl="200" ytl="10" xbr="220" ybr="20"/></track></annotations>';
const cvatSkeleton =
  '<annotations><image id="0" name="a.png" width="3" height="2"><skeleton label="cat"><points label="eye" outside="1" points="1,1"/><points label="ear" outside="1" points="2,1"/></skeleton></image></annotations>';
const labelbox = JSON.stringify({
  data_row: { id: 'r', external_id: 'a.png', row_data: 'https://e.com/a.png' },
  media_attributes: { width: 3, height: 2, asset_type: 'image' },
  projects: {
    p: {
      labels: [
        {
          annotations: { objects: [], classifications: [{ name: 'kind', value: 'kind' }], relationships: [] },
        },
      ],
    },
  },
});
const seqinfo = '[Sequence]\nname=a\nframeRate=24\nseqLength=60\nimWidth=200\nimHeight=100\n';
const dontCare = 'DontCare -1 -1 -10 1 0 2 1 -1 -1 -1 -1000 -1000 -1000 -10\n';
const hocr =
  '<html><body><div class="ocr_page" title="image a.png; bbox 0 0 3 2"><span class="ocr_line" title="bbox 0 0 2 1">a</span></div></body></html>';
const one = 'The only label of this task was skipped, so the task counts as not labeled.';
const both = 'All 2 labels of this task were skipped, so the task counts as not labeled.';

test.each<[string, Record<string, string | Buffer>, string, string[]]>([
  ['a box without an area', { 'd/l.json': coco([1, 1, 0, 1]), 'd/a.png': png }, one, []],
  ['boxes outside', { 'd/l.json': coco([5, 5, 1, 1], [3, 0, 1, 1]), 'd/a.png': png }, both, []],
  [
    'the same as predictions',
    { 'd/l.json': coco([5, 5, 1, 1]), 'd/a.png': png },
    one,
    ['--labels-as', 'predictions'],
  ],
  ['a line of YOLO', { 'd/classes.txt': 'cat\n', 'd/a.txt': '0 0.5 0.5 0 0\n', 'd/a.png': png }, one, []],
  ['regions in frames of VIA 3', { 'd/p.json': via3({ a: inFrame, b: inFrame }), 'd/a.mp4': 'x' }, both, []],
  ['what VIA 3 says of a file', { 'd/p.json': via3({ a: ofFile }, 8), 'd/a.wav': 'x' }, one, []],
  ['points of a skeleton outside', { 'd/a.xml': cvatSkeleton, 'd/a.png': png }, both, []],
  [
    'a question of Labelbox that nobody answered',
    { 'd/l.ndjson': labelbox, 'd/a.png': png },
    one,
    ['--input-format', 'labelbox', '--images', 'd'],
  ],
  ['a track outside its video', { 'd/a.xml': cvatVideo, 'd/a.mp4': 'x' }, one, []],
  [
    'rows that are not evaluated',
    {
      'd/a/gt/gt.txt': '1,1,20,10,40,20,0,1,1\n2,1,20,10,40,20,0,1,1\n',
      'd/a/seqinfo.ini': seqinfo,
      'd/a/a.mp4': 'x',
    },
    both,
    [],
  ],
])('no annotation of nothing is made where all labels were skipped: %s', async (_, files, said, args) => {
  const { left, members } = await convert(files, ...args);
  expect({ left, members }).toEqual({ left: [said], members: [{}] });
});

test.each<[string, Record<string, string | Buffer>, string[]]>([
  ['an empty file of YOLO', { 'd/classes.txt': 'cat\n', 'd/a.txt': '', 'd/a.png': png }, []],
  [
    'areas of KITTI, which are no labels',
    { 'd/label_2/a.txt': dontCare, 'd/image_2/a.png': png },
    ['--input-format', 'kitti'],
  ],
  ['an empty file of tracks', { 'd/a/gt/gt.txt': '', 'd/a/seqinfo.ini': seqinfo, 'd/a/a.mp4': 'x' }, []],
])('that nothing is there stays: %s', async (_, files, args) => {
  const { left, members } = await convert(files, ...args);
  expect({ left, members }).toEqual({
    left: [],
    members: [{ annotations: [{ result: [], ground_truth: false }] }],
  });
});

test('flags of labelme and nothing else: one warning says both', async () => {
  const file = (flags: object) =>
    JSON.stringify({ imagePath: 'a.png', imageWidth: 40, imageHeight: 24, flags, shapes: [] });
  const lostIn = async (flags: object) => {
    const found = await convert({ 'd/a.json': file(flags), 'd/a.png': png });
    expect({ left: found.left, members: found.members }).toEqual({ left: [], members: [{}] });
    return found.messages;
  };
  expect(await lostIn({ dark: true })).toEqual([
    'The flag "dark" of this image was not imported, so the task counts as not labeled.',
  ]);
  expect(await lostIn({ dark: true, wet: true })).toEqual([
    'The flag "dark" of this image was not imported.',
    'The flag "wet" of this image was not imported, so the task counts as not labeled.',
  ]);
});

test('a label that is left makes the annotation', async () => {
  const { left, tasks } = await convert({ 'd/l.json': coco([5, 5, 1, 1], [0, 0, 1, 1]), 'd/a.png': png });
  expect({ left, annotations: tasks[0]!.annotations!.length }).toEqual({ left: [], annotations: 1 });
});

test.each([
  ['video', 4, 'd/a.mp4'],
  ['sound', 8, 'd/a.wav'],
])('a %s of VIA 3 of which nothing is said is not labeled', async (_, type, media) => {
  const { left, members } = await convert({ 'd/p.json': via3({}, type), [media]: 'x' });
  expect({ left, members }).toEqual({ left: [], members: [{}] });
});

test('a label config without a kind of region of a page', async () => {
  const { left, members } = await convert(
    {
      'd/a.hocr': hocr,
      'd/a.png': png,
      'c.xml':
        '<View><Image name="i" value="$image"/><RectangleLabels name="l" toName="i"><Label value="Word"/></RectangleLabels></View>',
    },
    '-l',
    'c.xml',
  );
  expect({ left, members }).toEqual({ left: [one], members: [{}] });
});

test('a mask without a pixel is said to be so with --masks-as polygons', async () => {
  const rle = { size: [2, 3], counts: [6] };
  const file = JSON.stringify({
    ...JSON.parse(coco()),
    annotations: [{ id: 1, image_id: 1, category_id: 1, segmentation: rle }],
  });
  const { left, members } = await convert({ 'd/l.json': file, 'd/a.png': png }, '--masks-as', 'polygons');
  expect({ left, members }).toEqual({ left: [one], members: [{}] });
});
