import { LF } from '../../json/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import { fill, openWindow, skipByteOrderMark, type Window } from '../window.ts';
import { type CutOptions, LONG_VALUE } from './cutter.ts';
import type { ElementBatch } from './element-batch.ts';

/**
 * Cuts JSON Lines: each line that is not blank is an element, without the space around it. `onBlank` takes the number of lines skipped.
 */
export function* cutJsonLines(
  reader: ByteReader,
  onBlank: (count: number) => void,
  { pauses = false }: Pick<CutOptions, 'pauses'> = {},
): Generator<ElementBatch, void> {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  let paused = false;
  for (;;) {
    const first = window.line;
    const batch = takeLines(window);
    const blank = window.line - first - batch.starts.length;
    if (blank > 0) onBlank(blank);
    const hasElements: boolean = batch.starts.length > 0;
    const isPause: boolean = pauses && !hasElements && !paused && window.end - window.at >= LONG_VALUE;
    paused = !hasElements && (paused || isPause);
    if (hasElements || isPause) yield batch;
    if (window.ended) return;
    fill(window, reader);
  }
}

/** Takes the whole lines of the window, and what is left when nothing more comes. */
function takeLines(window: Window): ElementBatch {
  const { bytes, end, ended, unitsBefore, offset } = window;
  const batch: ElementBatch = {
    bytes,
    starts: [],
    ends: [],
    lines: [],
    lineStarts: [],
    unitsBefore,
    list: true,
    separate: true,
    end,
    base: offset - end,
  };
  while (window.at < end) {
    const found = bytes.indexOf(LF, window.at);
    const isWhole = found >= 0 && found < end;
    if (!isWhole && !ended) break;
    const lineEnd = isWhole ? found : end;
    let from = window.at;
    let to = lineEnd;
    while (from < to && isSpace(bytes[from]!)) from++;
    while (to > from && isSpace(bytes[to - 1]!)) to--;
    if (from < to) {
      batch.starts.push(from);
      batch.ends.push(to);
      batch.lines.push(window.line);
      batch.lineStarts.push(window.at);
    }
    window.at = isWhole ? lineEnd + 1 : end;
    window.lineStart = window.at;
    window.line++;
  }
  return batch;
}

/** What JSON calls white space, except for the line feed. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
