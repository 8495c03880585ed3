import { findingFor1x } from '../checks/server/not-shown.ts';
import type { Finding, Located, Place, Report } from '../diagnostics/diagnostic.ts';
import { isError } from '../diagnostics/is-error.ts';
import type { Log } from '../diagnostics/log.ts';
import { isObject, type Json } from '../json/json.ts';
import { createOutput, type Output, writeAscii } from '../json/output.ts';
import type { Profile } from '../profile.ts';
import type { OffsetUnit } from '../regions/offset-unit.ts';
import type { KnownUnits, OffsetPlanner, OffsetRules } from '../regions/plan-offsets.ts';
import type { Batch } from './batch.ts';
import { checkText, reportDropped } from './check-text.ts';
import { editOffsets } from './edit-offsets.ts';
import { dropServerFields, isExported } from './from-1x-export.ts';
import { hasScore } from './has-score.ts';
import { fillVersions, withVersions } from './model-version.ts';
import { countNotIn1x } from './not-in-1x.ts';
import { idOf, type Numbering } from './numbering.ts';
import type { JsonRecord, TaskRecord } from './record.ts';
import type { FoundInTask, TaskSink, TaskWriter } from './task-sink.ts';
import { addSkipped, type Totals } from './totals.ts';

/** What is done with every task; part of the import plan. */
export interface TaskRules {
  /** `isMade`: whether a format made the results of labels, and has said which of these repeat others. */
  check: (task: Json, report: Report, isMade?: boolean) => void;
  /** What becomes of a task with errors: nothing is written at all; it goes to the rejected ones; it is written as it is. */
  invalidTasks: 'fail' | 'skip' | 'keep';
  /** Every task should have a scored prediction. */
  wantsScores: boolean;
  profile: Profile;
  /** Whether the tasks are for Label Studio 1.x only, which keeps integers of any size. */
  isFor1x?: boolean | undefined;
  /** The `model_version` of predictions that have none. */
  modelVersion: string | undefined;
  /** What becomes of offsets in texts, and how that is found out. */
  offsets: OffsetRules;
  planOffsets: OffsetPlanner;
}

/** Takes each task that was read: the id that it brought, and whether it is written. */
export type SeeTask = (batch: Batch, index: number, own: number | undefined, isWritten: boolean) => void;

export interface Processor {
  process(batch: Batch): void;
  /** Hands to the sink what it has not got yet. */
  flush(): void;
}

/** Bytes after which written tasks go to the file: few enough to stay in a processor's cache until they are copied. */
const FLUSH = 1 << 18;

/**
 * Checks, numbers and writes the tasks of one batch after the other, counting them in `totals`; the first is at `totals.tasks` of the input.
 * Without a writer they are only checked.
 */
