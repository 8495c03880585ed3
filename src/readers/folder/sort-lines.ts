import { join } from 'node:path';
import { createLineFile } from './line-file.ts';
import { linesOf } from './listing.ts';

/** Lines that are sorted in memory. */
const PIECE = 50_000;

type Compare = (a: string, b: string) => number;

/** Sorts the lines of a file into another, in constant memory: in pieces, which are then merged. Of equal lines one stays. */
export function sortLines(from: string, to: string, folder: string, compare: Compare, piece = PIECE): void {
  const pieces: string[] = [];
  let lines: string[] = [];
  const finishPiece = () => {
    const path = join(folder, `piece-${pieces.length}`);
    const out = createLineFile(path);
    for (const line of lines.sort(compare)) out.add(line);
    out.close();
    pieces.push(path);
    lines = [];
  };
  for (const line of linesOf(from)) {
    if (lines.push(line) === piece) finishPiece();
  }
  if (lines.length > 0) finishPiece();
  const out = createLineFile(to);
  let last: string | undefined;
  for (const line of merge(pieces.map(linesOf), compare)) {
    if (line !== last) out.add(line);
    last = line;
  }
  out.close();
}

/** Merges sorted lines, with a heap of the next line of each. */
function* merge(sources: Generator<string>[], compare: Compare): Generator<string> {
  const heap: { line: string; source: Generator<string> }[] = [];
  const isBefore = (i: number, j: number) => compare(heap[i]!.line, heap[j]!.line) < 0;
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  const sink = (start: number) => {
    for (let i = start; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && isBefore(child, least)) least = child;
      }
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  };
  for (const source of sources) {
    const { value, done } = source.next();
    if (!done) heap.push({ line: value, source });
  }
  for (let i = heap.length - 1; i >= 0; i--) sink(i);
  while (heap.length > 0) {
    const top = heap[0]!;
    yield top.line;
    const { value, done } = top.source.next();
    if (!done) top.line = value;
    else {
      const last = heap.pop()!;
      if (heap.length > 0) heap[0] = last;
    }
    sink(0);
  }
}
