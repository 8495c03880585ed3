import { MAX_DEPTH } from '../json/parse-lossless.ts';
import type { ByteReader } from './byte-reader.ts';
import { SourceProblem } from './source-problem.ts';
import { countLines, fill, openWindow, skipByteOrderMark, spotOf, type Window } from './window.ts';

/**
 * Elements cut from one JSON text, each the bytes `starts[i]` to `ends[i]` of `bytes`: not yet parsed, so perhaps no JSON inside.
 * Valid until the next batch is asked for.
 */
export interface ElementBatch {
  bytes: Buffer;
  starts: number[];
  ends: number[];
  /** Line of each element's first byte, counting from 1, and where that line begins in `bytes` (negative: before it). */
  lines: number[];
  lineStarts: number[];
  /** UTF-16 units of the line at `bytes[0]` that were before it. */
  unitsBefore: number;
  /** False when the file holds one value instead of a list. */
  list: boolean;
  /** True when each element is whole for itself, so that after one that is no JSON the next can be read. */
  separate?: true;
  /** Where what has been read ends in `bytes`, and the offset in the input of `bytes[0]`. */
  end: number;
  base: number;
}

// What a byte outside of a string means here.
const QUOTE = 1;
const OPEN = 2;
const CLOSE = 3;
const BREAK = 4;
const BLANK = 5;
const COMMA = 6;
const meaning = new Uint8Array(256);
for (const [kind, bytes] of [
  [QUOTE, '"'],
  [OPEN, '[{'],
  [CLOSE, ']}'],
  [BREAK, '\n'],
  [BLANK, ' \t\r'],
  [COMMA, ','],
] as const) {
  for (const byte of bytes) meaning[byte.charCodeAt(0)] = kind;
}
const QUOTE_BYTE = 0x22;
const COMMA_BYTE = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;

/**
 * Cuts the elements of a JSON list (or the one other value of a file) from the byte stream. It knows strings, brackets and commas; what is
 * inside an element is parsed by whoever takes it. Throws SourceProblem where the list itself is broken, after what came before it.
 */
export function* cutElements(reader: ByteReader): Generator<ElementBatch, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  let list = false;
  let batch = startBatch(window, list);

  const handOver = function* (): Generator<ElementBatch, void> {
    if (batch.starts.length > 0) yield batch;
  };
  const refill = function* (): Generator<ElementBatch, void> {
    yield* handOver();
    fill(window, reader);
    batch = startBatch(window, list);
  };
  /** The next byte that is not space, or -1 at the end of the input. */
  const next = function* (): Generator<ElementBatch, number> {
    for (;;) {
      const c = skipBlanks(window);
      if (c >= 0 || window.ended) return c;
      yield* refill();
    }
  };
  const stop = function* (problem: string): Generator<ElementBatch, never> {
    const spot = spotOf(window);
    yield* handOver();
    throw new SourceProblem({ code: 'invalid-json', args: { problem } }, spot);
  };

  let c = yield* next();
  if (c < 0) yield* stop('the file is empty');
  list = c === OPEN_BRACKET;
  if (list) window.at++;
  batch = startBatch(window, list);

  for (let count = 0; ; count++) {
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c < 0) yield* stop('the file ends inside the list');
    if (list && c === CLOSE_BRACKET) {
      if (count > 0) yield* stop('a comma stands before the closing bracket');
      break;
    }
    if (c === COMMA_BYTE) yield* stop('a value is missing before this comma');
    let end = findEnd(window);
    while (end === INCOMPLETE) {
      if (window.ended) yield* stop('the file ends inside this value');
      yield* refill();
      end = findEnd(window);
    }
    if (end === TOO_DEEP) yield* stop(`this value is nested more than ${MAX_DEPTH} levels deep`);
    takeElement(window, batch, end);
    if (!list) break;
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c === CLOSE_BRACKET) break;
    if (c < 0) yield* stop('the file ends inside the list');
    if (c !== COMMA_BYTE)
      yield* stop('a comma or a closing bracket was expected after the value before this place');
    window.at++;
  }
  if (list) window.at++;
  c = yield* next();
  if (c >= 0) yield* stop(whatFollows(list, c));
  yield* handOver();
}

function whatFollows(list: boolean, c: number): string {
  if (list) return 'more text follows after the end of the list';
  return c === OPEN_BRACE
    ? 'a second object follows the first without a list around them, as in JSON Lines'
    : 'more text follows after the end of the value';
}

export function startBatch(window: Window, list: boolean): ElementBatch {
  const { bytes, unitsBefore, end, offset } = window;
  return {
    bytes,
    starts: [],
    ends: [],
    lines: [],
    lineStarts: [],
    unitsBefore,
    list,
    end,
    base: offset - end,
  };
}

/** Goes to the next byte that is not space and returns it, or -1 at the end of the window. */
export function skipBlanks(window: Window): number {
  const { bytes, end } = window;
  for (let at = window.at; at < end; at++) {
    const kind = meaning[bytes[at]!];
    if (kind === BREAK) {
      window.line++;
      window.lineStart = at + 1;
    } else if (kind !== BLANK) {
      window.at = at;
      return bytes[at]!;
    }
  }
  window.at = end;
  return -1;
}

export const INCOMPLETE = -1;
export const TOO_DEEP = -2;

/** The end of the value at `window.at`, or INCOMPLETE when it goes on beyond the window. */
export function findEnd(window: Pick<Window, 'bytes' | 'at' | 'end' | 'ended'>): number {
  const { bytes, end } = window;
  let at = window.at;
  let depth = 0;
  while (at < end) {
    const kind = meaning[bytes[at]!];
    if (kind === 0) at++;
    else if (kind === QUOTE) {
      at = endOfString(bytes, at + 1, end);
      if (at < 0) return INCOMPLETE;
      if (depth === 0) return at;
    } else if (kind === OPEN) {
      at++;
      if (++depth > MAX_DEPTH) return TOO_DEEP;
    } else if (kind === CLOSE) {
      if (depth === 0) return at;
      at++;
      if (--depth === 0) return at;
    } else if (depth === 0) {
      return at;
    } else {
      at++;
    }
  }
  return depth === 0 && window.ended ? at : INCOMPLETE;
}

/** Whether a value is nested more than MAX_DEPTH levels deep, which only a long one can be. */
export function isTooDeep(bytes: Buffer, start: number, end: number): boolean {
  return end - start > MAX_DEPTH && findEnd({ bytes, at: start, end, ended: true }) === TOO_DEEP;
}

/** The place after the closing quote of a string whose content begins at `at`, or INCOMPLETE. */
function endOfString(bytes: Buffer, at: number, end: number): number {
  while (at < end) {
    const c = bytes[at++];
    if (c === QUOTE_BYTE) return at;
    if (c === BACKSLASH) at++;
  }
  return INCOMPLETE;
}

/** Puts the bytes from `window.at` to `end` into the batch and moves on, counting the lines inside. */
export function takeElement(window: Window, batch: ElementBatch, end: number): void {
  batch.starts.push(window.at);
  batch.ends.push(end);
  batch.lines.push(window.line);
  batch.lineStarts.push(window.lineStart);
  countLines(window, end);
  window.at = end;
}
