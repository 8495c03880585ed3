import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../json/json.ts';
import { advance, START } from '../../json/locator.ts';
import { whyNoJson } from '../../json/why-no-json.ts';
import type { Input } from '../format.ts';
import { isEmpty, readText } from './read-text.ts';
import { repeatedKeysIn } from './repeated-keys.ts';

/** A whole file of labels as JSON; undefined when it is none, which is reported with its place. */
export function parseJsonFile(input: Input, path: string, displayPath: string): Json | undefined {
  const text = readText(input, path, displayPath);
  return text === undefined ? undefined : parseJsonText(input, text, displayPath);
}

/** The same for the text of such a file. */
export function parseJsonText(input: Input, text: string, displayPath: string): Json | undefined {
  if (isEmpty(input, text, displayPath)) return undefined;
  let last = START;
  /** Places mostly come in order, so that it goes on from the last one. */
  const placeAt = (offset: number): Place => {
    last = advance(text, offset < last.offset ? START : last, offset);
    return { file: displayPath, line: last.breaks + 1, column: offset - last.lineStart + 1 };
  };
  try {
    const value = JSON.parse(text) as Json;
    for (const { finding, offset } of repeatedKeysIn(Buffer.from(text), value))
      input.report(finding, placeAt(offset));
    return value;
  } catch (error) {
    const { offset, problem } = whyNoJson(text, error);
    input.report({ code: 'invalid-json', args: { problem } }, placeAt(offset));
    return undefined;
  }
}
