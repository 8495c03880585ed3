import { extname } from 'node:path';
import { inPlaceOfMedia } from './in-place-of-media.ts';

/** What images begin with: those that browsers show, and those that people store and convert. */
const beginnings: readonly RegExp[] = [
  /^\x89PNG/,
  /^\xff\xd8/,
  /^GIF8/,
  /^RIFF.{4}WEBP/s,
  /^BM/,
  /^(?:II[*+]\0|MM\0[*+])/,
  // Icons and cursors.
  /^\0\0[\x01\x02]\0/,
  // AVIF, HEIC and their kin, in a box of any length.
  /^.{4}ftyp/s,
  // JPEG XL and JPEG 2000, bare and in boxes.
  /^(?:\xff\x0a|\xff\x4f\xff\x51|\0\0\0\x0c(?:JXL|jP) )/s,
  /^(?:8BPS|DDS |qoif|P[1-7]\s)/,
  // DICOM.
  /^.{128}DICM/s,
];

/** Texts are images only under this name, as servers give browsers the type by it; gzip and UTF-16 are left to them. */
const drawing = /^(?:\xef\xbb\xbf)?\s*<|^\x1f\x8b|^\xff\xfe|^\xfe\xff|^[\0]?<[\0]?/;

/** How the names of files end that say that they are one of these. Others, such as those of DICOM, may begin with anything. */
const named = /^\.(?:a?png|jpe?g|jfif|gif|webp|bmp|tiff?|ico|avif|hei[cf]|jxl)$/i;

/** Bytes that are enough. */
export const HEAD = 132;

/**
 * Why a file cannot be the image that its name says it is, by its first bytes, as the end of a sentence; undefined where it may be one.
 * Any type of image will do, as browsers look at the content too.
 */
export function whyNoImage(path: string, head: Buffer): string | undefined {
  const ending = extname(path);
  const isDrawing = ending.toLowerCase() === '.svg';
  if (!isDrawing && !named.test(ending)) return undefined;
  if (head.length === 0) return 'is empty';
  const text = head.toString('latin1', 0, HEAD);
  if (beginnings.some((beginning) => beginning.test(text))) return undefined;
  if (isDrawing) return drawing.test(text) || /^\s+$/.test(text) ? undefined : 'is not an SVG image';
  const what = inPlaceOfMedia(text);
  return what === undefined ? 'does not begin as an image does' : `is ${what}, not an image`;
}
