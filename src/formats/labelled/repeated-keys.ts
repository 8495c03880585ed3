import type { Finding } from '../../diagnostics/diagnostic.ts';
import { COLON, QUOTE } from '../../json/bytes.ts';
import type { Json } from '../../json/json.ts';
import {
  findRepeatedKeys,
  locatePointer,
  MAX_DEPTH,
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
 * anything that labels have. `value` is what JSON.parse made of it.
 */
export function repeatedKeysIn(bytes: Buffer, value: Json): RepeatedKey[] {
  // Nearly all have none, and counting is quicker than a look at each byte.
  if (countColons(bytes) === countMembers(value, 0)) return [];
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

/** All colons behind keys, and those in strings that stand like these. */
function countColons(bytes: Buffer): number {
  let count = 0;
  for (let at = 1; at < bytes.length; at++) {
    if (bytes[at] !== COLON) continue;
    const before = bytes[at - 1]!;
    if (before === QUOTE || before <= 0x20) count++;
  }
  return count;
}

/** The members of all objects in a value; no number where it is too deep. */
function countMembers(value: Json, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === 'object') count += countMembers(element, depth + 1);
    return count;
  }
  const keys = Object.keys(value);
  for (const key of keys) count += countMembers(value[key]!, depth + 1);
  return count + keys.length;
}

function startOf(bytes: Buffer): number {
  let at = 0;
  while (bytes[at]! <= 0x20) at++;
  return at;
}
