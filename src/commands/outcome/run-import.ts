import type { Run } from '../../context.ts';
import { choosePass, type ImportPlan, loopOf } from '../../plan/import-plan.ts';
import { noTasks } from '../../plan/no-tasks.ts';
import { importTasks } from '../../tasks/import-tasks.ts';
import type { SeeTask } from '../../tasks/process-batch.ts';
import type { Skip } from '../../tasks/task-sink.ts';
import type { Totals } from '../../tasks/totals.ts';
import { createWriter, type FormedSink } from '../../writers/writer-form.ts';

/** Runs an import and judges the whole of it: no tasks at all, nothing to sample by. */
export async function runImport(
  plan: ImportPlan,
  sink: FormedSink,
  { log, context }: Run,
  see?: SeeTask,
): Promise<Totals> {
  const { form } = sink;
  const createWriterOf = form && ((skip: Skip) => createWriter(form, skip));
  const run = {
    log,
    sink,
    createWriter: createWriterOf,
    onProgress: context.progress.update,
    signal: context.signal,
    see,
  };
  const totals = await unchanged(plan, context, async () =>
    importTasks(loopOf(plan), run, await choosePass(plan, form)),
  );
  const { importer, input } = plan;
  const place = { file: input.displayPath };
  if (totals.tasks === 0 && log.errors === 0 && plan.profile.refusesEmptyInput && !plan.part) {
    if (importer.name === 'json') log.add({ code: 'empty-list', args: {} }, () => place);
    else {
      totals.unreadable++;
      log.add(noTasks(importer, input), () => place);
    }
  }
  return totals;
}

/** Reads an input to its end. Of one that changes meanwhile, some may be old and some new, and what is found in it or fails means nothing. */
async function unchanged<T>(
  { refuseChanged }: ImportPlan,
  { signal }: Run['context'],
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } finally {
    if (!signal.aborted) refuseChanged?.();
  }
}
