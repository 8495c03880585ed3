import type { Report } from '../diagnostics/diagnostic.ts';
import {
  escapePointer,
  findRepeatedKeys,
  lastMembers,
  type Node,
  parseLossless,
  printCompact,
  unescapePointer,
} from '../json/parse-lossless.ts';
import type { Scan } from '../json/scan.ts';

/** What a scan may have found that needs a closer look. */
export type Suspicions = Pick<Scan, 'repeatedKey' | 'nul' | 'largeNumber' | 'loneSurrogate'>;

/**
 * Looks at a task that made the scan suspicious and reports what is really there. Returns the task's text without members that a later
 * equal key replaces (the last one wins, as in Python), or undefined when nothing needs to change.
 */
export function lookCloser(text: string, found: Suspicions, report: Report): string | undefined {
  const root = parseLossless(text);
  if (found.loneSurrogate || found.largeNumber || found.nul) findOddValues(root, text, '', report);
  if (!found.repeatedKey) return undefined;
  let repeated = false;
  for (const path of findRepeatedKeys(root)) {
    const key = unescapePointer(path.slice(path.lastIndexOf('/') + 1));
    report({ code: 'repeated-key', args: { key }, path });
    repeated = true;
  }
  return repeated ? printCompact(root, text) : undefined;
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const INT64_MAX = 2n ** 63n - 1n;

function findOddValues(node: Node, text: string, path: string, report: Report): void {
  if (node.kind === 'array') {
    for (const [i, item] of node.items.entries()) findOddValues(item, text, `${path}/${i}`, report);
  } else if (node.kind === 'object') {
    for (const [key, value] of lastMembers(node.members)) {
      const at = `${path}/${escapePointer(key)}`;
      if (key.includes('\0')) report({ code: 'nul-byte', args: { where: 'key' }, path: at });
      if (loneSurrogate.test(key)) report({ code: 'lone-surrogate', args: {}, path: at });
      findOddValues(value, text, at, report);
    }
  } else if (node.kind === 'string') {
    if (loneSurrogate.test(node.value)) report({ code: 'lone-surrogate', args: {}, path });
    if (node.value.includes('\0')) report({ code: 'nul-in-text', args: {}, path });
  } else if (node.kind === 'number') {
    const number = text.slice(node.start, node.end);
    const shown = showNumber(number);
    if (!Number.isFinite(Number(number))) report({ code: 'number-too-large', args: { number: shown }, path });
    else if (/^-?\d+$/.test(number) && !fits64Bits(BigInt(number))) {
      report({ code: 'integer-beyond-64-bits', args: { number: shown }, path });
    }
  }
}

/** A number as it is written, cut to 30 characters. */
export function showNumber(digits: string): string {
  return digits.length > 30 ? `${digits.slice(0, 27)}...` : digits;
}

function fits64Bits(value: bigint): boolean {
  return value <= INT64_MAX && value >= -INT64_MAX - 1n;
}
