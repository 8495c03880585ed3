import { MAX_DEPTH } from '../json/parse-lossless.ts';
import type { ByteReader } from './byte-reader.ts';
import {
  type ElementBatch,
  findEnd,
  INCOMPLETE,
  skipBlanks,
  startBatch,
  TOO_DEEP,
  takeElement,
} from './json-elements.ts';
import { SourceProblem } from './source-problem.ts';
import { fill, openWindow, skipByteOrderMark, spotOf } from './window.ts';

/** Elements of a list that is a member of the one object in a JSON file, not yet parsed. Valid until the next are asked for. */
export interface ListElements extends ElementBatch {
  key: string;
}

const code = (character: string) => character.charCodeAt(0);
const OPEN_BRACE = code('{');
const CLOSE_BRACE = code('}');
const OPEN_BRACKET = code('[');
const CLOSE_BRACKET = code(']');
const COMMA = code(',');
const COLON = code(':');
const QUOTE = code('"');

/**
 * Cuts the elements of the lists that are members of the one object in a JSON file; members that are no lists are skipped. Never holds more
 * than a part of the file. Throws SourceProblem where the object or a list itself is broken.
 */
export function* cutLists(reader: ByteReader): Generator<ListElements, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  let batch: ListElements = { ...startBatch(window, true), key: '' };

  const start = (key: string) => {
    batch = { ...startBatch(window, true), key };
  };
  const handOver = function* (): Generator<ListElements, void> {
    if (batch.starts.length > 0) yield batch;
    start(batch.key);
  };
  const refill = function* (): Generator<ListElements, void> {
    yield* handOver();
    fill(window, reader);
    start(batch.key);
  };
  const next = function* (): Generator<ListElements, number> {
    for (;;) {
      const c = skipBlanks(window);
      if (c >= 0 || window.ended) return c;
      yield* refill();
    }
  };
  const stop = (problem: string): never => {
    throw new SourceProblem({ code: 'invalid-json', args: { problem } }, spotOf(window));
  };
  /** The end of the value that begins at the window's next byte. */
  const valueEnd = function* (): Generator<ListElements, number> {
    let end = findEnd(window);
    while (end === INCOMPLETE) {
      if (window.ended) stop('the file ends inside this value');
      yield* refill();
      end = findEnd(window);
    }
    if (end === TOO_DEEP) stop(`this value is nested more than ${MAX_DEPTH} levels deep`);
    if (end === window.at) stop('a value was expected here');
    return end;
  };
  /** Goes behind the comma and returns true, or behind the closing bracket and returns false. */
  const goesOn = function* (close: number, what: string): Generator<ListElements, boolean> {
    const c = yield* next();
    if (c !== COMMA && c !== close) stop(`a comma or the end of the ${what} was expected here`);
    window.at++;
    return c === COMMA;
  };
  /** Whether anything stands before the closing bracket, which is taken if not. */
  const hasContent = function* (close: number): Generator<ListElements, boolean> {
    window.at++;
    if ((yield* next()) !== close) return true;
    window.at++;
    return false;
  };

  if ((yield* next()) !== OPEN_BRACE) stop('an object was expected, which begins with {');
  let inObject = yield* hasContent(CLOSE_BRACE);
  while (inObject) {
    if ((yield* next()) !== QUOTE) stop('a key in double quotes was expected here');
    const end = yield* valueEnd();
    const key = parseKey(window.bytes.toString('utf8', window.at, end), stop);
    window.at = end;
    if ((yield* next()) !== COLON) stop('a colon was expected after the key');
    window.at++;
    const first = yield* next();
    if (first === OPEN_BRACKET) {
      yield* handOver();
      start(key);
      // An empty list is there as well.
      yield batch;
      let inList = yield* hasContent(CLOSE_BRACKET);
      while (inList) {
        if (skipBlanks(window) < 0 && (yield* next()) < 0) stop('the file ends inside a list');
        let itemEnd = findEnd(window);
        if (itemEnd <= window.at) itemEnd = yield* valueEnd();
        takeElement(window, batch, itemEnd);
        // Nearly always a comma follows; generators are for where the window must move on.
        if (skipBlanks(window) === COMMA) window.at++;
        else inList = yield* goesOn(CLOSE_BRACKET, 'list');
      }
      yield* handOver();
    } else {
      if (first < 0) stop('the file ends before the value of this key');
      const skipped = yield* valueEnd();
      takeElement(window, startBatch(window, true), skipped);
    }
    inObject = yield* goesOn(CLOSE_BRACE, 'object');
  }
  if ((yield* next()) >= 0) stop('more text follows after the end of the object');
}

function parseKey(text: string, stop: (problem: string) => never): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return stop('this key is no JSON text');
  }
}
