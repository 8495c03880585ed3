import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode as toPng } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { readImageSize } from '../../../src/media/read-image-size.ts';
import { decodeJpeg, encodeJpeg } from '../../../src/preview/images/jpeg.ts';
import type { Pixels } from '../../../src/preview/images/pixels.ts';
import { decodePng } from '../../../src/preview/images/png.ts';
import { scaleDown } from '../../../src/preview/images/scale-down.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const [width, height] = [1600, 1280];

/** White with a red rectangle at 160, 128 that is 320 x 256. */
function drawing(): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 128; y < 384; y++) {
    for (let x = 160; x < 480; x++) data.set([255, 0, 0], (y * width + x) * 4);
  }
  return { width, height, data };
}

/** EXIF metadata that say an orientation and nothing else, big-endian. */
function exif(orientation: number): Buffer {
  return Buffer.from(`4d4d002a0000000800010112000300000001000${orientation}000000000000`, 'hex');
}

/** Puts EXIF metadata behind the first two bytes of a JPEG. */
function withExif(jpeg: Uint8Array, orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

async function scale(bytes: Uint8Array, type: string) {
  const file = join(temporaryFolder(), 'image');
  writeFileSync(file, bytes);
  const size = readImageSize(file);
  if ('problem' in size) throw new Error(size.problem);
  return scaleDown(readFileSync(file), type, size);
}

/** Left, top, right and bottom of what is red. */
function redBox({ width, height, data }: Pixels): number[] {
  const box = [width, height, 0, 0] as [number, number, number, number];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if (data[at]! < 128 || data[at + 1]! > 128) continue;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    }
  }
  return box;
}

describe('a JPEG is 1,280 pixels wide or high, and upright', () => {
  // Where viewers show the rectangle, with the longer side at 1,280: all of it times 0.8.
  const shown: [orientation: number, size: [number, number], box: number[]][] = [
    [1, [1280, 1024], [128, 102.4, 384, 307.2]],
    [2, [1280, 1024], [896, 102.4, 1152, 307.2]],
    [3, [1280, 1024], [896, 716.8, 1152, 921.6]],
    [4, [1280, 1024], [128, 716.8, 384, 921.6]],
    [5, [1024, 1280], [102.4, 128, 307.2, 384]],
    [6, [1024, 1280], [716.8, 128, 921.6, 384]],
    [7, [1024, 1280], [716.8, 896, 921.6, 1152]],
    [8, [1024, 1280], [102.4, 896, 307.2, 1152]],
  ];
  const jpeg = encodeJpeg(drawing());

  test.each(shown)('orientation %i', async (orientation, size, box) => {
    const scaled = await scale(withExif(await jpeg, orientation), 'image/jpeg');
    const pixels = await decodeJpeg(scaled!.bytes);
    expect([pixels.width, pixels.height]).toEqual(size);
    for (const [i, place] of redBox(pixels).entries())
      expect(Math.abs(place - box[i]!)).toBeLessThanOrEqual(0.6);
  });
});

test('a PNG with what cannot be seen stays one', async () => {
  const image = drawing();
  image.data[3] = 0;
  const scaled = await scale(toPng({ ...image, data: new Uint8Array(image.data), channels: 4 }), 'image/png');
  expect(scaled?.type).toBe('image/png');
  const pixels = decodePng(scaled!.bytes)!;
  expect([pixels.width, pixels.height]).toEqual([1280, 1024]);
  expect(redBox(pixels)).toEqual([128, 102, 384, 307]);
  expect(pixels.data[3]).toBeLessThan(255);
});

test('a photo that was saved as PNG becomes a JPEG, a drawing does not', async () => {
  const photo = drawing();
  for (let i = 0; i < photo.data.length; i++) if (i % 4 !== 3) photo.data[i] = (i * i * 31 + (i >> 7)) % 256;
  const pngOf = (image: Pixels) => toPng({ ...image, data: new Uint8Array(image.data), channels: 4 });
  expect((await scale(pngOf(photo), 'image/png'))?.type).toBe('image/jpeg');
  expect((await scale(pngOf(drawing()), 'image/png'))?.type).toBe('image/png');
});

test('what cannot be decoded is undefined, and what comes after it is not disturbed', async () => {
  const whole = Buffer.from(await encodeJpeg(drawing()));
  const size = { width, height, orientation: 1 };
  const cmyk = readFileSync('fixtures/media/cmyk.jpeg');
  const damaged = Buffer.concat([whole.subarray(0, 300), Buffer.from('nothing of it is left')]);
  expect(await scaleDown(readFileSync('fixtures/media/lossy.webp'), 'image/webp', size)).toBeUndefined();
  expect(await scaleDown(Buffer.from('no image'), 'image/jpeg', size)).toBeUndefined();
  expect(await scaleDown(cmyk, 'image/jpeg', size)).toBeUndefined();
  expect(await scaleDown(damaged, 'image/png', size)).toBeUndefined();
  expect(await scaleDown(whole, 'image/jpeg', { ...size, width: 1e5 })).toBeUndefined();
  expect(await scaleDown(whole, 'image/jpeg', size)).toMatchObject({ type: 'image/jpeg' });
});
