import { isAscii, isUtf8 } from 'node:buffer';
import type { Spot } from '../diagnostics/diagnostic.ts';
import type { Json } from '../json/json.ts';
import { writeAscii } from '../json/output.ts';
import { JsonSyntaxError, locatePointer, parseLossless } from '../json/parse-lossless.ts';
import { excerptAt } from '../sources/excerpt.ts';
import type { ElementBatch } from '../sources/json-elements.ts';
import { findInvalidUtf8, showByte } from '../sources/utf8.ts';
import { columnAt } from '../sources/window.ts';
import type { Batch } from './batch.ts';
import { END_OF_TASK, startOfTask } from './task-frame.ts';
import { writeJsonTask } from './write-json-task.ts';

/** Tasks cut from a JSON text: parsed for the checks, written by copying their bytes. */
export function jsonBatch(elements: ElementBatch, file: string): Batch {
  const { bytes, starts, ends } = elements;
  const whole = bytes.subarray(starts[0], ends.at(-1));
  const ascii = isAscii(whole);
  const valid = ascii || isUtf8(whole);
  const encoding = ascii ? 'latin1' : 'utf8';
  const textOf = (i: number) => bytes.toString(encoding, starts[i], ends[i]);

  /** The place `offset` UTF-16 units into the text of element `i`. */
  const spotAt = (i: number, text: string, offset: number): Spot => {
    const before = text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    const inFirstLine = lineStart === 0;
    const line = elements.lines[i]! + (inFirstLine ? 0 : before.split('\n').length - 1);
    const startColumn = inFirstLine ? columnAt(starts[i]!, elements.lineStarts[i]!, elements) : 1;
    const column = startColumn + offset - lineStart;
    return {
      file,
      line,
      column,
      excerpt: excerptAt(bytes, starts[i]! + Buffer.byteLength(before), elements.end),
    };
  };

  const batch: Batch = {
    size: starts.length,
    read(i) {
      if (!valid) {
        const element = bytes.subarray(starts[i], ends[i]);
        const bad = findInvalidUtf8(element);
        if (bad >= 0) {
          const spot = spotAt(i, element.toString('utf8'), element.subarray(0, bad).toString('utf8').length);
          const offset = elements.base + starts[i]! + bad;
          batch.broken = {
            finding: { code: 'invalid-utf8', args: { offset, byte: showByte(element[bad]!) } },
            spot,
          };
          return undefined;
        }
      }
      const text = textOf(i);
      try {
        return JSON.parse(text) as Json;
      } catch (error) {
        const [offset, problem] = whatIsWrong(text, error);
        batch.broken = {
          finding: { code: 'invalid-json', args: { problem } },
          spot: spotAt(i, text, offset),
        };
        return undefined;
      }
    },
    write(i, task, id, first, out, writing) {
      writeAscii(out, startOfTask(id, first));
      writeJsonTask(bytes, starts[i]!, task, id, out, writing, () => textOf(i));
      writeAscii(out, END_OF_TASK);
    },
    original: textOf,
    locate(i, pointer) {
      const text = textOf(i);
      return spotAt(i, text, pointer ? locatePointer(parseLossless(text), pointer) : 0);
    },
  };
  return batch;
}

/** Offset and reason of what JSON.parse refused, in our own words, which do not change with the version of Node. */
function whatIsWrong(text: string, error: unknown): [number, string] {
  try {
    parseLossless(text);
  } catch (found) {
    if (found instanceof JsonSyntaxError) return [found.offset, found.problem];
  }
  throw error;
}
