import { LF } from '../json/bytes.ts';
import { type ByteReader, openFile } from './byte-reader.ts';
import { type Head, readHead } from './head.ts';
import { outlineOfJson } from './json-outline.ts';

/** Bytes of a text in which two lines are looked for. */
const MOST = 1 << 20;

/**
 * The beginning of a file, as far as it takes to see what its records are: at least two lines of a text, and of JSON its first 64 KiB, in
 * which long lists, long texts and embedded files do not count.
 */
export function readOutline(path: string, displayPath: string): Head {
  const head = readHead(path, displayPath);
  if (head.whole) return head;
  if (/^\s*[[{]/.test(head.bytes.toString('utf8', 0, START).replace(/^\ufeff/, '')))
    return reading(path, displayPath, outlineOfJson);
  const second = head.bytes.indexOf(LF, head.bytes.indexOf(LF) + 1);
  const isText = !head.bytes.includes(0);
  return isText && second < 0 ? readHead(path, displayPath, MOST) : head;
}

/** Bytes in which the first sign is looked for. */
const START = 1000;

function reading<Found>(path: string, displayPath: string, read: (reader: ByteReader) => Found): Found {
  const reader = openFile(path, displayPath);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}
