import { countLines, type Window } from '../window.ts';

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
  /** True when each element is whole for itself, so that after one that is not JSON the next can be read. */
  separate?: true;
  /** Where what has been read ends in `bytes`, and the offset in the input of `bytes[0]`. */
  end: number;
  base: number;
}

/** An empty batch for what stands in the window now. */
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

/** Puts the bytes from `window.at` to `end` into the batch and moves on, counting the lines inside. */
export function takeElement(window: Window, batch: ElementBatch, end: number): void {
  batch.starts.push(window.at);
  batch.ends.push(end);
  batch.lines.push(window.line);
  batch.lineStarts.push(window.lineStart);
  countLines(window, end);
  window.at = end;
}
