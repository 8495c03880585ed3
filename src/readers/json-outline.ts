import type { ByteReader } from './byte-reader.ts';
import type { Head } from './head.ts';

/** Bytes that are read at most. */
const SCANNED = 1 << 23;
/** Bytes of an outline without its long texts, and of these. */
const STRUCTURE = 1 << 16;
const TEXTS = 1 << 20;
/** Bytes from which on a text is long, and those that are kept of one that is a file in base64. */
const LONG = 1 << 12;
/** Items that are kept of a list, by what the first of them is. */
const OBJECTS = 20;
const STRINGS = 2000;
const OTHERS = 100;

/** What a file in base64 consists of. */
const base64 = /^[\w+/=-]*$/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A list that is open; objects have no limit. */
interface Open {
  /** Items that are kept; undefined until the first begins. */
  limit: number | undefined;
  items: number;
}

/**
 * The beginning of a JSON text, or of JSON Lines, in which lists within others end after their first items, and what is embedded in base64
 * after its first bytes. As long as nothing stands behind a limit, it is JSON as well.
 */
export function outlineOfJson(reader: ByteReader): Head {
  const chunk = Buffer.allocUnsafe(1 << 16);
  const out = Buffer.allocUnsafe(STRUCTURE + TEXTS);
  const open: Open[] = [];
  let length = 0;
  let structure = STRUCTURE;
  let texts = TEXTS;
  /** Bytes of the text that is open; negative outside of texts. */
  let size = -1;
  let isEscaped = false;
  /** Whether that text is long and looks like a file in base64. */
  let isFile = false;
  /** The depth of the list whose other items are passed over; 0 outside of one. */
  let passing = 0;

  /** Takes over a piece of a text; false where the outline is full. */
  const copy = (from: number, to: number): boolean => {
    const short = LONG - size;
    if (short > 0 && to - from > short) return copy(from, from + short) && copy(from + short, to);
    size += to - from;
    if (passing > 0 || isFile) return true;
    if (size <= LONG) structure -= to - from;
    else texts -= to - from;
    if (structure < 0 || texts < 0) return false;
    length += chunk.copy(out, length, from, to);
    if (size === LONG) isFile = base64.test(out.toString('latin1', length - LONG / 2, length));
    return true;
  };

  /** Takes over a sign outside of texts. */
  const take = (byte: number): boolean => {
    const last = open.at(-1);
    if (last && last.limit === undefined && byte > 0x20 && byte !== CLOSE_LIST)
      last.limit = limitOf(byte, open.length);
    if (byte === OPEN_LIST) open.push({ limit: undefined, items: 1 });
    else if (byte === OPEN_OBJECT) open.push({ limit: Number.POSITIVE_INFINITY, items: 1 });
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (passing === open.length) passing = 0;
      open.pop();
    } else if (byte === COMMA && last && ++last.items > last.limit! && passing === 0) passing = open.length;
    if (passing > 0) return true;
    if (--structure < 0) return false;
    out[length++] = byte;
    return true;
  };

  for (let scanned = 0; scanned < SCANNED; ) {
    const came = reader.read(chunk, 0);
    if (came === 0) return { bytes: out.subarray(0, length), whole: true };
    scanned += came;
    const find = (byte: number, from: number) => {
      const at = chunk.indexOf(byte, from);
      return at < 0 ? came : Math.min(at, came);
    };
    let slash = -1;
    for (let i = 0; i < came; ) {
      if (size < 0 || (!isEscaped && chunk[i] === QUOTE)) {
        const byte = chunk[i++]!;
        if (byte === QUOTE) [size, isFile] = [size < 0 ? 0 : -1, false];
        if (!take(byte)) return { bytes: out.subarray(0, length), whole: false };
        continue;
      }
      if (slash < i) slash = find(BACKSLASH, i);
      const isSlash: boolean = !isEscaped && slash === i;
      const end: number = isEscaped || isSlash ? i + 1 : Math.min(slash, find(QUOTE, i));
      isEscaped = isSlash;
      if (!copy(i, end)) return { bytes: out.subarray(0, length), whole: false };
      i = end;
    }
  }
  return { bytes: out.subarray(0, length), whole: false };
}

/** How many items of a list are kept. The outermost has the records themselves. */
function limitOf(first: number, depth: number): number {
  if (depth === 1) return Number.POSITIVE_INFINITY;
  if (first === OPEN_OBJECT || first === OPEN_LIST) return OBJECTS;
  return first === QUOTE ? STRINGS : OTHERS;
}
