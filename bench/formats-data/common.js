// What the data sets have in common.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';

export const SIZE = [640, 480];
const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' ');
export const image = encode({
  width: SIZE[0],
  height: SIZE[1],
  data: new Uint8Array(SIZE[0] * SIZE[1]),
  channels: 1,
});

/** Boxes, spans and times of the k-th label: the same in every run, and all valid. */
export const box = (k) => [(k * 37) % 500, (k * 53) % 400, 10 + (k % 90), 10 + (k % 60)];
export const word = (k) => words[k % words.length];
export const label = (k) => (k % 2 ? 'Car' : 'Plane');
export const many = (count, item) => Array.from({ length: count }, (_, k) => item(k));
export const range = (k) => [k * 1.5, k * 1.5 + 1];
export const sentence = (k) => many(12, (i) => word(k + i * 5)).join(' ');

export function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes one file from pieces. */
async function writeLarge(path, pieces) {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 1e6) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'close');
}

function* listOf(open, count, item, close, between = '') {
  yield open;
  for (let i = 0; i < count; i++) yield (i > 0 ? between : '') + item(i);
  yield close;
}

/** A folder with a label file for each image or sound, which lies beside it or where `media` says. */
export function folder(ending, count, content, media = (i) => `${i}.png`, at = (i) => `${i}`) {
  return (path, times) => {
    for (let i = 0; i < count * times; i++) {
      write(join(path, at(i) + ending), content(i));
      write(join(path, media(i)), media(i).endsWith('.png') ? image : '');
    }
    return path;
  };
}

/** One file with all labels, beside the images that it names. */
export function file(name, count, open, item, close, between, images) {
  return async (path, times) => {
    await writeLarge(join(path, name), listOf(open, count * times, item, close, between));
    if (images) for (let i = 0; i < count * times; i++) write(join(path, images(i)), image);
    return join(path, name);
  };
}

/** The left, top, right and bottom edges of the k-th box. */
export const corners = (k) => {
  const [x, y, w, h] = box(k);
  return [x, y, x + w, y + h];
};
