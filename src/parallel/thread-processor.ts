import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTaskChecks } from '../checks/check-task.ts';
import { checksForTarget } from '../checks/server/checks-for-target.ts';
import { contentOf, createLog, type Log } from '../diagnostics/log.ts';
import { createOutput, outputOf } from '../json/output.ts';
import { readLabelConfig } from '../label-config/read.ts';
import { writing } from '../project/staging.ts';
import { offsetPlanner } from '../regions/plan-offsets.ts';
import type { Batch } from '../tasks/batch.ts';
import type { Numbering } from '../tasks/numbering.ts';
import { createProcessor } from '../tasks/process-batch.ts';
import { nowhere, type TaskSink } from '../tasks/task-sink.ts';
import { addCount, emptyTotals } from '../tasks/totals.ts';
import { createWriter } from '../writers/writer-form.ts';
import type { BatchWay, WorkerResult, WorkerSetup } from './protocol.ts';
import { asBuffer } from './shared-memory.ts';

/** Checks and writes the tasks of a batch, for others to put in order. */
export type ThreadProcessor = (batch: Batch, way: BatchWay) => WorkerResult;

/** Prepares what every thread of a large import does with batches. */
export function threadProcessor(setup: WorkerSetup): ThreadProcessor {
  const { form } = setup;
  const config = setup.config && readLabelConfig(setup.config.bytes, setup.config.file, () => {});
  const check = compileTaskChecks(config);
  const forTarget = setup.target && checksForTarget(check, config, setup.target);
  const rules = {
    ...setup,
    check: forTarget?.check ?? check,
    planOffsets: offsetPlanner(config, setup.offsets),
    isFor1x: forTarget?.isFor1x,
  };
  const sink = completionsOnly(setup.completionsFolder);

  // One of each for all batches: with new ones for each batch the calls between them are not inlined.
  let log = createLog(0);
  let ids = new Float64Array();
  let from = 0;
  const out = createOutput(0);
  const totals = emptyTotals();
  const numbering: Numbering = {
    keeps: setup.keepsIds,
    mixed: false,
    greatest: 0,
    next(own, at) {
      if (own !== undefined) ids[at - from] = own;
      return own ?? setup.firstId + at;
    },
  };
  const adding: Pick<Log, 'add'> = { add: (...finding) => log.add(...finding) };
  const writer = form && createWriter(form, (what, count) => addCount(totals.notWritten, what, count));
  const { process } = createProcessor(rules, numbering, adding, sink, writer, totals, out);

  return (batch, { position, output, room }) => {
    log = createLog(room);
    ids = new Float64Array(batch.size).fill(Number.NaN);
    from = position;
    Object.assign(out, outputOf(asBuffer(output), 0));
    // Counted from where the batch begins in the input, so that positions are right.
    Object.assign(totals, emptyTotals(), { tasks: position });
    process(batch);
    return {
      out: out.bytes.subarray(0, out.length),
      totals: { ...totals, tasks: totals.tasks - position },
      log: contentOf(log),
      seen: forTarget?.target.take(),
      ids,
      broken: batch.broken !== undefined,
    };
  };
}

/** Tasks stay in the output until their batch is done; annotations go to their files at once. */
function completionsOnly(folder: string | undefined): TaskSink {
  return {
    ...nowhere,
    take: () => {},
    takeCompletions(id, completions) {
      const file = join(folder ?? '', `${id}.json`);
      if (folder !== undefined) {
        writing(file, () => writeFileSync(file, completions.bytes.subarray(0, completions.length)));
      }
      completions.length = 0;
    },
  };
}
