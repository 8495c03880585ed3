import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Importer, Input } from '../formats/format.ts';
import { createReadAhead } from '../media/read-ahead.ts';
import { offsetPlanner } from '../regions/plan-offsets.ts';
import type { Batch } from '../tasks/batch.ts';
import { onePass, type Pass, type ReadHooks, type TaskLoop } from '../tasks/import-tasks.ts';
import type { TaskRules } from '../tasks/process-batch.ts';
import type { MigrationFields } from '../writers/tasks-json/migration-fields.ts';
import type { WriterForm } from '../writers/writer-form.ts';
import type { Part } from './part.ts';

/** What is imported, and how. */
export interface ImportPlan extends Omit<TaskRules, 'planOffsets'> {
  importer: Importer;
  input: Omit<Input, 'report' | 'skip'>;
  /** The server that the tasks are for, if there is one: other threads check for it too, and leave here what they saw. */
  target?: TaskLoop['target'];
  /** What is read of the input, when that is divided among several runs. */
  part?: Part;
  ids: 'keep' | 'renumber';
  /** Number of the first task when none has an id. */
  firstId: number;
  /** What a project gets so that Label Studio 1.x can migrate it; undefined with `--compat 0.9`. */
  migration: MigrationFields | undefined;
  /** The label config's bytes, for threads that read it themselves; undefined when none was given. */
  configSource: { bytes: Uint8Array; file: string } | undefined;
  /** How many threads there may be; undefined for as many as there are processors. */
  threads?: number | undefined;
}

/** A plan as the loop over its tasks. */
export function loopOf(plan: ImportPlan): TaskLoop {
  return {
    ...plan,
    planOffsets: offsetPlanner(plan.input.config, plan.offsets),
    read: (hooks) => readAhead(plan, hooks),
  };
}

/** Reads an input with another thread to open the files of many images, where there may be one. */
function* readAhead({ importer, input, part, threads }: ImportPlan, hooks: ReadHooks): Iterable<Batch> {
  const isAlone = (threads ?? availableParallelism()) === 1 || part || input.store || input.bucket;
  const ahead = isAlone ? undefined : createReadAhead();
  try {
    yield* importer.read({ ...input, ...hooks, ...(ahead && { ahead }) });
  } finally {
    ahead?.close();
  }
}

/** Bytes from which on other threads save more time than it takes to start them. */
const LARGE = 24e6;

/**
 * One thread or several, which write tasks in a form. With `skip` a refused task takes no number from the others, so each has to wait for
 * the one before.
 */
export async function choosePass(
  { importer, input, invalidTasks, configSource, threads }: ImportPlan,
  form: WriterForm | undefined,
): Promise<Pass> {
  const isLarge =
    importer.inParallel === true && invalidTasks !== 'skip' && statSync(input.path).size >= LARGE;
  if (!isLarge || threads === 1) return onePass;
  const { parallelPass } = await import('../parallel/import-in-parallel.ts');
  return parallelPass(input.displayPath, configSource, form, threads);
}
