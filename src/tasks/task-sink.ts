import type { Finding, Spot } from '../diagnostics/diagnostic.ts';
import type { Output } from '../json/output.ts';
import type { Batch } from './batch.ts';

/** Something found in a task; its place is only worked out when it is wanted. */
export interface FoundInTask {
  finding: Finding;
  where: () => Spot;
}

/** Where tasks go when they are ready. */
export interface TaskSink {
  /** Takes what is in `out` (members of the dictionary of tasks.json) and empties it. */
  take(out: Output): void;
  /** Takes tasks that are lines already (TaskRules.betweenLines) and empties `out`. */
  takeLines?(out: Output): void;
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
