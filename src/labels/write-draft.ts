import type { JsonObject } from '../json/json.ts';
import { ensureRoom, type Output, writeAscii } from '../json/output.ts';
import type { BothEras } from '../tasks/both-eras.ts';
import type { BuiltTask } from '../tasks/built-batch.ts';
import type { Writing } from '../tasks/write-json-task.ts';

/**
 * Writes a task whose labels lsimport made itself, as write-json-task.ts writes those of others, but with nothing to look for in its text:
 * JSON.stringify indents as Python does. A completion goes into a file of its own where it may.
 */
export function writeDraft(
  task: BuiltTask,
  id: number,
  first: boolean,
  out: Output,
  { era, completions }: Pick<Writing, 'era' | 'completions'>,
): void {
  const { completions: done, predictions, ...others } = task;
  const isMoved = done !== undefined && era?.completionFiles === true;
  const written: JsonObject = {
    id,
    ...others,
    ...(done && !isMoved && { completions: done }),
    ...(predictions && { predictions: dated(predictions as JsonObject[], era) }),
  };
  // The dictionary of tasks.json with this task alone, without its braces: indented as it must be.
  writeAscii(out, first ? '\n  ' : ',\n  ');
  writePrinted(out, print({ [id]: written }).slice(4, -2));
  if (isMoved) writePrinted(completions, print(fileOf(task, id, era)));
}

/** The file of finished work (writeFinishedWork): ids go on from a thousand times that of the task, as 0.9 counts. */
function fileOf({ completions, data }: BuiltTask, id: number, { createdAt }: BothEras): JsonObject {
  const finished = (completions as JsonObject[]).map((completion, i) => ({
    ...completion,
    id: id * 1000 + 1 + i,
    ...dateOf(createdAt),
    lead_time: 0,
  }));
  return { completions: finished, data, id };
}

function dated(predictions: JsonObject[], era: BothEras | undefined): JsonObject[] {
  return predictions.map((prediction) => ({ ...prediction, ...dateOf(era?.createdAt) }));
}

function dateOf(createdAt: number | undefined): JsonObject {
  return createdAt === undefined ? {} : { created_at: createdAt };
}

function print(value: JsonObject): string {
  return JSON.stringify(value, null, 2);
}

/** Writes text that is nearly always ASCII; what is not is escaped. */
function writePrinted(out: Output, text: string): void {
  ensureRoom(out, text.length * 3);
  const written = out.bytes.write(text, out.length, 'utf8');
  if (written === text.length) out.length += written;
  else writeAscii(out, escapeBeyondAscii(text));
}

function escapeBeyondAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
