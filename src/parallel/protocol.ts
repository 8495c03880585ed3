import type { SeenTasks, TargetCheck } from '../checks/server/server-check.ts';
import type { LogContent } from '../diagnostics/log.ts';
import type { ExitCode } from '../errors.ts';
import type { Profile } from '../profile.ts';
import type { OffsetRules } from '../regions/plan-offsets.ts';
import type { Totals } from '../tasks/totals.ts';
import type { WriterForm } from '../writers/writer-form.ts';
import type { PackedBatch } from './packed-batch.ts';

/** What a worker is told when it starts. */
export interface WorkerSetup {
  /** The label config, which each thread reads for itself; undefined when none was given. */
  config: { bytes: Uint8Array; file: string } | undefined;
  invalidTasks: 'fail' | 'skip' | 'keep';
  wantsScores: boolean;
  modelVersion: string | undefined;
  keepsIds: boolean;
  firstId: number;
  profile: Profile;
  /** How tasks are written; undefined when they are only checked. */
  form: WriterForm | undefined;
  offsets: OffsetRules;
  /** The server that the tasks are checked for, and how they get there; undefined when they are for no one server. */
  target: Pick<TargetCheck, 'server' | 'way'> | undefined;
  /** Where files of annotations go; undefined when nothing is written. */
  completionsFolder: string | undefined;
}

/** Where a batch is on its way from the input to the output. */
export interface BatchWay {
  /** Position of the batch's first task in the input. */
  position: number;
  /** Shared memory for the result. */
  output: Uint8Array;
  /** How many findings the log still has room for. */
  room: number;
}

export interface WorkerTask extends BatchWay {
  batch: PackedBatch;
}

/** What became of one batch; `totals` and `log` are of this batch alone. */
export interface WorkerResult {
  /** The tasks as they are written; in memory of its own when they outgrew the shared one. */
  out: Uint8Array;
  totals: Totals;
  log: LogContent;
  /** What was seen of the tasks for the server that they are written for, if they are for one. */
  seen: SeenTasks | undefined;
  /** The id that each task brings, NaN for none. */
  ids: Float64Array<ArrayBuffer>;
  broken: boolean;
}

/** Sent instead of a result: a UserError, or the stack of a bug. */
export interface WorkerFailure {
  failure: { message: string; help: string | undefined; exitCode: ExitCode } | { stack: string };
}
