import type { Run } from '../../context.ts';
import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { Importer, Input } from '../../formats/format.ts';
import { choosePass, type ImportPlan, loopOf } from '../../plan/import-plan.ts';
import { importTasks } from '../../tasks/import-tasks.ts';
import type { TaskSink } from '../../tasks/task-sink.ts';
import type { Totals } from '../../tasks/totals.ts';

/** Runs an import and judges the whole of it: no tasks at all, nothing to sample by. */
export async function runImport(plan: ImportPlan, sink: TaskSink, { log, context }: Run): Promise<Totals> {
  const run = { log, sink, onProgress: context.progress.update, signal: context.signal };
  const totals = await importTasks(loopOf(plan), run, await choosePass(plan));
  const { importer, input } = plan;
  const spot = { file: input.shown };
  if (totals.tasks === 0 && log.errors === 0 && !input.as09) {
    if (importer.name === 'json') log.add({ code: 'empty-list', args: {} }, () => spot);
    else {
      totals.unreadable++;
      log.add(noTasks(importer, input), () => spot);
    }
  }
  return totals;
}

/** The finding that an input has no tasks. */
export function noTasks({ nothing }: Importer, { shown, files }: Pick<Input, 'shown' | 'files'>): Finding {
  const wanted = files ? `with ${files.asTyped} ${nothing}` : nothing;
  return { code: 'no-tasks', args: { input: shown, wanted } };
}
