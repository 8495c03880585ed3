import type { TargetCheck } from '../checks/server/server-check.ts';
import type { Finding, Place } from '../diagnostics/diagnostic.ts';
import { isError } from '../diagnostics/is-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { forEachInTurns } from '../interruptible.ts';
import { createOutput } from '../json/output.ts';
import type { Batch } from './batch.ts';
import { keepIds, type Numbering, renumber } from './numbering.ts';
import { createProcessor, type SeeTask, type TaskRules } from './process-batch.ts';
import type { Skip, TaskSink, TaskWriter } from './task-sink.ts';
import { addCount, addSkipped, emptyTotals, type Totals } from './totals.ts';

/** What the loop over the tasks needs to know. */
export interface TaskLoop extends TaskRules {
  /** Cuts the input into batches of tasks. */
  read(hooks: ReadHooks): Iterable<Batch>;
  ids: 'keep' | 'renumber';
  /** Number of the first task when none has an id. */
  firstId: number;
  /** Where other threads leave what they saw of the tasks, when these are for one server. */
  target?: Pick<TargetCheck, 'server' | 'way' | 'absorb'> | undefined;
}

/** Where the reading leaves what is not a task. */
export interface ReadHooks {
  /** Takes what is found in the input itself, outside any task. */
  report: (finding: Finding, place: Place) => void;
  /** Counts what was skipped, by what it is, such as "blank lines". */
  skip: (what: string, count: number) => void;
}

/** What the loop needs while it runs. */
export interface ImportRun {
  log: Log;
  sink: TaskSink;
  /** Makes what writes the tasks; undefined when they are only checked. */
  createWriter: ((skip: Skip) => TaskWriter) | undefined;
  onProgress: (tasks: number) => void;
  signal: AbortSignal;
  /** Sees the tasks of a pass in one thread. */
  see?: SeeTask | undefined;
}

/** Goes once over all tasks. Undefined where it cannot: what it did is to be forgotten, and the tasks come once more in one thread. */
export type Pass = (loop: TaskLoop, numbering: Numbering, run: ImportRun) => Promise<Totals | undefined>;

/**
 * The whole way of the tasks: read, check, number, write. Every finding goes to the log, what is fit to be written to the sink. The first
 * pass, which is mostly the only one, may be one in several threads.
 */
export async function importTasks(
  loop: TaskLoop,
  run: ImportRun,
  firstPass: Pass = onePass,
): Promise<Totals> {
  const { firstId } = loop;
  const newNumbering = () => (loop.ids === 'keep' ? keepIds(firstId) : renumber(firstId));
  let numbering = newNumbering();
  let totals = await firstPass(loop, numbering, run);
  if (!totals) {
    run.sink.restart();
    numbering = newNumbering();
    totals = await onePass(loop, numbering, run);
  }
  if (!numbering.mixed) return totals;
  // Some tasks had ids and some had none: now that the greatest is known, once more from the start.
  run.sink.restart();
  const mutedLog = { ...run.log, add: () => {} };
  return onePass(loop, keepIds(firstId, Math.max(firstId, numbering.greatest + 1)), {
    ...run,
    log: mutedLog,
  });
}

/** One pass in this thread. */
export const onePass = async (
  loop: TaskLoop,
  numbering: Numbering,
  { log, sink, createWriter, onProgress, signal, see }: ImportRun,
): Promise<Totals> => {
  const totals = emptyTotals();
  const out = createOutput();
  const writer = createWriter?.((what, count) => addCount(totals.notWritten, what, count));
  const { process, flush } = createProcessor(loop, numbering, log, sink, writer, totals, out, see);
  const onTurn = () => onProgress(totals.tasks);
  await forEachInTurns(loop.read(readHooks(log, totals)), process, { signal, onTurn });
  flush();
  return totals;
};

export function readHooks(log: Log, totals: Totals): ReadHooks {
  return {
    report: (finding, place) => {
      if (isError(finding)) totals.unreadable++;
      log.add(finding, () => place);
    },
    skip: (what, count) => addSkipped(totals, what, count),
  };
}
