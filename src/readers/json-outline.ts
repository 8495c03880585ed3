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
  const out = Buffer.allocUnsafe(STRUCTURE + TEXTS + LONG);
  const open: Open[] = [];
  let length = 0;
  let structure = STRUCTURE;
  let texts = TEXTS;
  /** Where the text that is open starts in `out`; negative outside of texts. */
  let text = -1;
  let isEscaped = false;
  /** Bytes of that text, and whether it may be a file in base64. */
  let size = 0;
  let isFile = false;
  /** The depth of the list whose other items are passed over; 0 outside of one. */
  let passing = 0;
  let scanned = 0;
  for (;;) {
    const came = scanned < SCANNED ? reader.read(chunk, 0) : 0;
    if (came === 0) return { bytes: out.subarray(0, length), whole: scanned < SCANNED };
    scanned += came;
    for (let i = 0; i < came; i++) {
      const byte = chunk[i]!;
      if (text >= 0) {
        size++;
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) text = -1;
        if (passing > 0) continue;
        if (size < LONG) {
          isFile &&= inBase64(byte) || byte === QUOTE;
          structure--;
        } else if (isFile && text >= 0) continue;
        else texts--;
      } else {
        if (byte === QUOTE) [text, size, isFile, isEscaped] = [length, 0, true, false];
        const last = open.at(-1);
        if (last && last.limit === undefined && byte > 0x20 && byte !== CLOSE_LIST)
          last.limit = limitOf(byte, open.length);
        if (byte === OPEN_LIST) open.push({ limit: undefined, items: 1 });
        else if (byte === OPEN_OBJECT) open.push({ limit: Number.POSITIVE_INFINITY, items: 1 });
        else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
          if (passing === open.length) passing = 0;
          open.pop();
        } else if (byte === COMMA && last && ++last.items > last.limit! && passing === 0)
          passing = open.length;
        if (passing > 0) continue;
        structure--;
      }
      if (structure < 0 || texts < 0) return { bytes: out.subarray(0, length), whole: false };
      out[length++] = byte;
    }
  }
}

/** How many items of a list are kept. The outermost has the records themselves. */
function limitOf(first: number, depth: number): number {
  if (depth === 1) return Number.POSITIVE_INFINITY;
  if (first === OPEN_OBJECT || first === OPEN_LIST) return OBJECTS;
  return first === QUOTE ? STRINGS : OTHERS;
}

/** Whether a byte may be one of a file in base64, or of its `data:` URL. */
function inBase64(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x3b) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2c ||
    byte === 0x2d ||
    byte === 0x2f ||
    byte === 0x3d ||
    byte === 0x5f
  );
}
