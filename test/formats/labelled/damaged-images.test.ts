import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { checkInput } from './check-input.ts';

const png = readFileSync(fixture('media/plain.png'));
const coco = (name: string) =>
  JSON.stringify({
    images: [{ id: 1, file_name: name, width: 10, height: 10 }],
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 4, 4] }],
    categories: [{ id: 1, name: 'cat' }],
  });

test.each([
  ['an empty file', 'a.png', '', ['media-damaged']],
  ['a web page', 'a.jpg', '<!doctype html><title>404</title>', ['media-damaged']],
  ['an image that was cut off', 'a.png', png.subarray(0, 20), []],
  ['a file that says nothing of images', 'a.dcm', 'older files have no head', []],
  ['an image whose size nobody reads', 'a.jxl', Buffer.from('ff0afa1f', 'hex'), []],
])('%s is found where the labels give the size', async (_, name, content, codes) => {
  const files = { 'in/l.json': coco(name), [`in/${name}`]: content };
  const found = await checkInput(files, 'in/l.json', '--input-format', 'coco');
  const others = ['image-size-differs', 'file-type-not-shown'];
  expect(found.codes.filter((code) => !others.includes(code))).toEqual(codes);
});
