import { type AsciiTemplate, asciiTemplate, writeAsciiTemplate } from './ascii-template.ts';
import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './bytes.ts';
import type { Json, JsonObject } from './json.ts';
import { breakLine, ensureRoom, type Output, writeAscii, writeWhole } from './output.ts';

/** The level of a value that is written without any space. */
export const COMPACT = -1;

/**
 * Writes a value in the layout of Python's `json.dump(..., indent=2)`, ASCII only; its inner lines are indented below `level`, and there are
 * none with COMPACT. What JSON has no number for, such as the infinity that 1e999 is read as, becomes null, as with JSON.stringify.
 */
export function writeValue(out: Output, value: Json, level: number): void {
  if (typeof value === 'string') writeString(out, value);
  else if (typeof value === 'number') writeNumber(out, value);
  else if (typeof value === 'boolean' || value === null) writeAscii(out, String(value));
  else if (Array.isArray(value)) writeList(out, value, level);
  else writeObject(out, value, level);
}

function writeNumber(out: Output, value: number): void {
  if (value >= 0 && Number.isSafeInteger(value)) writeWhole(out, value);
  else writeAscii(out, Number.isFinite(value) ? String(value) : 'null');
}

function writeList(out: Output, list: readonly Json[], level: number): void {
  const inner = level === COMPACT ? COMPACT : level + 1;
  writeByte(out, OPEN_BRACKET);
  for (let i = 0; i < list.length; i++) {
    if (i > 0) writeByte(out, COMMA);
    if (inner !== COMPACT) breakLine(out, inner);
    writeValue(out, list[i]!, inner);
  }
  if (inner !== COMPACT && list.length > 0) breakLine(out, level);
  writeByte(out, CLOSE_BRACKET);
}

function writeObject(out: Output, value: JsonObject, level: number): void {
  const inner = level === COMPACT ? COMPACT : level + 1;
  let empty = true;
  writeByte(out, OPEN_BRACE);
  for (const key in value) {
    if (!empty) writeByte(out, COMMA);
    empty = false;
    writeKey(out, key, inner);
    writeValue(out, value[key]!, inner);
  }
  if (inner !== COMPACT && !empty) breakLine(out, level);
  writeByte(out, CLOSE_BRACE);
}

/** Keys whose bytes are kept, and how long they may be; the keys of data may be anything. */
const KEPT = 500;
const LONGEST = 60;
/** The bytes of keys by level, as whatever is written has few keys and most of its bytes are those of keys and of the space before them. */
const keys = new Map<string, (AsciiTemplate | undefined)[]>();

/** Writes what stands before the value of a key: on a line of its own at `level`, or without space. */
export function writeKey(out: Output, key: string, level: number): void {
  const templates = keys.get(key);
  const template = templates?.[level + 1];
  if (template) {
    writeAsciiTemplate(out, template);
    return;
  }
  const start = out.length;
  if (level !== COMPACT) breakLine(out, level);
  writeString(out, key);
  writeAscii(out, level === COMPACT ? ':' : ': ');
  if (key.length > LONGEST) return;
  if (!templates && keys.size === KEPT) return;
  const made = asciiTemplate(out.bytes.toString('latin1', start, out.length));
  if (templates) templates[level + 1] = made;
  else {
    const byLevel: (AsciiTemplate | undefined)[] = [];
    byLevel[level + 1] = made;
    keys.set(key, byLevel);
  }
}

function writeByte(out: Output, byte: number): void {
  ensureRoom(out, 1);
  out.bytes[out.length++] = byte;
}

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
