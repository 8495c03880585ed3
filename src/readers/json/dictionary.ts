import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, QUOTE } from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { jsonCutter } from './cutter.ts';
import { type ElementBatch, startBatch, takeElement } from './element-batch.ts';

/** Values of one JSON object as ElementBatch has them, with their keys. */
export interface DictionaryBatch extends ElementBatch {
  /** Each key as JSON text, quotes included. */
  keys: string[];
}

/**
 * Cuts the members of one large JSON object, such as the dictionary of tasks.json, from the byte stream; what is inside a value is parsed by
 * whoever takes it. Throws SourceProblem where the object itself is broken, after what came before it.
 */
export function* cutDictionary(reader: ByteReader): Generator<DictionaryBatch, void> {
  const cutter = jsonCutter<DictionaryBatch>(reader, (window) => ({ ...startBatch(window, true), keys: [] }));
  const { window, handOver, stop } = cutter;
  const next = function* (): Generator<DictionaryBatch, number> {
    const c = yield* cutter.next();
    if (c < 0) yield* stop('the file ends inside the object');
    return c;
  };
  /** Takes one byte that must come now. */
  const expect = function* (byte: number, problem: string): Generator<DictionaryBatch, void> {
    if ((yield* next()) !== byte) yield* stop(problem);
    window.at++;
  };
  const wholeValue = function* (): Generator<DictionaryBatch, number> {
    const end = yield* cutter.wholeValue();
    if (end === window.at) yield* stop('missing value');
    return end;
  };

  yield* expect(OPEN_BRACE, 'expected an object, which starts with a brace');
  for (let isFirst = true; ; isFirst = false) {
    const c = yield* next();
    if (c === CLOSE_BRACE && isFirst) break;
    if (c !== QUOTE) yield* stop('expected a key in double quotes');
    const keyEnd = yield* wholeValue();
    const key = window.bytes.toString('utf8', window.at, keyEnd);
    window.at = keyEnd;
    yield* expect(COLON, 'expected a colon after the key');
    yield* next();
    const end = yield* wholeValue();
    takeElement(window, cutter.batch, end);
    cutter.batch.keys.push(key);
    if ((yield* next()) === CLOSE_BRACE) break;
    yield* expect(COMMA, 'expected a comma or a closing brace');
  }
  window.at++;
  if ((yield* cutter.next()) >= 0) yield* stop('unexpected text after the object');
  yield* handOver();
}
