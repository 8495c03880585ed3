import { setImmediate } from 'node:timers/promises';
import type { SeenTasks } from '../checks/server/server-check.ts';
import type { Place, Report } from '../diagnostics/diagnostic.ts';
import { contentOf, createLog, type Log } from '../diagnostics/log.ts';
import { interruptible, turnTaker } from '../interruptible.ts';
import { outputOf } from '../json/output.ts';
import { append } from '../lists.ts';
import type { Batch } from '../tasks/batch.ts';
import { type ImportRun, onePass, type Pass, type TaskLoop } from '../tasks/import-tasks.ts';
import type { Numbering } from '../tasks/numbering.ts';
import type { TaskSink } from '../tasks/task-sink.ts';
import { addCount, addSkipped, emptyTotals, type Totals } from '../tasks/totals.ts';
import type { WriterForm } from '../writers/writer-form.ts';
import { groupFiles } from './group-files.ts';
import { locatorOf, packBatch } from './packed-batch.ts';
import type { BatchWay, WorkerResult, WorkerSetup } from './protocol.ts';
import { readInterruptibly } from './read-interruptibly.ts';
import { asBuffer, sharedBytes } from './shared-memory.ts';
import { threadProcessor } from './thread-processor.ts';
import { inOrder, type Told } from './told.ts';
import { startWorkers, type WorkerPool } from './worker-pool.ts';

type ConfigSource = WorkerSetup['config'];

function setupOf(
  loop: TaskLoop,
  numbering: Numbering,
  sink: TaskSink,
  configSource: ConfigSource,
  form: WriterForm | undefined,
): WorkerSetup {
  const { invalidTasks, wantsScores, modelVersion, profile, firstId, offsets, target } = loop;
  return {
    config: configSource,
    invalidTasks,
    wantsScores,
    modelVersion,
    keepsIds: numbering.keeps,
    firstId,
    profile,
    form,
    offsets,
    target: target && { server: target.server, way: target.way },
    completionsFolder: sink.completionsFolder,
  };
}

/** Gives the ids that tasks bring to the numbering; returns how many came before. */
function register(
  { ids }: WorkerResult,
  placeOf: (index: number) => Place,
  numbering: Numbering,
  position: number,
  log: Log,
): number {
  if (!numbering.keeps) return 0;
  let index = 0;
  let repeated = 0;
  const report: Report = (finding) => {
    repeated++;
    log.add(finding, () => placeOf(index), position + index);
  };
  for (index = 0; index < ids.length; index++) {
    const own = ids[index]!;
    numbering.next(Number.isNaN(own) ? undefined : own, position + index, report);
  }
  return repeated;
}

function addTotals(totals: Totals, more: Totals): void {
  totals.tasks += more.tasks;
  totals.written += more.written;
  totals.rejected += more.rejected;
  totals.unreadable += more.unreadable;
  totals.scored += more.scored;
  for (const [what, count] of more.skipped) addSkipped(totals, what, count);
  for (const [what, count] of more.notWritten) addCount(totals.notWritten, what, count);
  totals.notIn1x.meta += more.notIn1x.meta;
  totals.notIn1x.ids += more.notIn1x.ids;
  totals.notIn1x.modelVersions += more.notIn1x.modelVersions;
  totals.notIn1x.finished += more.notIn1x.finished;
  totals.spans.converted += more.spans.converted;
  totals.spans.differing += more.spans.differing;
}

/**
 * Does what the plain import does, with other threads to parse, check and write the tasks. This one cuts the input and takes the results in
 * order, so that the project and the findings are the same; only ids that come twice are told before the other findings of their batch.
 * `threads` is how many there may be.
 */
export function parallelPass(
  configSource: ConfigSource,
  form: WriterForm | undefined,
  threads: number | undefined,
): Pass {
  return withThreads(configSource, form, threads, feedWorkers);
}

/**
 * The same for a folder of files. Where one cannot be read to its end the next is read all the same, but the threads have counted on the tasks
 * that are missing: then this pass comes to nothing, as it does for ids that come twice and for tasks that only this thread can read.
 */
export function parallelFolderPass(
  configSource: ConfigSource,
  form: WriterForm | undefined,
  threads: number | undefined,
): Pass {
  return withThreads(configSource, form, threads, async (loop, numbering, run, pool, setup) => {
    const log = createLog(run.log.room);
    const seen: SeenTasks[] = [];
    const { target } = loop;
    const own = {
      ...loop,
      ...(target && { target: { ...target, absorb: (more: SeenTasks) => void seen.push(more) } }),
    };
    const totals = await feedWorkers(own, numbering, { ...run, log }, pool, setup, true);
    if (!totals) return undefined;
    run.log.absorb(contentOf(log));
    for (const more of seen) target?.absorb(more);
    return totals;
  });
}

/** A pass with other threads, which are there for as long as `feed` takes; without any it is one in this thread. */
function withThreads(
  configSource: ConfigSource,
  form: WriterForm | undefined,
  threads: number | undefined,
  feed: (...given: [...Parameters<Pass>, pool: WorkerPool, setup: WorkerSetup]) => ReturnType<Pass>,
): Pass {
  return async (loop, numbering, run) => {
    const setup = setupOf(loop, numbering, run.sink, configSource, form);
    const pool = startWorkers(setup, threads, run.signal);
    if (!pool) return onePass(loop, numbering, run);
    try {
      return await feed(loop, numbering, run, pool, setup);
    } finally {
      await pool.close();
    }
  };
}