export function createProcessor(
  rules: TaskRules,
  numbering: Numbering,
  log: Pick<Log, 'add'>,
  sink: TaskSink,
  writer: TaskWriter | undefined,
  totals: Totals,
  out: Output,
  see?: SeeTask,
): Processor {
  const { knowsExports, keepsMembers, opensIn1x } = rules.profile;
  let batch: Batch;
  let index = 0;
  let problems = 0;
  /** False for the second task with an id: not even `keep` can write both. */
  let hasOwnId = true;
  let findings: FoundInTask[] = [];
  /** Right as long as the batch is valid, also when another task of it is processed. */
  const locate = (path?: string) => {
    const [from, at] = [batch, index];
    return (): Place => from.locate(at, path);
  };
  const reportAt = (finding: Finding, where: () => Place): void => {
    if (isError(finding)) problems++;
    if (finding.code === 'duplicate-task-id') hasOwnId = false;
    if (rules.invalidTasks === 'skip') findings.push({ finding, where });
    log.add(finding, where, totals.tasks);
  };
  const report: Report = (finding) => {
    if (!batch.suppresses?.has(finding.code)) reportAt(finding, locate(finding.path));
  };
  const reportFor1x: Report = (finding) => {
    if (finding.code !== 'integer-beyond-64-bits') report(finding);
  };
  const reportFor09: Report = (finding) => {
    if (knowsExports || finding.code !== 'nul-in-text') report(finding);
  };
  // Places are worked out when they are asked for: there may be thousands in one row.
  const reportFound = (found: Located) =>
    reportAt(rules.isFor1x ? findingFor1x(found.finding) : found.finding, () => found.place);
  const skip = (what: string, count: number) => addSkipped(totals, what, count);
  const completions = createOutput(1 << 16);

  const processTask = (read: TaskRecord): void => {
    problems = 0;
    hasOwnId = true;
    if (findings.length > 0) findings = [];
    const task = read.value;
    const hasOnlyData = read.kind === 'row';
    const isFrom1x = !hasOnlyData && isExported(task);
    if (knowsExports && !hasOnlyData) dropServerFields(task, skip);
    const { modelVersion } = rules;
    const isFilled = !hasOnlyData && modelVersion !== undefined && fillVersions(task, modelVersion);
    if (batch.found) for (const found of batch.found(index)) reportFound(found);
    if (problems === 0) rules.check(task, report, batch.suppresses?.has('region-repeated') === true);
    const ownId = numbering.keeps ? idOf(task, () => batch.original(index), report) : undefined;
    const id = numbering.next(ownId, totals.tasks, report);
    const record = read.kind === 'json' ? checkJson(read) : read;
    if (rules.wantsScores) {
      if (hasScore(task)) totals.scored++;
      else report({ code: 'task-without-score', args: {} });
    }
    const isWritten = !(problems > 0 && (rules.invalidTasks !== 'keep' || !hasOwnId || !isObject(task)));
    if (!isWritten) {
      totals.rejected++;
      if (rules.invalidTasks === 'skip') sink.reject(batch, index, totals.tasks, findings);
    } else {
      totals.written++;
      if (opensIn1x) countNotIn1x(task, ownId, totals.notIn1x);
      const filled = isFilled && record.kind === 'json' ? withVersions(record, modelVersion) : record;
      write(hasOnlyData ? record : adjustOffsets(filled, isFrom1x), id);
    }
    see?.(batch, index, ownId, isWritten);
    totals.tasks++;
  };

  const checkJson = (record: JsonRecord): JsonRecord => {
    if (!keepsMembers && !record.made) reportDropped(record.value, report);
    return checkText(record, rules.isFor1x ? reportFor1x : reportFor09);
  };

  /** Converts the offsets of a task that is to be written, or says what is to be said of them. */
  const adjustOffsets = (record: TaskRecord, isFrom1x: boolean): TaskRecord => {
    const task = record.value;
    if (!isObject(task) || !isObject(task.data)) return record;
    const plan = rules.planOffsets(task, task.data, knownUnits(batch, isFrom1x), report);
    if (!plan) return record;
    // Spans that lsimport itself made in UTF-16 units may count in the input as they do in the output.
    if (batch.offsets !== 'utf16') totals.spans.converted += plan.edits.length;
    totals.spans.differing += plan.differing;
    return plan.edits.length > 0 ? editOffsets(record, plan.edits) : record;
  };

  /** A task whose id is not known yet comes again in a second pass. */
  const write = (record: TaskRecord, id: number | undefined): void => {
    if (!writer || id === undefined) return;
    if (out.length > 0) writeAscii(out, writer.between);
    writer.write(record, id, out, completions);
    if (completions.length > 0) sink.takeCompletions(id, completions);
    if (out.length >= FLUSH) sink.take(out);
  };

  return {
    process(next) {
      batch = next;
      for (index = 0; index < batch.size; index++) {
        const record = batch.read(index);
        if (record === undefined) {
          const { finding, place } = batch.broken!;
          log.add(finding, () => place, totals.tasks);
          totals.unreadable++;
          return;
        }
        processTask(record);
      }
    },
    flush: () => sink.take(out),
  };
}

const inUtf16: KnownUnits = { unitOf: () => 'utf16', made: true };
const inCodePoints: KnownUnits = { unitOf: () => 'code-points', made: true };
/** Completions are of Label Studio 0.9; of tasks of unknown origin nothing else is known. */
const from09: KnownUnits = { unitOf: (list) => (list === 'completions' ? 'utf16' : undefined), made: false };
const from1x: KnownUnits = {
  ...from09,
  unitOf: (list) => (list === 'completions' ? 'utf16' : 'code-points'),
};

/** What the origin of a task tells of the offsets in its texts. */
export function knownUnits({ offsets }: { offsets?: OffsetUnit }, isFrom1x: boolean): KnownUnits {
  if (offsets) return offsets === 'utf16' ? inUtf16 : inCodePoints;
  return isFrom1x ? from1x : from09;
}
