import { isAscii, isUtf8 } from 'node:buffer';
import type { Finding, Located, Place } from '../diagnostics/diagnostic.ts';
import type { Json } from '../json/json.ts';
import { advance, createLocator, START, type TextPosition } from '../json/locator.ts';
import { whyNoJson } from '../json/why-no-json.ts';
import { excerptAt } from '../readers/excerpt.ts';
import type { ElementBatch } from '../readers/json/element-batch.ts';
import { parseLong } from '../readers/json/parse-long.ts';
import { isTooDeep, tooDeep } from '../readers/json/values.ts';
import { findInvalidUtf8, showByte } from '../readers/utf8.ts';
import { columnAt } from '../readers/window.ts';
import type { Batch } from './batch.ts';
import { type TaskRecord, unreadable } from './record.ts';

const none: Located[] = [];

/** Tasks cut from a JSON text. */
export function jsonBatch(elements: ElementBatch, file: string): Batch {
  const { bytes, starts, ends } = elements;
  const whole = bytes.subarray(starts[0], ends.at(-1));
  const ascii = isAscii(whole);
  const valid = ascii || isUtf8(whole);
  const encoding = ascii ? 'latin1' : 'utf8';
  const textOf = (i: number) => bytes.toString(encoding, starts[i], ends[i]);

  /** A place in the text of element `i` as one in the file. */
  const placeOf = (i: number, at: TextPosition): Place => {
    const startColumn = at.breaks === 0 ? columnAt(starts[i]!, elements.lineStarts[i]!, elements) : 1;
    return {
      file,
      line: elements.lines[i]! + at.breaks,
      column: startColumn + at.offset - at.lineStart,
      excerpt: excerptAt(bytes, starts[i]! + at.bytes, elements.end),
    };
  };
  const placeAt = (i: number, text: string, offset: number) => placeOf(i, advance(text, START, offset));

  /** The element that was asked for last. */
  let located: { index: number; locate: (pointer: string) => TextPosition } | undefined;

  /** The last element that could not be read although the next one can. */
  let lost: (Located & { index: number }) | undefined;
  const fail = (index: number, finding: Finding, place: Place): TaskRecord | undefined => {
    if (elements.separate) {
      lost = { index, finding, place };
      return unreadable;
    }
    batch.broken = { finding, place };
    return undefined;
  };

  const batch: Batch = {
    size: starts.length,
    read(i) {
      if (!valid) {
        const element = bytes.subarray(starts[i], ends[i]);
        const bad = findInvalidUtf8(element);
        if (bad >= 0) {
          const place = placeAt(
            i,
            element.toString('utf8'),
            element.subarray(0, bad).toString('utf8').length,
          );
          const offset = elements.base + starts[i]! + bad;
          return fail(i, { code: 'invalid-utf8', args: { offset, byte: showByte(element[bad]!) } }, place);
        }
      }
      if (elements.separate && isTooDeep(bytes, starts[i]!, ends[i]!)) {
        return fail(i, { code: 'invalid-json', args: { problem: tooDeep } }, placeAt(i, '', 0));
      }
      const recordOf = (value: Json): TaskRecord => ({
        kind: 'json',
        value,
        source: bytes,
        at: starts[i]!,
        end: ends[i]!,
      });
      try {
        return recordOf(parseLong(bytes, starts[i]!, ends[i]!, encoding));
      } catch {
        // Where it is wrong is told of all of it.
      }
      const text = textOf(i);
      try {
        return recordOf(JSON.parse(text) as Json);
      } catch (error) {
        const { offset, problem } = whyNoJson(text, error);
        return fail(i, { code: 'invalid-json', args: { problem } }, placeAt(i, text, offset));
      }
    },
    found: (i) => (lost?.index === i ? [lost] : none),
    elements,
    file,
    original: textOf,
    locate(i, pointer) {
      if (!pointer) return placeOf(i, START);
      if (located?.index !== i) located = { index: i, locate: createLocator(textOf(i)) };
      return placeOf(i, located.locate(pointer));
    },
  };
  return batch;
}
