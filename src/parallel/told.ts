import type { Log } from '../diagnostics/log.ts';
import type { Batch } from '../tasks/batch.ts';
import { readHooks, type TaskLoop } from '../tasks/import-tasks.ts';
import type { Totals } from '../tasks/totals.ts';

/** Something that the reading told, to be done when its turn comes. */
export type Told = () => void;

/**
 * The batches of an input, with what the reading tells between them: that is told long before the tasks in front of it are checked, and has to
 * wait for these.
 */
export function* inOrder(loop: TaskLoop, log: Log, totals: Totals): Generator<Batch | Told[]> {
  const { report, skip } = readHooks(log, totals);
  let told: Told[] = [];
  // Of many files that are skipped one after the other there is one count.
  let last: { what: string; count: number } | undefined;
  const batches = loop.read({
    report(...finding) {
      last = undefined;
      told.push(() => report(...finding));
    },
    skip(what, count) {
      if (last?.what === what) {
        last.count += count;
        return;
      }
      const own = { what, count };
      last = own;
      told.push(() => skip(own.what, own.count));
    },
  });
  const take = (): Told[] => {
    const taken = told;
    told = [];
    last = undefined;
    return taken;
  };
  for (const batch of batches) {
    if (told.length > 0) yield take();
    yield batch;
  }
  if (told.length > 0) yield take();
}
