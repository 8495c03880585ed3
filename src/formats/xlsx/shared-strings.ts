import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { openSlices } from '../../readers/slices.ts';
import { decodeEscapes } from './cell-value.ts';
import { MOST_TEXT, parsePart, tooMuchText, WorkbookProblem } from './parse-part.ts';

/** The texts that cells share. */
export interface SharedStrings {
  /** The JSON of the text with a number. */
  at(index: number): string;
  close(): void;
}

/** Characters that are written at a time, and bytes of ends. */
const STRETCH = 1 << 16;

/** Bytes that say where a text ends. */
const SIZE = 8;

/** Copies the texts to a file, and where each ends to another: there may be millions of them. The files are `to`, and `to` with .ends behind it. */
export async function readSharedStrings(
  stream: Readable,
  to: string,
  displayPath: string,
  signal: AbortSignal,
): Promise<SharedStrings> {
  const toEnds = `${to}.ends`;
  const ends = Buffer.alloc(STRETCH);
  let count = 0;
  let size = 0;
  let texts = '';
  let filled = 0;
  const out = openSync(to, 'w');
  const outEnds = openSync(toEnds, 'w');
  const flush = () => {
    writeSync(out, texts);
    writeSync(outEnds, ends, 0, filled);
    texts = '';
    filled = 0;
  };
  try {
    const collect = textCollector((text) => {
      const json = JSON.stringify(text);
      texts += json;
      size += Buffer.byteLength(json);
      count++;
      filled = ends.writeDoubleLE(size, filled);
      if (texts.length >= STRETCH || filled === ends.length) flush();
    });
    await parsePart(stream, collect, signal);
    flush();
  } finally {
    closeSync(out);
    closeSync(outEnds);
  }
  const slices = openSlices(to, displayPath);
  const slicesOfEnds = openSlices(toEnds, displayPath);
  const endOf = (index: number) => (index < 0 ? 0 : slicesOfEnds.read(index * SIZE, SIZE).readDoubleLE());
  return {
    at(index) {
      if (!(Number.isInteger(index) && index >= 0 && index < count))
        throw new WorkbookProblem(`a cell refers to the text ${index}, but there are ${count}`);
      const start = endOf(index - 1);
      return slices.read(start, endOf(index) - start).toString('utf8');
    },
    close() {
      slices.close();
      slicesOfEnds.close();
      for (const path of [to, toEnds]) rmSync(path, { force: true });
    },
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
      if (text.length > MOST_TEXT) throw tooMuchText('cell');
    },
    leave(name: string) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') take(decodeEscapes(text));
    },
  };
}
