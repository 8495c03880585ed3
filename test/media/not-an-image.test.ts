import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, it } from 'vitest';
import { whyNoImage } from '../../src/media/not-an-image.ts';
import { fixture } from '../support/recorded.ts';

const images = readdirSync(fixture('media')).filter((name) => !['.py', '.json'].includes(extname(name)));

it.each(images)('takes %s for an image, also with another name', (name) => {
  const bytes = readFileSync(fixture(`media/${name}`));
  expect(whyNoImage(name, bytes)).toBeUndefined();
  if (!name.endsWith('.svg')) expect(whyNoImage('a.png', bytes)).toBeUndefined();
});

// As the formats define their first bytes: ISO/IEC 23008-12 (HEIF), 18181-2 (JPEG XL), 15444-1 (JPEG 2000), BigTIFF, DICOM part 10.
it.each([
  ['a.heic', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['a.avif', '\0\0\0\x20ftypavif\0\0\0\0'],
  ['a.avif', '\0\0\0\x20ftypmif1\0\0\0\0'],
  ['a.jxl', '\xff\x0a\xfa\x1f'],
  ['a.jxl', '\0\0\0\x0cJXL \r\n\x87\n'],
  ['a.jpg', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['a.ico', '\0\0\x01\0\x01\0'],
  ['a.tif', 'II+\0\b\0\0\0'],
  ['a.tiff', 'MM\0*\0\0\0\b'],
  ['a.bmp', 'BM\x46\0\0\0'],
  ['a.webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['a.png', `${'\0'.repeat(128)}DICM`],
  ['a.dcm', 'older files have no such head'],
  ['a.dcm', ''],
  ['a.svg', '\xef\xbb\xbf\n <svg/>'],
  ['a.svg', '<?xml version="1.0"?>'],
  ['a.svg', '<!-- a drawing --><svg/>'],
  ['a.svg', '\xff\xfe<\0s\0v\0g\0'],
  ['a.txt', ''],
])('has no doubt about %s: %j', (name, head) => {
  expect(whyNoImage(name, Buffer.from(head, 'latin1'))).toBeUndefined();
});

it.each([
  ['a.png', '', 'is empty'],
  ['a.SVG', '', 'is empty'],
  ['a.svg', '{"error": 404}', 'is not an SVG image'],
  ['a.jpeg', '<html><body>404', 'is a web page, not an image'],
  ['a.webp', '\n<!doctype html>', 'is a web page, not an image'],
  ['a.gif', 'version https://git-lfs.github.com/spec/v1', 'is a pointer of Git LFS, not an image'],
  ['a.bmp', 'none', 'does not begin as an image does'],
  ['a.tif', '\0\0\0\0\0\0\0\0', 'does not begin as an image does'],
])('says of %s with %j that it %s', (name, head, why) => {
  expect(whyNoImage(name, Buffer.from(head, 'latin1'))).toBe(why);
});
