import type { Finding, Place } from '../diagnostics/diagnostic.ts';
import type { Output } from '../json/output.ts';
import type { Batch } from './batch.ts';
import type { TaskRecord } from './record.ts';

/** Something found in a task; its place is only worked out when it is wanted. */
export interface FoundInTask {
  finding: Finding;
  where: () => Place;
}

/** Turns tasks into the bytes of one kind of output. */
export interface TaskWriter {
  /** What stands between two tasks, in ASCII. */
  readonly between: string;
  /** Appends a task under its id to `out`. Annotations that belong in a file of their own go to `completions`. */
  write(record: TaskRecord, id: number, out: Output, completions: Output): void;
}

/** Counts what was skipped, by what it is, such as "drafts". */
export type Skip = (what: string, count: number) => void;

/** Where tasks go when they are ready. */
export interface TaskSink {
  /** Takes what is in `out`, whole tasks with `between` between them, and empties it. */
  take(out: Output): void;
  /** Takes the file of a task's annotations and empties it. */
  takeCompletions(id: number, completions: Output): void;
  /** The folder of those files, for threads that write them themselves. */
  readonly completionsFolder?: string;
  /** Takes a task that was refused: the one at `index` of the batch, `position` in the input. */
  reject(batch: Batch, index: number, position: number, findings: FoundInTask[]): void;
  /** Forgets all that was taken: the tasks come once more. */
  restart(): void;
}

/** For `lsimport check`: nothing is kept. */
export const nowhere: TaskSink = {
  take: (out) => {
    out.length = 0;
  },
  takeCompletions: (_id, completions) => {
    completions.length = 0;
  },
  reject: () => {},
  restart: () => {},
};
