import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { reasonOf } from '../errors.ts';

/** An image as browsers show it: width and height in pixels, turned as its EXIF orientation says. */
export interface ImageSize {
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8; 1 is upright, from 5 on width and height have changed places. */
  orientation: number;
}

/** Where a size is read from: what is enough for most images, for those with long metadata in front, and for TIFF, whose directory may stand last. */
const reaches = [1 << 16, 1 << 20, 1 << 26];

const require = createRequire(import.meta.url);
const buffer = Buffer.allocUnsafeSlow(reaches[0]!);

/** Reads the size of an image file from its head, without decoding it; or why it could not be read, as the end of a sentence. */
export function readImageSize(path: string): ImageSize | { problem: string } {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    let problem = 'it is empty';
    for (const [i, reach] of reaches.entries()) {
      if (size === 0 || (i > 0 && size <= reaches[i - 1]!)) break;
      const bytes = i === 0 ? buffer : Buffer.allocUnsafeSlow(Math.min(reach, size));
      const length = readSync(fd, bytes, 0, bytes.length, 0);
      const found = measure(bytes.subarray(0, length));
      if (!('problem' in found)) return found;
      problem = found.problem;
    }
    return { problem };
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function measure(bytes: Buffer): ImageSize | { problem: string } {
  // Loaded when the first image is measured: most runs never do.
  const { imageSize } = require('image-size') as typeof import('image-size');
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0) || !(height > 0)) return { problem: 'its size is not given in pixels' };
    const turned = orientation >= 5 && orientation <= 8;
    const [shownWidth, shownHeight] = turned ? [height, width] : [width, height];
    return { width: shownWidth, height: shownHeight, orientation: turned || orientation <= 4 ? Math.max(orientation, 1) : 1 };
  } catch {
    return { problem: 'it is no image of a known kind, or it is damaged' };
  }
}
