import { closeSync, openSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { openSlices } from '../../readers/slices.ts';
import { decodeEscapes } from './cell-value.ts';
import { parsePart, WorkbookProblem } from './parse-part.ts';

/** The texts that cells share. */
export interface SharedStrings {
  /** The JSON of the text with a number. */
  at(index: number): string;
  close(): void;
}

/** Texts that are written at a time. */
const STRETCH = 1 << 16;

/** Copies the texts to a file, as there may be a million of them; where each ends is all that stays in memory. */
export async function readSharedStrings(
  stream: Readable,
  to: string,
  displayPath: string,
  signal: AbortSignal,
): Promise<SharedStrings> {
  let ends = new Float64Array(1024);
  let count = 0;
  let size = 0;
  let lines = '';
  const out = openSync(to, 'w');
  try {
    const collect = textCollector((text) => {
      const json = JSON.stringify(text);
      lines += json;
      size += Buffer.byteLength(json);
      if (count === ends.length) {
        const longer = new Float64Array(2 * count);
        longer.set(ends);
        ends = longer;
      }
      ends[count++] = size;
      if (lines.length < STRETCH) return;
      writeSync(out, lines);
      lines = '';
    });
    await parsePart(stream, collect, signal);
    writeSync(out, lines);
  } finally {
    closeSync(out);
  }
  const slices = openSlices(to, displayPath);
  return {
    at(index) {
      if (!(index >= 0 && index < count))
        throw new WorkbookProblem(`a cell refers to the text ${index}, but there are ${count}`);
      const start = index === 0 ? 0 : ends[index - 1]!;
      return slices.read(start, ends[index]! - start).toString('utf8');
    },
    close: () => slices.close(),
  };
}

/** Collects the texts of `si` elements: of all their runs, without the readings that stand above some words in Japanese. */
function textCollector(take: (text: string) => void) {
  let text = '';
  let isText = false;
  let isReading = false;
  return {
    enter(name: string) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isReading;
      else if (name === 'rPh') isReading = true;
    },
    text(value: string) {
      if (isText) text += value;
    },
    leave(name: string) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') take(decodeEscapes(text));
    },
  };
}
