import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImageSize, readImageSize } from '../../src/media/read-image-size.ts';
import { packageRoot } from '../../src/package-files.ts';
import { fixture } from '../support/recorded.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** Sizes as Pillow shows the images, turned by their EXIF orientation; those of WebP as they are stored. */
const sizes: Record<string, ImageSize> = JSON.parse(readFileSync(fixture('media/sizes.json'), 'utf8'));
const inPackage = (path: string) => join(packageRoot, 'node_modules', path);

/** An image in a temporary file. */
function write(name: string, bytes: string | Uint8Array): string {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: bytes });
  return join(folder, name);
}

describe('the size of an image as it is shown', () => {
  it.each(Object.entries(sizes))('%s', (name, size) => {
    expect(readImageSize(fixture(`media/${name}`))).toEqual(size);
  });

  it('has every image of the folder', () => {
    const images = readdirSync(fixture('media')).filter((name) => !['.py', '.json'].includes(extname(name)));
    expect(Object.keys(sizes).toSorted()).toEqual(images.toSorted());
  });

  // Photographs and graphics that packages ship; the sizes were read with Pillow 13.
  it.each([
    ['jpeg-exif/test/IMG_0001.JPG', 2448, 2448, 6],
    ['jpeg-exif/test/IMG_0003.JPG', 1280, 1280, 1],
    ['jpeg-exif/test/Arbitro.tiff', 174, 38, 1],
    ['lightbox2/dist/images/loading.gif', 32, 32, 1],
    ['lightbox2/dist/images/next.png', 50, 45, 1],
    ['vega-datasets/data/ffox.png', 100, 100, 1],
  ])('%s', (path, width, height, orientation) => {
    expect(readImageSize(inPackage(path))).toEqual({ width, height, orientation });
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', 30, 20],
    ['<?xml version="1.0"?>\n<!-- a drawing -->\n<svg viewBox="0 0 12 8"><path d=""/></svg>', 12, 8],
  ])('svg: %s', (text, width, height) => {
    expect(readImageSize(write('a.svg', text))).toEqual({ width, height, orientation: 1 });
  });

  it('is found behind more than a megabyte of metadata', () => {
    const jpeg = readFileSync(fixture('media/orientation-6.jpg'));
    // Comments between the start of the image and all else.
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(0xfffd)]);
    const long = Buffer.concat([jpeg.subarray(0, 2), ...Array(20).fill(comment), jpeg.subarray(2)]);
    expect(readImageSize(write('a.jpg', long))).toEqual({ width: 24, height: 40, orientation: 6 });
  });

  // Pillow 13 opens all of these and shows them as 24 by 40.
  it.each([
    ['fill bytes', [0xff, 0xff, 0xff]],
    ['bytes that mean nothing', [0x00, 0x12, 0xff, 0x00]],
    ['a marker without content', [0xff, 0xd0]],
  ])('is found behind %s before each marker of a JPEG but the first', (_what, bytes) => {
    const jpeg = readFileSync(fixture('media/orientation-6.jpg'));
    const parts = [jpeg.subarray(0, 2)];
    let at = 2;
    while (jpeg[at + 1] !== 0xda) {
      const end = at + 2 + jpeg.readUInt16BE(at + 2);
      parts.push(jpeg.subarray(at, end), Buffer.from(bytes));
      at = end;
    }
    const path = write('a.jpg', Buffer.concat([...parts, jpeg.subarray(at)]));
    expect(readImageSize(path)).toEqual({ width: 24, height: 40, orientation: 6 });
  });

  describe('of a PNG whose orientation stands', () => {
    const png = readFileSync(fixture('media/orientation-6.png'));
    const at = png.indexOf('eXIf') - 4;
    const end = at + 12 + png.readUInt32BE(at);
    const [before, exif, after] = [png.subarray(0, at), png.subarray(at, end), png.subarray(end)];

    it('behind more than a megabyte of metadata', () => {
      // A private chunk; nobody looks at its checksum.
      const long = Buffer.alloc(12 + (1 << 20));
      long.writeUInt32BE(1 << 20);
      long.write('prVt', 4);
      const path = write('a.png', Buffer.concat([before, long, exif, after]));
      expect(readImageSize(path)).toEqual({ width: 24, height: 40, orientation: 6 });
    });

    // Chrome, Firefox and Safari do not heed it there (github.com/w3c/png/issues/146 and 447), though Pillow does.
    it('after the image', () => {
      const last = after.subarray(-12);
      const path = write('a.png', Buffer.concat([before, after.subarray(0, -12), exif, last]));
      expect(readImageSize(path)).toEqual({ width: 40, height: 24, orientation: 1 });
    });

    it('nowhere, as the file is cut off', () => {
      const path = write('a.png', Buffer.concat([before, exif.subarray(0, -8)]));
      expect(readImageSize(path)).toEqual({ width: 40, height: 24, orientation: 1 });
    });
  });

  it.each([
    ['a number that is none of the eight', [0x12, 0x01, 3, 0, 1, 0, 0, 0, 9, 0]],
    ['a number of another kind', [0x12, 0x01, 4, 0, 1, 0, 0, 0, 6, 0]],
    ['more entries than there are', []],
  ])('is not turned by %s', (_what, entry) => {
    const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0, ...entry];
    const app1 = Buffer.from([0xff, 0xe1, 0, 8 + tiff.length, ...Buffer.from('Exif\0\0'), ...tiff]);
    const jpeg = readFileSync(fixture('media/baseline.jpg'));
    const path = write('a.jpg', Buffer.concat([jpeg.subarray(0, 2), app1, jpeg.subarray(2)]));
    expect(readImageSize(path)).toEqual({ width: 40, height: 24, orientation: 1 });
  });
});

describe('no size', () => {
  const png = readFileSync(fixture('media/plain.png'));
  const jpeg = readFileSync(fixture('media/baseline.jpg'));

  it.each<[string, string | Uint8Array, string]>([
    ['of an empty file', '', 'it is empty'],
    ['of a text', 'not an image', 'it is not an image of a supported type, or it is damaged'],
    ['of half a PNG', png.subarray(0, 12), 'it is not an image of a supported type, or it is damaged'],
    ['of half a JPEG', jpeg.subarray(0, 60), 'it is not an image of a supported type, or it is damaged'],
    [
      'of an SVG without one',
      '<svg width="100%"><g/></svg>',
      'it is not an image of a supported type, or it is damaged',
    ],
    ['of an SVG in odd units', '<svg viewBox="0,0,1,1"/>', 'its size is not given in pixels'],
  ])('%s', (_what, bytes, problem) => {
    expect(readImageSize(write('a', bytes))).toEqual({ problem });
  });

  it('of a JPEG that ends at any byte before its size', () => {
    const size = jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 9;
    const path = write('a.jpg', '');
    for (let length = 1; length < size; length++) {
      writeFileSync(path, jpeg.subarray(0, length));
      expect(readImageSize(path), String(length)).toHaveProperty('problem');
    }
    writeFileSync(path, jpeg.subarray(0, size));
    expect(readImageSize(path)).toEqual({ width: 40, height: 24, orientation: 1 });
  });

  it('of what cannot be read', () => {
    const folder = temporaryFolder();
    expect(readImageSize(join(folder, 'none.png'))).toEqual({ problem: 'it does not exist' });
    expect(readImageSize(folder)).toEqual({ problem: 'it is a directory', notAnImage: 'is a directory' });
  });
});
