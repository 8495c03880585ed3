import { CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET } from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { type CutOptions, jsonCutter } from './cutter.ts';
import { type ElementBatch, startBatch, takeElement } from './element-batch.ts';
import { findEnd, skipBlanks } from './values.ts';

/**
 * Cuts the elements of a JSON list (or the one other value of a file) from the byte stream. It knows strings, brackets and commas; what is
 * inside an element is parsed by whoever takes it. Throws SourceProblem where the list itself is broken, after what came before it.
 */
export function* cutElements(reader: ByteReader, options?: CutOptions): Generator<ElementBatch, void> {
  let list = false;
  const cutter = jsonCutter(reader, (window) => startBatch(window, list), options);
  const { window, handOver, next, wholeValue, stop, stopAtNothing } = cutter;
  let c = yield* next();
  if (c < 0) stopAtNothing();
  list = c === OPEN_BRACKET;
  if (list) window.at++;
  cutter.batch = startBatch(window, list);

  for (let count = 0; ; count++) {
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c < 0) yield* stop('the file ends inside the list');
    if (list && c === CLOSE_BRACKET) {
      if (count > 0) yield* stop('trailing comma before the closing bracket');
      break;
    }
    if (c === COMMA) yield* stop('missing value before this comma');
    // Generators are for where the window must move on.
    let end = findEnd(window);
    if (end < 0) end = yield* wholeValue();
    takeElement(window, cutter.batch, end);
    if (!list) break;
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c === CLOSE_BRACKET) break;
    if (c < 0) yield* stop('the file ends inside the list');
    if (c !== COMMA) yield* stop('expected a comma or a closing bracket after the previous value');
    window.at++;
  }
  if (list) window.at++;
  c = yield* next();
  if (c >= 0) yield* stop(whatFollows(list, c));
  yield* handOver();
}

function whatFollows(list: boolean, c: number): string {
  if (list) return 'unexpected text after the list';
  return c === OPEN_BRACE
    ? 'a second object follows the first, as in JSON Lines, but not in a list'
    : 'unexpected text after the value';
}
