import { LF } from '../json/bytes.ts';
import { type ByteReader, openFile } from './byte-reader.ts';
import { type Head, readHead } from './head.ts';
import { outlineOfJson } from './json-outline.ts';

/** Bytes of a text in which two lines are looked for. */
const MOST = 1 << 20;
const LESS_THAN = 0x3c;

/**
 * The beginning of a file, as far as it takes to see what its records are: at least two lines of a text, and of JSON its first 64 KiB, in
 * which long lists, long texts and embedded files do not count.
 */
export function readOutline(path: string, displayPath: string): Head {
  const head = readHead(path, displayPath);
  if (head.whole) return head;
  if (areLines(head.bytes)) return head;
  if (/^\s*[[{]/.test(head.bytes.toString('utf8', 0, START).replace(/^\ufeff/, '')))
    return reading(path, displayPath, outlineOfJson);
  const first = head.bytes.indexOf(LF);
  // A header of very many columns is no reason to read more of them.
  const mayGoOn = first >= 0 || head.bytes[0] === LESS_THAN;
  const isCut = head.bytes.indexOf(LF, first + 1) < 0 && !head.bytes.includes(0);
  return mayGoOn && isCut ? readHead(path, displayPath, MOST) : head;
}

/** Whether a text begins with two short lines that are JSON objects or lists: then the others are rather short as well. */
function areLines(bytes: Buffer): boolean {
  const first = bytes.indexOf(LF);
  if (first < 0 || bytes.indexOf(LF, first + 1) < 0) return false;
  const text = bytes.toString('latin1', 0, first + START);
  return (
    /^\s*[[{]/.test(text) && /[\]}]\s*$/.test(text.slice(0, first)) && /^\s*[[{]/.test(text.slice(first))
  );
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
