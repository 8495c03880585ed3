import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { formatCount } from '../../format-count.ts';
import { append } from '../../lists.ts';
import { formatTime } from '../../report/format.ts';
import { type Chunk, LIMITS, type OutgoingTask } from '../../server/chunk.ts';
import type { Client } from '../../server/client.ts';
import { deliver } from '../../server/deliver.ts';
import type { Lock } from '../../server/lock.ts';
import { createPace } from '../../server/pace.ts';
import type { Pauses } from '../../server/settle.ts';
import type { Uploader } from '../../server/uploads/upload-files.ts';
import type { VersionRule } from '../../tasks/model-version.ts';
import { ACTION, type Comparison, identified } from './compare.ts';
import type { Media } from './identify.ts';
import { linkUploads } from './link-uploads.ts';
import { countEntries, markTask, setChunk } from './mark-task.ts';
import type { Spool } from './spool-tasks.ts';
import { uploadsIn } from './uploads-in.ts';

/** What was sent. */
export interface Sent {
  /** Those that are there for certain. */
  tasks: number;
  /** Whether a request is on its way, with which more may arrive. */
  isSending: boolean;
  predictions: number;
  chunks: number;
  /** Times that an answer left doubt, so that the server was asked. */
  doubts: number;
  /** Tasks of an earlier push that got the predictions which they had lost. */
  completed: number;
  /** Tasks that somebody annotated before their predictions had arrived. */
  incomplete: string[];
}

export interface Sending {
  client: Client;
  project: number;
  lock: Lock;
  version: VersionRule | undefined;
  media: Media;
  uploader: Uploader;
  pauses?: Pauses | undefined;
}

/** A task with the files that it links to and that are to be sent before it. */
type Prepared = OutgoingTask & { files: string[] };

type PreparedChunk = Chunk & { tasks: Prepared[] };

/** Sends the tasks that are to be sent, in chunks, one after the other; the next is prepared while the server works on one. */
export async function sendTasks(
  spool: Spool,
  { send, keys }: Pick<Comparison, 'send' | 'keys'>,
  sending: Sending,
  sent: Sent,
  { progress, signal }: Context,
): Promise<void> {
  const { client, project, lock, media, pauses } = sending;
  const total = send.reduce((sum, action) => sum + action, 0);
  const start = performance.now();
  const pace = createPace();

  const sendChunk = async (chunk: PreparedChunk) => {
    const { tasks } = chunk;
    await lock.beat();
    if (media.uploadOf) await linkUploads(tasks, media.uploadOf, sending);
    const before = sent.tasks;
    const report = (done: number) => {
      sent.tasks = before + done;
      progress.say(progressOf(sent.tasks, total, performance.now() - start));
    };
    sent.isSending = true;
    const { doubts, kept } = await deliver(client, project, chunk, {
      pauses,
      signal,
      pace,
      progress: report,
    });
    sent.isSending = false;
    sent.tasks = before + tasks.length;
    sent.predictions += tasks.reduce((sum, { predictions }) => sum + predictions, 0);
    sent.chunks++;
    sent.doubts += doubts;
    append(
      sent.incomplete,
      kept.map(({ task }) => task.key),
    );
  };
  const prepared = prepare(spool, { send, keys }, sending);
  const failure = new AbortController();
  const over = AbortSignal.any([signal, failure.signal]);
  let coming = takeChunk(project, prepared, over);
  try {
    for (let chunk = await coming; chunk; chunk = await coming) {
      coming = takeChunk(project, prepared, over);
      // What it fails at is told when its turn comes.
      coming.catch(() => {});
      await sendChunk(chunk);
    }
  } finally {
    failure.abort();
    await coming.catch(() => {});
    prepared.return();
  }
}

/** What comes of one task after the other: those to send, and marks between them. */
type Step = Prepared | 'not sent' | 'end of chunk';

function* prepare(
  spool: Spool,
  { send, keys }: Pick<Comparison, 'send' | 'keys'>,
  { media, version }: Sending,
): Generator<Step, void> {
  let count = 0;
  let bytes = 0;
  for (const { task, line, identity, index } of identified(spool, media, keys)) {
    if (send[index] !== ACTION.send) {
      yield 'not sent';
      continue;
    }
    const json = markTask(line, identity, version);
    if (count === LIMITS.tasks || (count > 0 && bytes + json.length + 1 > LIMITS.bytes)) {
      yield 'end of chunk';
      count = 0;
      bytes = 0;
    }
    count++;
    bytes += json.length + 1;
    yield { ...identity, ...countEntries(task), json, files: uploadsIn(task.data, media) };
  }
}

/** Milliseconds after which the chunk that is on its way gets its turn. */
const TURN = 5;

/** The next chunk; undefined when there are no more. */
async function takeChunk(
  project: number,
  prepared: Generator<Step, void>,
  signal: AbortSignal,
): Promise<PreparedChunk | undefined> {
  const tasks: Prepared[] = [];
  for (let turn = performance.now(); ; ) {
    const { value } = prepared.next();
    if (value === undefined || value === 'end of chunk')
      return tasks.length > 0 ? closeChunk(project, tasks) : undefined;
    if (value !== 'not sent') tasks.push(value);
    if (performance.now() - turn < TURN) continue;
    await setImmediate();
    signal.throwIfAborted();
    turn = performance.now();
  }
}

/** Gives the tasks of a chunk its marker: a hash of what is in it, so that a push that goes on gives it the same one. */
function closeChunk(project: number, tasks: Prepared[]): PreparedChunk {
  const hash = createHash('sha256').update(String(project));
  for (const { key, hash: content } of tasks) hash.update(`\n${key}\n${content}`);
  // Letters and digits only: a search must find it exactly.
  const marker = hash.digest('hex').slice(0, 22);
  for (const { json } of tasks) setChunk(json, marker);
  return { marker, tasks };
}

function progressOf(sent: number, total: number, ms: number): string {
  const rate = sent / ms;
  const left = sent < total ? `, ${formatTime((total - sent) / rate)} left` : '';
  return `${formatCount(sent)} of ${formatCount(total)} tasks sent, ${formatCount(Math.round(rate * 1000))}/s${left}`;
}
