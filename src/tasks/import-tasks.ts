import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { isError } from '../diagnostics/is-error.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Importer, Input } from '../formats/format.ts';
import { createOutput } from '../json/output.ts';
import { keepIds, type Numbering, renumber } from './numbering.ts';
import { createProcessor, type TaskRules } from './process-batch.ts';
import type { TaskSink } from './task-sink.ts';
import { addLeftOut, emptyTotals, type Totals } from './totals.ts';

export interface ImportPlan extends TaskRules {
  importer: Importer;
  input: Omit<Input, 'report' | 'leaveOut'>;
  ids: 'keep' | 'renumber';
  /** The label config's bytes, for threads that read it themselves; undefined when none was given. */
  configSource: { bytes: Uint8Array; file: string } | undefined;
}

/** What an import needs while it runs. */
export interface ImportRun {
  log: Log;
  sink: TaskSink;
  onProgress: (tasks: number) => void;
  signal: AbortSignal;
}

/** Milliseconds after which the event loop gets its turn: for Ctrl-C and the progress line. */
const TURN = 40;

/** The whole way of the tasks: read, check, number, write. Every finding goes to the log, what is fit to be written to the sink. */
export async function importTasks(plan: ImportPlan, run: ImportRun): Promise<Totals> {
  const { firstId } = plan.importer;
  const numbering = plan.ids === 'keep' ? keepIds(firstId) : renumber(firstId);
  const totals = isLarge(plan)
    ? await (await import('../parallel/import-in-parallel.ts')).importInParallel(plan, numbering, run)
    : await runOnce(plan, numbering, run);
  if (!numbering.mixed) return totals;
  // Some tasks had ids and some had none: now that the greatest is known, once more from the start.
  run.sink.restart();
  const mutedLog = { ...run.log, add: () => {} };
  return runOnce(plan, keepIds(firstId, numbering.greatest + 1), { ...run, log: mutedLog });
}

/** Bytes from which on other threads save more time than it takes to start them. */
const LARGE = 24e6;

/** With `skip` a refused task takes no number from the others, so each has to wait for the one before. */
function isLarge({ importer, input, invalidTasks }: ImportPlan): boolean {
  return importer.inParallel === true && invalidTasks !== 'skip' && statSync(input.path).size >= LARGE;
}

export async function runOnce(
  plan: ImportPlan,
  numbering: Numbering,
  { log, sink, onProgress, signal }: ImportRun,
): Promise<Totals> {
  const totals = emptyTotals();
  const out = createOutput();
  const { process, flush } = createProcessor(plan, numbering, log, sink, totals, out);
  const takeTurn = turnTaker(totals, onProgress, signal);
  for (const batch of plan.importer.read(inputOf(plan, log, totals))) {
    process(batch);
    await takeTurn();
  }
  flush();
  return totals;
}

/** What the importer gets: where the data is, and where to leave what is no task. */
export function inputOf(plan: ImportPlan, log: Log, totals: Totals): Input {
  return {
    ...plan.input,
    report: (finding, spot) => {
      if (isError(finding)) totals.unreadable++;
      log.add(finding, () => spot);
    },
    leaveOut: (what, count) => addLeftOut(totals, what, count),
  };
}

/** Lets signals and the progress line through from time to time; throws when the run is to end. */
export function turnTaker(
  totals: Totals,
  onProgress: (tasks: number) => void,
  signal: AbortSignal,
): () => Promise<void> {
  let turn = performance.now();
  return async () => {
    if (performance.now() - turn < TURN) return;
    onProgress(totals.tasks);
    await setImmediate();
    signal.throwIfAborted();
    turn = performance.now();
  };
}
