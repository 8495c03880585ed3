import { describe, isObject, type Json, type JsonObject } from '../../json/json.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { type ResultCursor, reportNotShown } from './cursor.ts';

/**
 * Checks the words that a span keeps beside its offsets: of another type, they put an error in the place of the task in Label Studio 1.x.
 * `inDialogue`: there they may be a list of texts.
 */
export function checkWords(
  words: Json | undefined,
  cursor: ResultCursor,
  control: ControlTag,
  inDialogue = false,
): void {
  if (words === undefined || typeof words === 'string') return;
  if (inDialogue && Array.isArray(words) && words.every((word) => typeof word === 'string')) return;
  const problem = `the "text" of the span is ${describe(words)} instead of its words`;
  reportNotShown(cursor, problem, '/value/text', control);
}

/** Checks that offsets are there and whole: the editor of Label Studio 1.x drops a region for any other. True when both are. */
export function checkOffsets(
  value: JsonObject,
  keys: readonly string[],
  cursor: ResultCursor,
  control: ControlTag,
): boolean {
  const odd = keys.find((key) => !Number.isInteger(value[key]));
  if (odd === undefined) return true;
  const offset = value[odd];
  const problem =
    offset === undefined
      ? `the span has no "${odd}"`
      : `"${odd}" is ${describe(offset)}, which is not a whole character`;
  reportNotShown(cursor, problem, `/value/${odd}`, control);
  return false;
}

/** Whether the offsets of a span from the beginning of its page or dialogue, which it need not have, are numbers; reports others. */
export function checkGlobalOffsets(
  { globalOffsets: offsets }: JsonObject,
  cursor: ResultCursor,
  control: ControlTag,
): boolean {
  if (offsets === undefined || offsets === null) return false;
  const isSound = isObject(offsets) && typeof offsets.start === 'number' && typeof offsets.end === 'number';
  if (!isSound) {
    const problem = '"globalOffsets" are not an object with the numbers "start" and "end"';
    reportNotShown(cursor, problem, '/value/globalOffsets', control);
  }
  return isSound;
}
