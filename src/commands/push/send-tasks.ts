import { createHash } from 'node:crypto';
import type { Context } from '../../context.ts';
import { formatCount, formatTime } from '../../report/format.ts';
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
  tasks: number;
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

/** Sends the tasks that are to be sent, in chunks, one after the other. */
export async function sendTasks(
  spool: Spool,
  { send }: Pick<Comparison, 'send'>,
  sending: Sending,
  sent: Sent,
  { progress, signal }: Context,
): Promise<void> {
  const { client, project, lock, version, media, pauses } = sending;
  const total = send.reduce((sum, action) => sum + action, 0);
  const start = performance.now();
  const pace = createPace();
  let tasks: (OutgoingTask & { files: string[] })[] = [];
  let bytes = 0;

  const flush = async () => {
    if (tasks.length === 0) return;
    const chunk = closeChunk(project, tasks);
    await lock.beat();
    if (media.uploadOf) await linkUploads(tasks, media.uploadOf, sending);
    const before = sent.tasks;
    const report = (done: number) => {
      sent.tasks = before + done;
      progress.say(progressOf(sent.tasks, total, performance.now() - start));
    };
    const { doubts, kept } = await deliver(client, project, chunk, {
      pauses,
      signal,
      pace,
      progress: report,
    });
    sent.tasks = before + tasks.length;
    sent.predictions += tasks.reduce((sum, { predictions }) => sum + predictions, 0);
    sent.chunks++;
    sent.doubts += doubts;
    sent.incomplete.push(...kept.map(({ task }) => task.key));
    tasks = [];
    bytes = 0;
  };
  for (const { task, line, identity, index } of identified(spool, media)) {
    if (send[index] !== ACTION.send) continue;
    const json = markTask(line, identity, version);
    if (tasks.length === LIMITS.tasks || bytes + json.length + 1 > LIMITS.bytes) await flush();
    tasks.push({ ...identity, ...countEntries(task), json, files: uploadsIn(task.data, media) });
    bytes += json.length + 1;
  }
  await flush();
}

/** Gives the tasks of a chunk its marker: a hash of what is in it, so that a push that goes on gives it the same one. */
function closeChunk(project: number, tasks: OutgoingTask[]): Chunk {
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
