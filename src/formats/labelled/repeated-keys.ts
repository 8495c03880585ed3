import type { Finding } from '../../diagnostics/diagnostic.ts';
import {
  findRepeatedKeys,
  locatePointer,
  type Node,
  parseLossless,
  unescapePointer,
} from '../../json/parse-lossless.ts';
import { scanJson } from '../../json/scan.ts';
import { isTooDeep } from '../../readers/json/values.ts';

/** A member that a later one of the same name replaces, and where that one stands in its text, in UTF-16 units. */
export interface RepeatedKey {
  finding: Finding;
  offset: number;
}

/**
 * The members of a valid JSON text that a later equal key replaces, which its value no longer tells. None of what is nested deeper than
 * anything that labels have.
 */
export function repeatedKeysIn(bytes: Buffer): RepeatedKey[] {
  if (isTooDeep(bytes, 0, bytes.length)) return [];
  if (!scanJson(bytes, startOf(bytes), false).repeatedKey) return [];
  return repeatedKeysOf(parseLossless(bytes.toString('utf8')));
}

/** The same of a text that has been read already, in the order of the text. */
export function repeatedKeysOf(root: Node): RepeatedKey[] {
  const found = Array.from(findRepeatedKeys(root), (path): RepeatedKey => {
    const key = unescapePointer(path.slice(path.lastIndexOf('/') + 1));
    return { finding: { code: 'repeated-key', args: { key }, path }, offset: locatePointer(root, path) };
  });
  return found.sort((a, b) => a.offset - b.offset);
}

function startOf(bytes: Buffer): number {
  let at = 0;
  while (bytes[at]! <= 0x20) at++;
  return at;
}
