import { closeSync, readSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { type PdfDictionary, readDictionary } from './pdf-dictionary.ts';
import { opensWithoutPassword } from './pdf-encryption.ts';

/** Bytes at the end and at the beginning of a file, where programs write how it is encrypted. */
const PART = 1 << 16;

/**
 * Whether a PDF cannot be opened without a password. Many that are encrypted can: what their password keeps people from is to print or
 * change them. False where it is not certain.
 */
export function needsPassword(path: string): boolean {
  if (!/\.pdf$/i.test(path)) return false;
  let file: number | undefined;
  try {
    const opened = openRegular(path);
    file = opened.fd;
    const from = Math.max(0, opened.stat.size - PART);
    const tail = readAt(file, from);
    const parts = from === 0 ? [tail] : [tail, readAt(file, 0)];
    const trailer = firstOf(parts, trailerIn);
    const number = trailer?.get('Encrypt');
    const encryption =
      typeof number === 'string' ? firstOf(parts, (part) => objectIn(part, number)) : undefined;
    return encryption !== undefined && opensWithoutPassword(encryption, trailer?.get('ID')) === false;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function firstOf<T>(parts: readonly string[], find: (part: string) => T | undefined): T | undefined {
  for (const part of parts) {
    const found = find(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last trailer, or stream of references, that says that the file is encrypted. */
function trailerIn(part: string): PdfDictionary | undefined {
  const at = part.lastIndexOf('/Encrypt');
  if (at < 0) return undefined;
  const start = Math.max(part.lastIndexOf('trailer', at), part.lastIndexOf(' obj', at));
  return start < 0 ? undefined : dictionaryBehind(part, start);
}

/** The dictionary of an object by its number, of which the last one counts. */
function objectIn(part: string, number: string): PdfDictionary | undefined {
  const starts = [...part.matchAll(/(?<!\d)(\d{1,10}) \d{1,5} obj\b/g)];
  const last = starts.findLast(([, found]) => found === number);
  return last && dictionaryBehind(part, last.index);
}

function dictionaryBehind(part: string, at: number): PdfDictionary | undefined {
  const start = part.indexOf('<<', at);
  return start < 0 ? undefined : readDictionary(part, start);
}

function readAt(file: number, position: number): string {
  const bytes = Buffer.alloc(PART);
  return bytes.toString('latin1', 0, readSync(file, bytes, 0, PART, position));
}
