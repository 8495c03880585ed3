import type { Finding, Report, Spot } from '../diagnostics/diagnostic.ts';
import { isError } from '../diagnostics/is-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { isObject, type Json } from '../json/json.ts';
import { createOutput, type Output, writeAscii } from '../json/output.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { KnownUnits, OffsetPlanner, OffsetRules } from '../regions/plan-offsets.ts';
import { editOffsets } from '../writers/edit-offsets.ts';
import type { BothEras } from '../writers/tasks-json/migration-fields.ts';
import type { Batch } from './batch.ts';
import { dropServerFields, isExported } from './from-1x-export.ts';
import { hasScore } from './has-score.ts';
import { countNotIn1x } from './not-in-1x.ts';
import { idOf, type Numbering } from './numbering.ts';
import type { FoundInTask, TaskSink } from './task-sink.ts';
import { addSkipped, type Totals } from './totals.ts';

/** What is done with every task; part of the import plan. */
export interface TaskRules {
  check: (task: Json, report: Report) => void;
  /** What becomes of a task with errors: nothing is written at all; it goes to the rejected ones; it is written as it is. */
  invalidTasks: 'fail' | 'skip' | 'keep';
  /** Every task should have a scored prediction. */
  wantsScores: boolean;
  /** Additions for Label Studio 1.x; undefined with `--compat 0.9`. */
  era: BothEras | undefined;
  /** What stands between two tasks that are written as lines, if the batch can; undefined when they cannot be. */
  betweenLines?: string | undefined;
  /** What becomes of offsets in texts, and how that is detected. */
  offsets: OffsetRules;
  planOffsets: OffsetPlanner;
}

export interface Processor {
  process(batch: Batch): void;
  /** Hands to the sink what it has not got yet. */
  flush(): void;
}

/** Bytes after which written tasks go to the file. */
const FLUSH = 1 << 20;

/**
 * Checks, numbers and writes the tasks of one batch after the other, counting them in `totals`; the first is at `totals.tasks` of the input.
 */
export function createProcessor(
  rules: TaskRules,
  numbering: Numbering,
  log: Log,
  sink: TaskSink,
  totals: Totals,
  out: Output,
): Processor {
  let batch: Batch;
  /** Whether what is in `out`, and what is written next, are lines. */
  let inLines = false;
  let index = 0;
  let problems = 0;
  /** False for the second task with an id: not even `keep` can write both. */
  let hasOwnId = true;
  let findings: FoundInTask[] = [];
  const locate = (path?: string) => (): Spot => batch.locate(index, path);
  const reportAt = (finding: Finding, where: () => Spot): void => {
    if (isError(finding)) problems++;
    if (finding.code === 'duplicate-task-id') hasOwnId = false;
    if (rules.invalidTasks === 'skip') findings.push({ finding, where });
    log.add(finding, where, totals.tasks);
  };
  const report: Report = (finding) => {
    if (!batch.suppresses?.has(finding.code)) reportAt(finding, locate(finding.path));
  };
  const skip = (what: string, count: number) => addSkipped(totals, what, count);
  const writing = { era: rules.era, completions: createOutput(1 << 16), report };

  const processTask = (task: Json): void => {
    problems = 0;
    hasOwnId = true;
    if (findings.length > 0) findings = [];
    const isFrom1x = isExported(task);
    if (rules.era) dropServerFields(task, skip);
    if (batch.found) for (const { finding, spot } of batch.found(index)) reportAt(finding, () => spot);
    if (problems === 0) rules.check(task, report);
    const ownId = numbering.keeps ? idOf(task, () => batch.original(index), report) : undefined;
    const id = numbering.next(ownId, totals.tasks, report);
    const begin = out.length;
    if (inLines) {
      if (out.length > 0) writeAscii(out, rules.betweenLines!);
      batch.writeLine!(index, task, id ?? 0, out);
    } else batch.write(index, task, id ?? 0, totals.written === 0, out, writing);
    if (rules.wantsScores) {
      if (hasScore(task)) totals.scored++;
      else report({ code: 'task-without-score', args: {} });
    }
    if (problems > 0 && (rules.invalidTasks !== 'keep' || !hasOwnId || !isWritable(task))) {
      out.length = begin;
      totals.rejected++;
      if (rules.invalidTasks === 'skip') sink.reject(batch, index, totals.tasks, findings);
    } else {
      totals.written++;
      adjustOffsets(task, isFrom1x, begin);
      if (rules.era) countNotIn1x(task, ownId, totals.notIn1x);
      if (writing.completions.length > 0 && id !== undefined) sink.takeCompletions(id, writing.completions);
    }
    writing.completions.length = 0;
    totals.tasks++;
    if (out.length >= FLUSH) flush();
  };

  /** Converts the offsets of a task that was just written from `begin` on, or says what is to be said of them. */
  const adjustOffsets = (task: Json, isFrom1x: boolean, begin: number): void => {
    if (!isObject(task) || !isObject(task.data)) return;
    const plan = rules.planOffsets(task, task.data, knownUnits(batch, isFrom1x), report);
    if (!plan) return;
    editOffsets(task, plan.edits, out, begin, writing.completions);
    totals.spans.converted += plan.edits.length;
    totals.spans.differing += plan.differing;
  };

  const flush = () => {
    if (inLines) sink.takeLines!(out);
    else sink.take(out);
  };
  const process = (next: Batch) => {
    batch = next;
    const asLines = rules.betweenLines !== undefined && batch.writeLine !== undefined;
    if (asLines !== inLines) {
      flush();
      inLines = asLines;
    }
    for (index = 0; index < batch.size; index++) {
      const task = batch.read(index);
      if (task === undefined) {
        const { finding, spot } = batch.broken!;
        log.add(finding, () => spot, totals.tasks);
        totals.unreadable++;
        return;
      }
      processTask(task);
    }
  };
  return { process, flush };
}

const inUtf16: KnownUnits = { unitOf: () => 'utf16', made: true };
const inCodePoints: KnownUnits = { unitOf: () => 'code-points', made: true };
/** Completions are of Label Studio 0.9; of tasks of unknown origin nothing else is known. */
const from09: KnownUnits = { unitOf: (list) => (list === 'completions' ? 'utf16' : undefined), made: false };
const from1x: KnownUnits = {
  ...from09,
  unitOf: (list) => (list === 'completions' ? 'utf16' : 'code-points'),
};

function knownUnits({ offsets }: { offsets?: OffsetUnit }, isFrom1x: boolean): KnownUnits {
  if (offsets) return offsets === 'utf16' ? inUtf16 : inCodePoints;
  return isFrom1x ? from1x : from09;
}

/** What is no object cannot be a task, not even with `--invalid-tasks keep`. */
function isWritable(task: Json): boolean {
  return typeof task === 'object' && task !== null && !Array.isArray(task);
}
