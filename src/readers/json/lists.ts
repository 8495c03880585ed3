import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { jsonCutter } from './cutter.ts';
import { type ElementBatch, startBatch, takeElement } from './element-batch.ts';
import { findEnd, skipBlanks } from './values.ts';

/** Elements of a list that is a member of the one object in a JSON file, not yet parsed. Valid until the next are asked for. */
export interface ListElements extends ElementBatch {
  key: string;
}

/**
 * Cuts the elements of the lists that are members of the one object in a JSON file; members that are not lists are skipped. Never holds more
 * than a part of the file. Throws SourceProblem where the object or a list itself is broken, after what came before it.
 */
export function* cutLists(reader: ByteReader): Generator<ListElements, void> {
  let key = '';
  const cutter = jsonCutter<ListElements>(reader, (window) => ({ ...startBatch(window, true), key }));
  const { window, handOver, next, stop, stopAtNothing } = cutter;
  const valueEnd = function* (): Generator<ListElements, number> {
    const end = yield* cutter.wholeValue();
    if (end === window.at) yield* stop('expected a value');
    return end;
  };
  /** Goes behind the comma and returns true, or behind the closing bracket and returns false. */
  const goesOn = function* (close: number, what: string): Generator<ListElements, boolean> {
    const c = yield* next();
    if (c !== COMMA && c !== close) yield* stop(`expected a comma or the end of the ${what}`);
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
  const readKey = function* (): Generator<ListElements, string> {
    if ((yield* next()) !== QUOTE) yield* stop('expected a key in double quotes');
    const end = yield* valueEnd();
    const text = window.bytes.toString('utf8', window.at, end);
    const read = parseKey(text);
    if (read === undefined) yield* stop('this key is not a valid JSON string');
    window.at = end;
    if ((yield* next()) !== COLON) yield* stop('expected a colon after the key');
    window.at++;
    return read!;
  };

  const first = yield* next();
  if (first < 0) stopAtNothing();
  if (first !== OPEN_BRACE) yield* stop('expected an object, which starts with {');
  let inObject = yield* hasContent(CLOSE_BRACE);
  while (inObject) {
    const name = yield* readKey();
    const first = yield* next();
    if (first === OPEN_BRACKET) {
      key = name;
      // An empty list is there as well.
      yield { ...startBatch(window, true), key };
      cutter.batch = { ...startBatch(window, true), key };
      let inList = yield* hasContent(CLOSE_BRACKET);
      while (inList) {
        if (skipBlanks(window) < 0 && (yield* next()) < 0) yield* stop('the file ends inside a list');
        let itemEnd = findEnd(window);
        if (itemEnd <= window.at) itemEnd = yield* valueEnd();
        takeElement(window, cutter.batch, itemEnd);
        // Nearly always a comma follows; generators are for where the window must move on.
        if (skipBlanks(window) === COMMA) window.at++;
        else inList = yield* goesOn(CLOSE_BRACKET, 'list');
      }
      yield* handOver();
    } else {
      if (first < 0) yield* stop('the file ends before the value of this key');
      const skipped = yield* valueEnd();
      takeElement(window, startBatch(window, true), skipped);
    }
    inObject = yield* goesOn(CLOSE_BRACE, 'object');
  }
  if ((yield* next()) >= 0) yield* stop('unexpected text after the object');
}

function parseKey(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
