import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const labelme = (image: string) =>
  JSON.stringify({ imagePath: image, imageWidth: 9, imageHeight: 9, shapes: [] });
const voc = (image: string) => `<annotation><filename>${image}</filename></annotation>`;

/** Checks a folder of one of the two formats; says what was skipped. */
async function skipped(format: string, files: Record<string, string>, ...more: string[]): Promise<unknown> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['check', '-i', 'in', '--input-format', format, '--template', 'image_bbox', '--json', ...more];
  return JSON.parse((await lsimport(folder, args)).stdout).skipped;
}

describe.each([
  ['voc', 'xml', voc],
  ['labelme', 'json', labelme],
])('%s', (format, ending, labels) => {
  it('counts no image that a task links to as skipped', async () => {
    const files = {
      [`in/a.${ending}`]: labels('a.png'),
      'in/a.png': '',
      [`in/more/b.${ending}`]: labels('b.JPG'),
      'in/more/b.JPG': '',
    };
    expect(await skipped(format, files)).toEqual({});
    expect(await skipped(format, files, '--include', `**/*.${ending}`)).toEqual({});
  });

  it('counts the images that no file names, however often it names others', async () => {
    const files = {
      [`in/a.${ending}`]: labels('a.png'),
      [`in/again.${ending}`]: labels('a.png'),
      [`in/gone.${ending}`]: labels('gone.png'),
      'in/a.png': '',
      'in/other.png': '',
      'in/more/a.png': '',
      'in/notes.txt': '',
    };
    expect(await skipped(format, files)).toEqual({
      'images without a label file': 2,
      'other files': 1,
    });
    expect(await skipped(format, files, '--exclude', 'more')).toEqual({
      'images without a label file': 1,
      'folders filtered out by the patterns': 1,
      'other files': 1,
    });
  });

  it('knows nothing of images elsewhere', async () => {
    const files = {
      [`in/a.${ending}`]: labels('a.png'),
      'photos/a.png': '',
      'photos/b.png': '',
      'in/b.png': '',
    };
    expect(await skipped(format, files, '--images', 'photos')).toEqual({
      'images without a label file': 1,
    });
  });
});

it('says how to get the images that it skips', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.xml': voc('a.png'), 'in/a.png': '', 'in/b.png': '' });
  const args = ['check', 'in', '--input-format', 'voc', '--template', 'image_bbox'];
  expect((await lsimport(folder, args)).stdout).toContain(
    '  skipped (images without a label file): 1; --input-format image-dir reads all images, without their labels\n',
  );
});

it('says once that an image is not there on whose size its labels depend, and names --images', async () => {
  const folder = temporaryFolder();
  const csv =
    'filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n' +
    'a.png,1,"{}",1,0,"{""name"":""rect"",""x"":1,""y"":1,""width"":2,""height"":2}","{""label"":""cat""}"\n';
  writeFiles(folder, { 'via.csv': csv, 'photos/b.png': '' });
  for (const [more, why] of [
    [[], 'it does not exist'],
    [['--images', 'photos'], 'it is not in photos'],
  ] as const) {
    const args = ['check', 'via.csv', '-l', 'auto', '--json', ...more];
    const { diagnostics } = JSON.parse((await lsimport(folder, args)).stdout);
    const about = (diagnostics as { code: string; message: string; help: string }[]).filter(({ message }) =>
      message.includes('"a.png"'),
    );
    expect(about).toMatchObject([
      {
        code: 'image-size-unknown',
        message: `The size of the image "a.png" is unknown, so its labels cannot be placed: ${why}.`,
        help: expect.stringContaining('Set --images to the folder that has the image'),
      },
    ]);
  }
});
