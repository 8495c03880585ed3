import { closeSync, readSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';

/** Directories that are looked at; a file whose directories lead in a circle has no end of them. */
const MOST = 1000;

/** In a directory: "this is a smaller copy of another picture of the file". */
const NEW_SUBFILE_TYPE = 254;

/** Whether a file is a TIFF of several pages. Smaller copies of a page, such as thumbnails and those of pyramids, are none. */
export function hasSeveralPages(path: string): boolean {
  if (!/\.tiff?$/i.test(path)) return false;
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    return countPages(file, 2) > 1;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Counts up to `enough`. Throws where a number that is read is not there. */
function countPages(file: number, enough: number): number {
  const head = readAt(file, 0, 16);
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 0;
  const layout = { isLittle: order === 'II', isBig: false };
  const version = numberIn(head, 2, 2, layout);
  layout.isBig = version === 43;
  if (version !== 42 && version !== 43) return 0;
  let at = layout.isBig ? numberIn(head, 8, 8, layout) : numberIn(head, 4, 4, layout);
  let pages = 0;
  for (let seen = 0; at !== 0 && pages < enough && seen < MOST; seen++) {
    const { isSmaller, next } = directoryAt(file, at, layout);
    if (!isSmaller) pages++;
    at = next;
  }
  return pages;
}

interface Layout {
  isLittle: boolean;
  /** BigTIFF, whose numbers of places and counts have 8 bytes. */
  isBig: boolean;
}

function directoryAt(file: number, at: number, layout: Layout): { isSmaller: boolean; next: number } {
  const [counted, entry, place] = layout.isBig ? [8, 20, 8] : [2, 12, 4];
  const count = numberIn(readAt(file, at, counted), 0, counted, layout);
  if (count > 0xffff) throw new RangeError('a directory has no more entries than there are tags');
  const bytes = readAt(file, at + counted, count * entry + place);
  let isSmaller = false;
  for (let i = 0; i < count; i++) {
    if (numberIn(bytes, i * entry, 2, layout) !== NEW_SUBFILE_TYPE) continue;
    // A number of 4 bytes, which stands first where there is room for 8.
    isSmaller = numberIn(bytes, i * entry + 4 + place, 4, layout) % 2 === 1;
  }
  return { isSmaller, next: numberIn(bytes, count * entry, place, layout) };
}

function numberIn(bytes: Buffer, at: number, size: number, { isLittle }: Layout): number {
  if (size === 8) return Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
