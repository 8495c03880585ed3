import { setImmediate } from 'node:timers/promises';
import type { Finding, Report, Spot } from '../diagnostics/diagnostic.ts';
import type { Log } from '../diagnostics/log.ts';
import { messages } from '../diagnostics/messages.ts';
import type { Importer, Input } from '../importers/importer.ts';
import type { Json } from '../json/json.ts';
import { createOutput } from '../json/output.ts';
import type { Batch } from './batch.ts';
import type { BothEras } from './both-eras.ts';
import { hasScore } from './has-score.ts';
import { keepIds, type Numbering, renumber } from './numbering.ts';
import type { TaskSink } from './task-sink.ts';

export interface ImportPlan {
  importer: Importer;
  input: Omit<Input, 'report' | 'leaveOut'>;
  check: (task: Json, report: Report) => void;
  ids: 'keep' | 'renumber';
  /** Additions for Label Studio 1.x; undefined with `--compat 0.9`. */
  era: BothEras | undefined;
  /** What becomes of a task with errors: nothing is written at all; it goes to the rejected ones; it is written as it is. */
  invalidTasks: 'fail' | 'skip' | 'keep';
  /** Every task should have a scored prediction. */
  wantsScores: boolean;
}

export interface Totals {
  /** Tasks found in the input, and written. */
  tasks: number;
  written: number;
  rejected: number;
  /** Files, or places in a file, from which on nothing could be read. */
  unreadable: number;
  /** Tasks that have at least one prediction with a score. */
  scored: number;
  /** What the importer left out: how many of what. */
  leftOut: Map<string, number>;
}

/** Milliseconds after which the event loop gets its turn: for Ctrl-C and the progress line. */
const TURN = 40;
/** Bytes after which written tasks go to the file. */
const FLUSH = 1 << 20;

/** The whole way of the tasks: read, check, number, write. Every finding goes to the log, what is fit to be written to the sink. */
export async function importTasks(
  plan: ImportPlan,
  log: Log,
  sink: TaskSink,
  onProgress: (tasks: number) => void,
  signal: AbortSignal,
): Promise<Totals> {
  const { importer } = plan;
  const numbering = plan.ids === 'keep' ? keepIds(importer.firstId) : renumber(importer.firstId);
  const totals = await runOnce(plan, numbering, log, sink, onProgress, signal);
  if (!numbering.mixed) return totals;
  // Some tasks had ids and some had none: now that the greatest is known, once more from the start.
  sink.restart();
  const again = keepIds(importer.firstId, numbering.greatest + 1);
  return runOnce(plan, again, muted(log), sink, onProgress, signal);
}

async function runOnce(
  plan: ImportPlan,
  numbering: Numbering,
  log: Log,
  sink: TaskSink,
  onProgress: (tasks: number) => void,
  signal: AbortSignal,
): Promise<Totals> {
  const totals: Totals = { tasks: 0, written: 0, rejected: 0, unreadable: 0, scored: 0, leftOut: new Map() };
  const out = createOutput();
  const input: Input = {
    ...plan.input,
    report: (finding, spot) => {
      if (isError(finding)) totals.unreadable++;
      log.add(finding, () => spot);
    },
    leaveOut: (what, count) => totals.leftOut.set(what, (totals.leftOut.get(what) ?? 0) + count),
  };

  let batch: Batch;
  let index = 0;
  let problems = 0;
  let findings: Finding[] = [];
  const locate = (path?: string) => (): Spot => batch.locate(index, path);
  const report: Report = (finding) => {
    if (isError(finding)) problems++;
    if (plan.invalidTasks === 'skip') findings.push(finding);
    log.add(finding, locate(finding.path), totals.tasks);
  };

  const writing = { era: plan.era, completions: createOutput(1 << 16), report };
  let turn = performance.now();
  for (batch of plan.importer.read(input)) {
    for (index = 0; index < batch.size; index++) {
      const task = batch.read(index);
      if (task === undefined) {
        const { finding, spot } = batch.broken!;
        log.add(finding, () => spot, totals.tasks);
        totals.unreadable++;
        break;
      }
      problems = 0;
      findings = [];
      plan.check(task, report);
      const id = numbering.next(task, totals.tasks, report);
      const begin = out.length;
      batch.write(index, task, id ?? 0, totals.written === 0, out, writing);
      if (plan.wantsScores) {
        if (hasScore(task)) totals.scored++;
        else report({ code: 'task-without-score', args: {} });
      }
      if (problems > 0 && (plan.invalidTasks !== 'keep' || !isWritable(task))) {
        out.length = begin;
        totals.rejected++;
        if (plan.invalidTasks === 'skip') sink.reject(batch, index, totals.tasks, findings);
      } else {
        totals.written++;
        if (writing.completions.length > 0 && id !== undefined) sink.takeCompletions(id, writing.completions);
      }
      writing.completions.length = 0;
      totals.tasks++;
      if (out.length >= FLUSH) sink.take(out);
    }
    if (performance.now() - turn > TURN) {
      onProgress(totals.tasks);
      await setImmediate();
      signal.throwIfAborted();
      turn = performance.now();
    }
  }
  sink.take(out);
  return totals;
}

function isError({ code }: Finding): boolean {
  return messages[code].severity === 'error';
}

/** What is no object cannot be a task, not even with `--invalid-tasks keep`. */
function isWritable(task: Json): boolean {
  return typeof task === 'object' && task !== null && !Array.isArray(task);
}

function muted(log: Log): Log {
  return { ...log, add: () => {} };
}
