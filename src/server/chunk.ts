import { append } from '../lists.ts';
import type { Deletable, MarkedTask } from './marked-tasks.ts';

/** A task on its way: its JSON with the marker in it, and what the server should have of it in the end. */
export interface OutgoingTask {
  key: string;
  hash: string;
  json: Buffer;
  /** Without skipped ones. */
  annotations: number;
  skipped: number;
  predictions: number;
}

/** Tasks that go in one request. `marker` is in each of them, and in no task of another chunk. */
export interface Chunk {
  marker: string;
  tasks: OutgoingTask[];
}

/** What a request takes best: more tasks at a time are not faster, and proxies in front of a server have limits of their own. */
export const LIMITS = { tasks: 1000, bytes: 20_000_000 };

/** The body of a request: a list of tasks. */
export function bodyOf(tasks: readonly OutgoingTask[]): Buffer {
  const parts: Buffer[] = [];
  for (const { json } of tasks) parts.push(parts.length === 0 ? OPEN : COMMA, json);
  return Buffer.concat([...parts, CLOSE]);
}

const OPEN = Buffer.from('[');
const COMMA = Buffer.from(',');
const CLOSE = Buffer.from(']');

/** What is to be done so that each task of a chunk is on the server once, with all that belongs to it. */
export interface Verdict {
  /** To be sent (again). */
  missing: OutgoingTask[];
  /** To be deleted first: second copies, and tasks that came without their predictions or annotations. */
  unwanted: Deletable[];
  /** Tasks that can be completed. */
  bare: BareTask[];
  /** Tasks that came incomplete, which a person has annotated since: they cannot be deleted. */
  kept: { task: OutgoingTask; found: MarkedTask }[];
}

/** A task that is on the server without all that belongs to it, so that the rest is to be added. */
export interface BareTask {
  task: OutgoingTask;
  /** Its number on the server. */
  id: number;
  lacksPredictions: boolean;
  /** Whether its annotations are added one by one; some may be there already. */
  lacksAnnotations: boolean;
}

/** Compares what is there of some tasks with what was sent. Unless it `canAdd` to them, tasks that lack something are sent again. */
export function judgeChunk(
  { tasks }: Pick<Chunk, 'tasks'>,
  found: readonly MarkedTask[],
  canAdd = true,
): Verdict {
  const copies = new Map<string, MarkedTask[]>();
  for (const task of found) {
    const same = copies.get(task.marker.key);
    if (same) same.push(task);
    else copies.set(task.marker.key, [task]);
  }
  const verdict: Verdict = { missing: [], unwanted: [], bare: [], kept: [] };
  for (const task of tasks) {
    const [best, ...others] = (copies.get(task.key) ?? []).sort(
      (a, b) => worth(b, task) - worth(a, task) || a.id - b.id,
    );
    append(
      verdict.unwanted,
      others.filter((other) => !isAnnotated(other, task)),
    );
    if (!best) verdict.missing.push(task);
    else if (canAdd && best.marker.adding)
      verdict.bare.push({
        task,
        id: best.id,
        lacksPredictions: lacksPredictions(best, task),
        lacksAnnotations: true,
      });
    else if (isWhole(best, task)) continue;
    else if (canAdd && isBare(best, task))
      verdict.bare.push({ task, id: best.id, lacksPredictions: true, lacksAnnotations: false });
    else if (isAnnotated(best, task)) verdict.kept.push({ task, found: best });
    else {
      verdict.unwanted.push(best);
      verdict.missing.push(task);
    }
  }
  return verdict;
}

/** Whether all that was sent of a task is there. */
export function isWhole(found: MarkedTask, task: Counts): boolean {
  return (
    found.predictions >= task.predictions &&
    found.annotations >= task.annotations &&
    found.skipped >= task.skipped
  );
}

/** Whether all is there but the predictions, of which there is none: they come together, too. */
export function isBare(found: MarkedTask, task: Counts): boolean {
  return found.predictions === 0 && found.annotations >= task.annotations && found.skipped >= task.skipped;
}

/** Whether the predictions of a task are missing: they come together. */
export function lacksPredictions(found: MarkedTask, task: Counts): boolean {
  return found.predictions === 0 && task.predictions > 0;
}

/** Whether a task has a draft, or annotations that cannot be those that were sent: all of an import come together, or none. */
export function isAnnotated(found: MarkedTask, task: Counts): boolean {
  if (found.drafted) return true;
  const none = found.annotations === 0 && found.skipped === 0;
  const asSent = found.annotations === task.annotations && found.skipped === task.skipped;
  return !none && !(asSent && found.predictions === task.predictions);
}

type Counts = Pick<OutgoingTask, 'annotations' | 'skipped' | 'predictions'>;

/** Of several copies the one that people worked on stays, else a whole one. */
function worth(found: MarkedTask, task: OutgoingTask): number {
  return (isAnnotated(found, task) ? 2 : 0) + (isWhole(found, task) ? 1 : 0);
}
