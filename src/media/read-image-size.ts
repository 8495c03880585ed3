import { closeSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';
import { reasonOf } from '../errors.ts';
import { type OpenFile, openRegular } from '../readers/regular-file.ts';
import { isJpeg, readJpegHead, type StoredSize } from './jpeg-head.ts';
import { whyNotOpened } from './not-a-file.ts';
import { whyNoImage } from './not-an-image.ts';
import { isPng, readPngOrientation } from './png-orientation.ts';

/**
 * An image as browsers show it: width and height in pixels. JPEG and PNG are turned as their EXIF orientation says; Chrome and Firefox turn no WebP,
 * whatever its metadata say.
 */
export interface ImageSize {
  width: number;
  height: number;
  /** EXIF orientation, 1 to 8; 1 is upright, from 5 on width and height have changed places. */
  orientation: number;
}

/** Bytes that a size is looked for in: enough for most images, for those with long metadata in front, and for TIFF, whose directory may stand last. */
const reaches = [1 << 16, 1 << 20, 1 << 26];

/** For the first look, so that measuring many images makes no garbage. */
const head = Buffer.allocUnsafeSlow(reaches[0]!);

/** Why the size of an image could not be read, as the end of a sentence, and why it is no image at all, if that is certain. */
export interface NoSize {
  problem: string;
  notAnImage?: string | undefined;
}

/** Reads the size of an image file from its head, without decoding it; or why it could not be read. */
export function readImageSize(path: string): ImageSize | NoSize {
  let open: OpenFile | undefined;
  try {
    open = openRegular(path);
    const { fd, stat } = open;
    for (const reach of reaches) {
      const bytes = reach === head.length ? head : Buffer.allocUnsafeSlow(Math.min(reach, stat.size));
      const length = readSync(fd, bytes, 0, bytes.length, 0);
      const read = bytes.subarray(0, length);
      if (length === 0) return { problem: 'it is empty', notAnImage: whyNoImage(path, read) };
      const isWhole = length < reach;
      const measured = measure(read, isWhole);
      if (!('problem' in measured)) return measured;
      if (isWhole) return { ...measured, notAnImage: whyNoImage(path, read) };
    }
    return { problem: 'its size could not be found' };
  } catch (error) {
    return { problem: reasonOf(error), notAnImage: whyNotOpened(error) };
  } finally {
    if (open) closeSync(open.fd);
  }
}

function measure(bytes: Buffer, isWhole: boolean): ImageSize | { problem: string } {
  const stored = readStoredSize(bytes, isWhole);
  if (!stored) return { problem: 'it is not an image of a supported type, or it is damaged' };
  const { width, height, orientation } = stored;
  if (!(width > 0) || !(height > 0)) return { problem: 'its size is not given in pixels' };
  return orientation >= 5 ? { width: height, height: width, orientation } : stored;
}

/** Undefined when more must be read, or when that would not help either. */
function readStoredSize(bytes: Buffer, isWhole: boolean): StoredSize | undefined {
  if (isJpeg(bytes)) return readJpegHead(bytes);
  try {
    const { width, height } = imageSize(bytes);
    const orientation = isPng(bytes) ? (readPngOrientation(bytes) ?? (isWhole ? 1 : undefined)) : 1;
    return orientation === undefined ? undefined : { width, height, orientation };
  } catch {
    return undefined;
  }
}
