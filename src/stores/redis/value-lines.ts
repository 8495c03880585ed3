import { isUtf8 } from 'node:buffer';
import { CR, LF } from '../../json/bytes.ts';
import { JsonSyntaxError, parseLossless } from '../../json/parse-lossless.ts';

/** The lines that a value becomes, and whether they are those of the value itself, so that places in them are places in it. */
export interface ValueLines {
  lines: Buffer[];
  isVerbatim: boolean;
}

/**
 * A value as lines of JSON, as Label Studio reads it: an object, a list of objects, or JSON Lines. What is none of these, such as links, stays as
 * it is; who reads the lines says what is wrong with them.
 */
export function linesOfValue(value: Buffer): ValueLines {
  const first = value.find((byte) => byte > 0x20);
  const isList = first === 0x5b;
  const mayBeJson = isList || first === 0x7b;
  if (mayBeJson && isUtf8(value) && (isList || value.includes(LF) || value.includes(CR))) {
    const texts = elementsOf(value.toString('utf8'));
    if (texts)
      return { lines: texts.map((text) => Buffer.from(text.replace(/[\r\n]/g, ' '))), isVerbatim: false };
  }
  return { lines: splitLines(value), isVerbatim: true };
}

/** The elements of a list, or an object as the only one; undefined for what is not one JSON value. */
function elementsOf(text: string): string[] | undefined {
  try {
    const root = parseLossless(text);
    if (root.kind !== 'array') return [text];
    return root.items.map(({ start, end }) => text.slice(start, end));
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

function splitLines(value: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < value.length; ) {
    const end = value.indexOf(LF, at);
    lines.push(value.subarray(at, end < 0 ? value.length : end));
    at = end < 0 ? value.length : end + 1;
  }
  return lines.length === 0 ? [value] : lines;
}
