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

/** Values of one JSON object as ElementBatch has them, with their keys. */
export interface DictionaryBatch extends ElementBatch {
  /** Each key as JSON text, quotes included. */
  keys: string[];
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Cuts the members of one large JSON object, such as the dictionary of tasks.json, from the byte stream; what is inside a value is parsed by
 * whoever takes it. Throws SourceProblem where the object itself is broken, after what came before it.
 */
export function* cutDictionary(reader: ByteReader): Generator<DictionaryBatch, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  const emptyBatch = (): DictionaryBatch => ({ ...startBatch(window, true), keys: [] });
  let batch = emptyBatch();

  const handOver = function* (): Generator<DictionaryBatch, void> {
    if (batch.starts.length > 0) yield batch;
  };
  const refill = function* (): Generator<DictionaryBatch, void> {
    yield* handOver();
    fill(window, reader);
    batch = emptyBatch();
  };
  const stop = function* (problem: string): Generator<DictionaryBatch, never> {
    const spot = spotOf(window);
    yield* handOver();
    throw new SourceProblem({ code: 'invalid-json', args: { problem } }, spot);
  };
  /** The next byte that is not space. */
  const next = function* (): Generator<DictionaryBatch, number> {
    for (;;) {
      const c = skipBlanks(window);
      if (c >= 0) return c;
      if (window.ended) yield* stop('the file ends inside the object');
      yield* refill();
    }
  };
  /** Takes one byte that must come now. */
  const expect = function* (byte: number, problem: string): Generator<DictionaryBatch, void> {
    if ((yield* next()) !== byte) yield* stop(problem);
    window.at++;
  };
  /** Where the value at `window.at` ends, once all of it is in the window. */
  const wholeValue = function* (): Generator<DictionaryBatch, number> {
    for (;;) {
      const end = findEnd(window);
      if (end === TOO_DEEP) yield* stop('this value is nested too deeply');
      if (end === window.at) yield* stop('a value is missing here');
      if (end !== INCOMPLETE) return end;
      if (window.ended) yield* stop('the file ends inside this value');
      yield* refill();
    }
  };

  yield* expect(OPEN_BRACE, 'an object was expected, which begins with a brace');
  for (let isFirst = true; ; isFirst = false) {
    const c = yield* next();
    if (c === CLOSE_BRACE && isFirst) break;
    if (c !== QUOTE) yield* stop('a key in double quotes was expected here');
    const keyEnd = yield* wholeValue();
    const key = window.bytes.toString('utf8', window.at, keyEnd);
    window.at = keyEnd;
    yield* expect(COLON, 'a colon was expected after the key');
    yield* next();
    const end = yield* wholeValue();
    takeElement(window, batch, end);
    batch.keys.push(key);
    if ((yield* next()) === CLOSE_BRACE) break;
    yield* expect(COMMA, 'a comma or a closing brace was expected here');
  }
  window.at++;
  while (skipBlanks(window) < 0 && !window.ended) yield* refill();
  if (skipBlanks(window) >= 0) yield* stop('more text follows after the end of the object');
  yield* handOver();
}
