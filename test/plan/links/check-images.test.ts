import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const files = {
  'coco.json':
    '{"images": [{"id": 1, "file_name": "a.png", "width": 9, "height": 9}], "annotations": [], "categories": []}',
  'voc/a.xml':
    '<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size></annotation>',
  'yolo/a.txt': '0 .5 .5 .1 .1',
  'yolo/classes.txt': 'cup',
  'labelme/a.json': '{"imagePath": "a.png", "imageWidth": 9, "imageHeight": 9, "shapes": []}',
};

test.each([
  ['coco', 'coco.json'],
  ['voc', 'voc'],
  ['yolo', 'yolo'],
  ['labelme', 'labelme'],
])('%s with --images that is no folder cannot be read', async (format, input) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  for (const config of [
    ['-l', 'auto'],
    ['--template', 'image_bbox'],
  ]) {
    const run = (images: string) =>
      lsimport(folder, ['check', '-i', input, '--input-format', format, ...config, '--images', images]);
    expect(await run('nowhere')).toMatchObject({
      code: EXIT.unreadable,
      stderr: 'error: Cannot read --images nowhere: it does not exist.\n',
    });
    expect(await run('coco.json')).toMatchObject({
      code: EXIT.unreadable,
      stderr: expect.stringContaining('--images coco.json is a file, not a folder.'),
    });
  }
});
