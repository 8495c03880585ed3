import type { JsonObject } from '../../json/json.ts';
import type { Output } from '../../json/output.ts';
import { COMPACT, writeValue } from '../../json/write-value.ts';
import type { BuiltTask } from '../../tasks/built-batch.ts';
import type { BothEras } from '../../writers/tasks-json/migration-fields.ts';
import { writeTask } from '../../writers/tasks-json/tasks-json-layout.ts';
import type { Writing } from '../../writers/tasks-json/write-json-task.ts';

/**
 * Writes a task whose labels lsimport made itself, as write-json-task.ts writes those of others, but with nothing to look for in its text. A
 * completion goes into a file of its own where it may.
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
  writeTask(out, id, first, {
    ...others,
    ...(done && !isMoved && { completions: done }),
    ...(predictions && { predictions: dated(predictions as JsonObject[], era) }),
  });
  if (isMoved) writeValue(completions, fileOf(task, id, era), 0);
}

/** Writes such a task as one line, with its annotations. */
export function writeDraftLine(task: BuiltTask, id: number, out: Output): void {
  writeValue(out, { id, ...task }, COMPACT);
}

/** The file of annotations (writeFinishedWork): ids go on from a thousand times that of the task, as 0.9 counts. */
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
