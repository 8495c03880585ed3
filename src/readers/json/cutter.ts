import { commentsInJson } from '../../json/parse-lossless.ts';
import type { ByteReader } from '../byte-reader.ts';
import { SourceProblem } from '../source-problem.ts';
import { fill, openWindow, placeOf, skipByteOrderMark, type Window } from '../window.ts';
import type { ElementBatch } from './element-batch.ts';
import { findEnd, INCOMPLETE, skipBlanks, TOO_DEEP, tooDeep } from './values.ts';

/**
 * Cuts values from a JSON text that passes through a window. What was taken into `batch` is handed over before the window moves on, and where
 * the cutting stops.
 */
export interface JsonCutter<B extends ElementBatch> {
  readonly window: Window;
  /** Takes what is cut; a new one after each handing over. */
  batch: B;
  handOver(): Generator<B, void>;
  /** The next byte that is not space, or -1 at the end of the input. */
  next(): Generator<B, number>;
  /** Where the value at the window's next byte ends, once all of it is there; the next byte itself when no value begins there. */
  wholeValue(): Generator<B, number>;
  /** Throws SourceProblem for the window's next byte. */
  stop(problem: string): Generator<B, never>;
  /** The same for a file with nothing but space. */
  stopAtNothing(): never;
}

/** How elements are cut. */
export interface CutOptions {
  /** As in openWindow. */
  room?: Buffer | undefined;
  /** Before a long value is read on, a batch without elements comes: what follows may take so long that Ctrl-C should end it. */
  pauses?: boolean;
}

/** Bytes of a value from which on it is long: some milliseconds. */
export const LONG_VALUE = 1 << 20;

/** `begin` makes an empty batch for what stands in the window now. */
export function jsonCutter<B extends ElementBatch>(
  reader: ByteReader,
  begin: (window: Window) => B,
  { room, pauses = false }: CutOptions = {},
): JsonCutter<B> {
  const window = openWindow(reader, room);
  skipByteOrderMark(window);
  const refill = function* (): Generator<B, void> {
    yield* cutter.handOver();
    fill(window, reader);
    cutter.batch = begin(window);
  };
  const cutter: JsonCutter<B> = {
    window,
    batch: begin(window),
    *handOver() {
      const { batch } = cutter;
      cutter.batch = begin(window);
      if (batch.starts.length > 0) yield batch;
    },
    *next() {
      for (;;) {
        const c = skipBlanks(window);
        if (c >= 0 || window.ended) return c;
        yield* refill();
      }
    },
    *wholeValue() {
      let isLong = false;
      for (;;) {
        const end = findEnd(window);
        if (end === TOO_DEEP) yield* cutter.stop(tooDeep);
        if (end !== INCOMPLETE) return end;
        if (window.ended) yield* cutter.stop('the file ends inside this value');
        yield* refill();
        if (!pauses || isLong || window.end - window.at < LONG_VALUE) continue;
        isLong = true;
        yield begin(window);
      }
    },
    stopAtNothing() {
      throw new SourceProblem({ code: 'empty-file', args: {} }, {});
    },
    *stop(problem) {
      const place = placeOf(window);
      const isComment = /^\/[/*]/.test(window.bytes.toString('latin1', window.at, window.at + 2));
      yield* cutter.handOver();
      throw new SourceProblem(
        { code: 'invalid-json', args: { problem: isComment ? commentsInJson : problem } },
        place,
      );
    },
  };
  return cutter;
}
