import type { Json, JsonObject } from './json.ts';
import { breakLine, ensureRoom, type Output, writeAscii } from './output.ts';

/**
 * Writes a value in the layout of Python's `json.dump(..., indent=2)`, ASCII only; its inner lines are indented below `level`. What JSON has
 * no number for, such as the infinity that 1e999 is read as, becomes null, as with JSON.stringify.
 */
export function writeValue(out: Output, value: Json, level: number): void {
  if (typeof value === 'string') writeString(out, value);
  else if (typeof value === 'number') writeAscii(out, Number.isFinite(value) ? String(value) : 'null');
  else if (typeof value === 'boolean' || value === null) writeAscii(out, String(value));
  else writeMembers(out, value, level);
}

function writeMembers(out: Output, value: Json[] | JsonObject, level: number): void {
  const list = Array.isArray(value);
  let empty = true;
  writeAscii(out, list ? '[' : '{');
  for (const key in value) {
    if (!empty) writeAscii(out, ',');
    empty = false;
    breakLine(out, level + 1);
    if (!list) {
      writeString(out, key);
      writeAscii(out, ': ');
    }
    writeValue(out, (value as JsonObject)[key]!, level + 1);
  }
  if (!empty) breakLine(out, level);
  writeAscii(out, list ? ']' : '}');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Characters up to which a loop is quicker than the way through native code. */
const SHORT = 256;

/** Writes a string as JSON of ASCII. Most strings stand there as they are: those go unit by unit, until one needs an escape. */
export function writeString(out: Output, text: string): void {
  const { length } = text;
  if (length > SHORT) {
    writeAscii(out, printString(text));
    return;
  }
  ensureRoom(out, length + 2);
  const { bytes } = out;
  let to = out.length;
  bytes[to++] = QUOTE;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 || c >= 0x7f || c === QUOTE || c === BACKSLASH) {
      writeAscii(out, printString(text));
      return;
    }
    bytes[to++] = c;
  }
  bytes[to++] = QUOTE;
  out.length = to;
}

const beyondAscii = /[\u007f-\uffff]/g;

/** A string as JSON of ASCII. */
export function printString(text: string): string {
  return JSON.stringify(text).replace(
    beyondAscii,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