/** Batches that may be on their way before the oldest must be taken. */
const MOST_PENDING = 4;

/** Bytes that nearly all batches fit into. */
const BATCH_ROOM = 0.6e6;

/** Shared memory for a batch on its way: what it was cut from, and its tasks as they are written. */
interface Memory {
  input: Buffer;
  output: Buffer;
}

function newMemory(): Memory {
  return { input: sharedBytes(BATCH_ROOM), output: sharedBytes(BATCH_ROOM * 3) };
}

/**
 * Cuts the input and takes the results in order. While the others are busy this thread does a batch itself. Undefined for a folder whose tasks
 * are not as they were counted.
 */
async function feedWorkers(
  loop: TaskLoop,
  numbering: Numbering,
  { log, sink, onProgress, signal }: ImportRun,
  pool: WorkerPool,
  setup: WorkerSetup,
  isFolder = false,
): Promise<Totals | undefined> {
  const totals = emptyTotals();
  const takeTurn = turnTaker(signal, () => onProgress(totals.tasks));
  const process = threadProcessor(setup);
  // To look for Ctrl-C takes longer than a small batch.
  const processHere = (batch: Batch, way: BatchWay): WorkerResult | Promise<WorkerResult> =>
    isLong(batch) ? interruptible(signal, () => process(batch, way)) : process(batch, way);
  const pending: Pending[] = [];
  const free: Memory[] = [];
  let memory = newMemory();
  let sent = 0;
  let broken = false;
  let isOdd = false;

  const takeResult = async (): Promise<void> => {
    const { result: coming, memory: used, locate, told } = pending.shift()!;
    const result = await coming;
    if (broken || isOdd) return;
    const repeated = register(result, locate, numbering, totals.tasks, log);
    isOdd = isFolder && (result.broken || repeated > 0);
    totals.rejected += repeated;
    addTotals(totals, result.totals);
    log.absorb(result.log);
    if (result.seen) loop.target?.absorb(result.seen);
    sink.take(outputOf(asBuffer(result.out), result.out.length));
    free.push(used);
    broken = result.broken;
    if (!broken) for (const tell of told) tell();
  };

  const items = inOrder(loop, log, totals);
  const grouped = isFolder ? groupFiles(items, () => memory.input) : items;
  for await (const item of readInterruptibly(grouped, signal, isPause)) {
    if (Array.isArray(item)) {
      const last = pending.at(-1);
      if (last) append(last.told, item);
      else for (const tell of item) tell();
      continue;
    }
    if (isPause(item)) continue;
    const way: BatchWay = { position: sent, output: memory.output, room: log.room };
    const isHere = pool.full;
    // Ids that come twice are located when their batch is gone, or else at once.
    const packed = isHere && !numbering.keeps ? undefined : packBatch(item, memory.input);
    if (!packed && isFolder && !item.files && !item.elements) return undefined;
    if (!packed && numbering.keeps) while (pending.length > 0) await takeResult();
    const own: Kept = { memory, locate: locatorOf(packed, item), told: [] };
    pending.push(
      packed && !isHere
        ? started(pool.send({ ...way, batch: packed }), own)
        : done(await processHere(item, way), own),
    );
    sent += item.size;
    // Messages of the other threads arrive when the event loop has its turn.
    await setImmediate();
    while (pending.length > 0 && (pending[0]!.done || pending.length > MOST_PENDING)) await takeResult();
    await takeTurn();
    if (broken || isOdd) break;
    memory = free.pop() ?? newMemory();
  }
  while (pending.length > 0) await takeResult();
  return isOdd ? undefined : totals;
}

/** Whether what comes after an item may take long to read (tasks/pause.ts). */
function isPause(item: Batch | Told[]): boolean {
  return !Array.isArray(item) && item.size === 0;
}

/** Whether a batch has a record of many bytes. */
function isLong({ elements, files, tableRows }: Batch): boolean {
  if (files) return false;
  if (elements) return elements.ends.at(-1)! - elements.starts[0]! > BATCH_ROOM;
  if (!tableRows) return true;
  const { rowStarts, size } = tableRows.rows;
  return rowStarts[size]! - rowStarts[0]! > BATCH_ROOM;
}

/** What this thread keeps of a batch on its way. */
interface Kept {
  memory: Memory;
  /** The place of a task, also when the batch is gone. */
  locate: (index: number) => Place;
  /** What the reading told behind it. */
  told: Told[];
}

interface Pending extends Kept {
  result: Promise<WorkerResult>;
  done: boolean;
}

function done(result: WorkerResult, kept: Kept): Pending {
  return { ...kept, result: Promise.resolve(result), done: true };
}

function started(result: Promise<WorkerResult>, kept: Kept): Pending {
  const pending: Pending = { ...kept, result, done: false };
  // A failure is thrown when its turn comes.
  const settle = () => {
    pending.done = true;
  };
  result.then(settle, settle);
  return pending;
}
