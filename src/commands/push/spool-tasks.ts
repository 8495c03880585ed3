import { join } from 'node:path';
import type { Run } from '../../context.ts';
import { isError } from '../../diagnostics/is-error.ts';
import { isObject, type Json } from '../../json/json.ts';
import { endless } from '../../output/limits.ts';
import { createListFiles, layouts } from '../../output/list-files.ts';
import { createListSink } from '../../output/list-sink.ts';
import type { RejectedOutput } from '../../output/rejected-output.ts';
import { forTarget } from '../../plan/for-target.ts';
import type { ImportPlan } from '../../plan/import-plan.ts';
import { addSkipped, type Totals } from '../../tasks/totals.ts';
import type { FormedSink } from '../../writers/writer-form.ts';
import { runImport } from '../outcome/run-import.ts';
import { createUploadCheck, leavingToCheck } from './check-uploads.ts';
import type { Media } from './identify.ts';

/** Tasks that were checked and wait to be sent: one a line, as the import of Label Studio 1.x takes them. */
export interface Spool {
  path: string;
  /** For each task the id that it has in the input; undefined when it has none. */
  ids: (number | undefined)[];
  /** The ids of rejected tasks, as far as they are known. */
  rejectedIds: ReadonlySet<number>;
  totals: Totals;
}

/** Reads and checks all tasks, for 1.x too, and writes them into a file in `folder`. What is found goes to the log. */
export async function spoolTasks(
  plan: ImportPlan,
  rejected: RejectedOutput | undefined,
  { folder, media }: { folder: string; media: Media },
  run: Run,
): Promise<Spool> {
  const path = join(folder, 'tasks.jsonl');
  const files = createListFiles(layouts.lines, endless, {
    nameOf: () => path,
    displayPath: 'a temporary file',
  });
  const { between } = layouts.lines;
  const sink = createListSink(files, rejected?.file, { kind: 'import-1x', keepsMembers: true, between });
  const ids: (number | undefined)[] = [];
  const rejectedIds = new Set<number>();
  const target = await forTarget(plan, '1.x', run.log, 'pushed');
  const keepsIds = plan.ids === 'keep';
  const counted: FormedSink = {
    ...sink,
    reject(batch, index, position, findings) {
      // What was wrong with it already when it was read was not checked any more.
      const found = [...(batch.found?.(index) ?? [])];
      const wasChecked = !found.some(({ finding }) => isError(finding));
      const id = wasChecked ? ids.pop() : undefined;
      if (id !== undefined) rejectedIds.add(id);
      sink.reject(batch, index, position, findings);
    },
    restart() {
      ids.length = 0;
      rejectedIds.clear();
      target.sink.restart();
      sink.restart();
    },
  };
  const checkUploads = createUploadCheck(media);
  const check: ImportPlan['check'] = (task, report, isMade) => {
    target.plan.check(task, report, isMade);
    checkUploads(task, report);
    ids.push(keepsIds ? idOf(task) : undefined);
  };
  try {
    // Versions are set when the tasks are sent: whether a task has changed does not depend on them.
    const toServer = {
      ...target.plan,
      ...(media.uploadOf && { importer: leavingToCheck(target.plan.importer) }),
      check,
      modelVersion: undefined,
      offsets: { to: 'code-points' as const },
    };
    const totals = await runImport(toServer, counted, run);
    target.finish(totals.tasks);
    files.close();
    addSkipped(totals, 'ids', totals.notIn1x.ids);
    for (const [what, count] of totals.notWritten) addSkipped(totals, what, count);
    return { path, ids, rejectedIds, totals };
  } finally {
    files.abandon();
  }
}

function idOf(task: Json): number | undefined {
  if (!isObject(task) || !isObject(task.data)) return undefined;
  return Number.isSafeInteger(task.id) ? (task.id as number) : undefined;
}
