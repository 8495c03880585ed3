import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET } from '../../json/bytes.ts';
import { isObject, type Json, type JsonObject } from '../../json/json.ts';
import { findEnd } from './values.ts';

/** Bytes that are parsed at once, and beyond which a value is parsed in pieces: some hundredths of a second. */
const PIECE = 1 << 21;
/** Levels that are looked into: at each of them all bytes are looked at again. */
const LEVELS = 8;

const COLON = 0x3a;
const CLOSE_BRACE = 0x7d;

/**
 * The same as JSON.parse makes of some bytes, in pieces: one call for all of a text of 100 MB takes seconds, in which neither Ctrl-C nor the
 * end of a thread gets through. Throws SyntaxError, without a place.
 */
export function parseLong(
  bytes: Buffer,
  start: number,
  end: number,
  encoding: 'latin1' | 'utf8',
  { piece = PIECE, levels = LEVELS } = {},
): Json {
  const first = bytes[start];
  const isList = first === OPEN_BRACKET;
  const isSplit = end - start > piece && levels > 0 && (isList || first === OPEN_BRACE);
  if (!isSplit) return JSON.parse(bytes.toString(encoding, start, end)) as Json;
  const parse = (from: number, to: number) =>
    parseLong(bytes, from, to, encoding, { piece, levels: levels - 1 });
  const list: Json[] = [];
  const object: JsonObject = {};
  /** Takes the members or items between two places; there are some. */
  const take = (from: number, to: number): void => {
    const text = bytes.toString(encoding, from, to);
    const value = JSON.parse(isList ? `[${text}]` : `{${text}}`) as Json;
    if (Array.isArray(value)) for (const item of value) list.push(item);
    else if (isObject(value)) for (const key of Object.keys(value)) set(object, key, value[key]!);
  };
  /** Where the members begin that are not taken yet. */
  let waiting = start + 1;
  let at = skipSpace(bytes, start + 1, end);
  const close = isList ? CLOSE_BRACKET : CLOSE_BRACE;
  for (let isFirst = true; ; isFirst = false) {
    if (isFirst && bytes[at] === close) break;
    const from = at;
    let key: string | undefined;
    if (!isList) {
      const keyEnd = endOf(bytes, at, end);
      at = skipSpace(bytes, keyEnd, end);
      if (bytes[at] !== COLON) throw new SyntaxError('no colon');
      at = skipSpace(bytes, at + 1, end);
      if (end - at > piece) key = JSON.parse(bytes.toString(encoding, from, keyEnd)) as string;
      if (key !== undefined && typeof key !== 'string') throw new SyntaxError('no key');
    }
    const valueEnd = endOf(bytes, at, end);
    const next = skipSpace(bytes, valueEnd, end);
    const isLast = bytes[next] === close;
    if (!isLast && bytes[next] !== COMMA) throw new SyntaxError('no comma');
    if (valueEnd - at > piece) {
      if (waiting < from && skipSpace(bytes, waiting, from) < from)
        take(waiting, bytes.lastIndexOf(COMMA, from - 1));
      if (key === undefined) list.push(parse(at, valueEnd));
      else set(object, key, parse(at, valueEnd));
      waiting = next + 1;
    } else if (isLast || next - waiting > piece) {
      take(waiting, next);
      waiting = next + 1;
    }
    at = next;
    if (isLast) break;
    at = skipSpace(bytes, next + 1, end);
  }
  if (skipSpace(bytes, at + 1, end) < end) throw new SyntaxError('more than a value');
  return isList ? list : object;
}

/** A key named __proto__ is one like others to JSON.parse. */
function set(object: JsonObject, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}

function endOf(bytes: Buffer, at: number, end: number): number {
  const found = findEnd({ bytes, at, end, ended: true });
  if (found <= at) throw new SyntaxError('no value');
  return found;
}

function skipSpace(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(bytes[at]!)) at++;
  return at;
}

/** Whether a byte is one of the four that JSON takes for space. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
