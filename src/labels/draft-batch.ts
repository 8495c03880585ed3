import type { Batch } from '../tasks/batch.ts';
import type { Draft } from './draft.ts';
import { writeDraft } from './write-draft.ts';

/** Tasks handed over at a time. */
const BATCH = 100;
const inResults = /^\/(?:completions|predictions)\/0\/result\/(\d+)/;

/** Hands tasks with labels over in batches; findings in a result are located where its label is. */
export function* draftBatches(drafts: Iterable<Draft>): Generator<Batch> {
  let waiting: Draft[] = [];
  for (const draft of drafts) {
    waiting.push(draft);
    if (waiting.length < BATCH) continue;
    yield draftBatch(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield draftBatch(waiting);
}

export function draftBatch(drafts: readonly Draft[]): Batch {
  const locate: Batch['locate'] = (index, pointer = '') => {
    const { spot, spots } = drafts[index]!;
    const result = inResults.exec(pointer)?.[1];
    return spots[Number(result ?? -1)] ?? spot;
  };
  return {
    size: drafts.length,
    read: (index) => drafts[index]!.task,
    write: (index, _task, id, first, out, writing) =>
      writeDraft(drafts[index]!.task, id, first, out, writing),
    found: (index) => drafts[index]!.found,
    original: (index) => JSON.stringify(drafts[index]!.task),
    locate,
  };
}
