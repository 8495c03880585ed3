import type { Place } from '../diagnostics/diagnostic.ts';
import type { Batch } from './batch.ts';
import type { MadeTask } from './record.ts';

/** Tasks that were made from something other than JSON tasks; `locate` and `original` tell where the n-th comes from. */
export function madeBatch(
  tasks: MadeTask[],
  locate: (index: number) => Place,
  original: (index: number) => string,
): Batch {
  return lazyBatch(tasks.length, (index) => tasks[index]!, locate, original);
}

/** The same, each task made when its turn comes, which spares the garbage collector those of the whole batch. */
export function lazyBatch(
  size: number,
  make: (index: number) => MadeTask,
  locate: (index: number) => Place,
  original: (index: number) => string,
): Batch {
  return { size, read: (index) => ({ kind: 'made', value: make(index) }), locate, original };
}
