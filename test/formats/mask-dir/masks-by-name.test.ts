import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const SIDE = 40;
const png = (channels: 1 | 3, value: (i: number) => number) =>
  Buffer.from(
    encode({
      width: SIDE,
      height: SIDE,
      channels,
      depth: 8,
      data: Uint8Array.from({ length: SIDE * SIDE * channels }, (_, i) => value(i)),
    }),
  );
const half = SIDE * SIDE * 1.5;
const [mask, colors] = [png(1, (i) => (i < half / 3 ? 1 : 0)), png(3, (i) => (i < half ? 128 : 64))];
const photo = png(3, (i) => (Math.imul(i, 2654435761) >>> 13) & 255);
const gray = png(1, (i) => (Math.imul(i, 2654435761) >>> 13) & 255);

async function check(files: Record<string, string | Buffer>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', ...more]);
  return { folder, stderr };
}

// The names of ISIC 2018, DeepGlobe, CamVid, nnU-Net and Mapillary Vistas.
test.each<[string, Record<string, string | Buffer>, string]>([
  [
    'Task1_Training_GroundTruth/a_segmentation.png of Task1-2_Training_Input/a.jpg',
    {
      'in/Task1-2_Training_Input/a.jpg': photo,
      'in/Task1_Training_GroundTruth/a_segmentation.png': mask,
      'in/Task1-2_Training_Input/b.jpg': photo,
      'in/Task1_Training_GroundTruth/b_segmentation.png': mask,
    },
    '1',
  ],
  [
    'train/a_mask.png of train/a_sat.jpg',
    {
      'in/train/a_sat.jpg': photo,
      'in/train/a_mask.png': colors,
      'in/class_dict.csv': 'name,r,g,b\nland,128,128,128\nwater,64,64,64\n',
    },
    'land, water',
  ],
  [
    'LabeledApproved_full/a_L.png of 701_StillsRaw_full/a.png',
    {
      'in/701_StillsRaw_full/a.png': photo,
      'in/LabeledApproved_full/a_L.png': colors,
      'in/label_colors.txt': '128 128 128\tland\n64 64 64\twater\n',
    },
    'land, water',
  ],
  [
    'labelsTr/a_1.png of imagesTr/a_1_0000.png',
    { 'in/imagesTr/a_1_0000.png': photo, 'in/labelsTr/a_1.png': mask, 'in/dataset.json': '{}' },
    '1',
  ],
  [
    'v2.0/labels/a.png of images/a.jpg',
    { 'in/images/a.jpg': photo, 'in/v2.0/instances/a.png': mask, 'in/v2.0/labels/a.png': mask },
    '1',
  ],
  ['it’s/b/a_x_y.png of c/a.jpg', { 'in/c/a.jpg': photo, 'in/it’s/b/a_x_y.png': mask }, '1'],
])('the commands make what mask-dir reads of %s', async (pair, files, labels) => {
  const { folder, stderr } = await check(files);
  expect(stderr).toContain(`masks of ${stderr.includes('error') ? 'them' : 'others'}, such as ${pair}`);
  const [, command = ''] = /(mkdir -p .*; done)\. Then use --input-path in-masks /.exec(stderr) ?? [];
  execFileSync('sh', ['-c', command], { cwd: folder });
  const count = Object.keys(files).filter((name) => /\.jpg|images|Raw/.test(name)).length;
  expect(readdirSync(join(folder, 'in-masks/images'))).toHaveLength(count);
  const { stdout } = await lsimport(folder, [
    'convert',
    'in-masks',
    '-l',
    'auto',
    '--labels-as',
    'predictions',
    '--to',
    'tasks-1.x',
    '--document-root',
    '.',
  ]);
  const tasks = JSON.parse(stdout) as { predictions: { result: { value: { brushlabels: string[] } }[] }[] }[];
  expect(tasks).toHaveLength(count);
  for (const { predictions } of tasks)
    expect(
      predictions[0]!.result
        .map(({ value }) => value.brushlabels[0])
        .sort()
        .join(', '),
    ).toBe(labels);
});

// As nnU-Net names the channels of an image.
test('of several images to a mask the first is taken', async () => {
  const channels = [0, 1, 2, 3].flatMap((channel) => [
    [`in/imagesTr/a_000${channel}.png`, photo],
    [`in/imagesTr/b_000${channel}.png`, photo],
  ]);
  const { stderr } = await check({
    ...Object.fromEntries(channels),
    'in/labelsTr/a.png': mask,
    'in/labelsTr/b.png': mask,
  });
  expect(stderr).toContain('such as labelsTr/a.png of imagesTr/a_0000.png');
});

test('masks that are excluded are not spoken of where several formats fit', async () => {
  const files = {
    ...{ 'in/x/a.jpg': photo, 'in/y/a_seg.png': mask },
    ...{ 'in/notes/1.txt': 'Some words here.\n', 'in/notes/2.txt': 'More words there.\n' },
  };
  expect((await check(files)).stderr).toContain('in has images and, by their names, masks of them');
  expect((await check(files, '--exclude', 'y/*')).stderr).toContain('is ambiguous');
});

test('so it is said of image-dir by name, and of all folders of masks', async () => {
  const files = Object.fromEntries(
    ['train', 'val'].flatMap((part) => [
      [`in/${part}_x/a.jpg`, photo],
      [`in/${part}_GroundTruth/a_seg.png`, mask],
    ]),
  );
  const { stderr } = await check(files, '--input-format', 'image-dir');
  expect(stderr).toContain('such as train_GroundTruth/a_seg.png of train_x/a.jpg. As image-dir reads them');
  expect(stderr).toContain('; done, with the same loop for each of the 2 folders of masks. Then');
});

test.each<[string, Record<string, string | Buffer>]>([
  ['stereo', { 'in/a_L.png': colors, 'in/a_R.png': colors }],
  ['sides', { 'in/left/a.jpg': photo, 'in/right/a.png': mask }],
  ['depth', { 'in/rgb/a.jpg': photo, 'in/depth/a.png': mask }],
  ['restored photographs', { 'in/input/a.png': photo, 'in/GT/a.png': photo }],
  ['gray photographs', { 'in/x/a.jpg': photo, 'in/y/a.png': gray }],
  ['drawings of the same name', { 'in/x/a.png': photo, 'in/y/a.png': mask }],
  ['colored drawings', { 'in/x/a.jpg': photo, 'in/y/a.png': colors }],
  ['few', { 'in/x/a.jpg': photo, 'in/y/a.png': mask, 'in/y/b.png': mask, 'in/y/c.png': mask }],
])('there is no word of masks for %s', async (_, files) => {
  expect((await check(files)).stderr).not.toContain('masks');
});

// Without ./ in front, mkdir, ln and basename take such a name for options.
test('the commands run for a folder whose name begins with a dash', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { '-d/images/a.jpg': photo, '-d/v2.0/labels/a.png': mask });
  const { stderr } = await lsimport(folder, ['check', '-l', 'auto', '--input-path=-d']);
  const [, command = ''] = /(mkdir -p .*; done)\. Then use /.exec(stderr) ?? [];
  execFileSync('sh', ['-c', command], { cwd: folder });
  expect(readdirSync(join(folder, '-d-masks/images'))).toEqual(['a.jpg']);
  expect(readdirSync(join(folder, '-d-masks/masks'))).toEqual(['a.png']);
});
