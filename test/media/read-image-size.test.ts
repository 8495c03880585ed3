import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImageSize, readImageSize } from '../../src/media/read-image-size.ts';
import { packageRoot } from '../../src/package-root.ts';
import { fixture } from '../support/recorded.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** Sizes as Pillow shows the images, turned by their EXIF orientation. */
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
});

describe('no size', () => {
  const png = readFileSync(fixture('media/plain.png'));
  const jpeg = readFileSync(fixture('media/baseline.jpg'));

  it.each<[string, string | Uint8Array, string]>([
    ['of an empty file', '', 'it is empty'],
    ['of a text', 'not an image', 'it is no image of a known kind, or it is damaged'],
    ['of half a PNG', png.subarray(0, 12), 'it is no image of a known kind, or it is damaged'],
    ['of half a JPEG', jpeg.subarray(0, 60), 'it is no image of a known kind, or it is damaged'],
    [
      'of an SVG without one',
      '<svg width="100%"><g/></svg>',
      'it is no image of a known kind, or it is damaged',
    ],
    ['of an SVG in odd units', '<svg viewBox="0,0,1,1"/>', 'its size is not given in pixels'],
  ])('%s', (_what, bytes, problem) => {
    expect(readImageSize(write('a', bytes))).toEqual({ problem });
  });

  it('of what cannot be read', () => {
    const folder = temporaryFolder();
    expect(readImageSize(join(folder, 'none.png'))).toEqual({ problem: 'it does not exist' });
    expect(readImageSize(folder)).toEqual({ problem: 'it is a directory' });
  });
});
