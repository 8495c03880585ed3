import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import type { Importer, Input } from '../formats/format.ts';
import { createReadAhead } from '../media/read-ahead.ts';
import { offsetPlanner } from '../regions/plan-offsets.ts';
import type { Batch } from '../tasks/batch.ts';
import { onePass, type Pass, type ReadHooks, type TaskLoop } from '../tasks/import-tasks.ts';
import type { TaskRules } from '../tasks/process-batch.ts';
import type { MigrationFields } from '../writers/tasks-json/migration-fields.ts';
import type { WriterForm } from '../writers/writer-form.ts';
import { framesOf } from './frames-of.ts';
import type { Part } from './input/part.ts';

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
  /** Throws a UserError when the input has changed by now, where it is a file that is read as it is. */
  refuseChanged?: (() => void) | undefined;
}

/** A plan as the loop over its tasks. When it reads them once more, it has noted before what there is to note. */
export function loopOf(plan: ImportPlan): TaskLoop {
  const noted = new Set<string>();
  const note = (text: string) => {
    if (!noted.has(text)) plan.input.note(text);
    noted.add(text);
  };
  return {
    ...plan,
    planOffsets: offsetPlanner(plan.input.config, plan.offsets),
    read: (hooks) => readAhead({ ...plan, input: { ...plan.input, note } }, hooks),
  };
}

/** Reads an input with another thread to open the files of many images, where there may be one. */
function* readAhead({ importer, input, part, threads }: ImportPlan, hooks: ReadHooks): Iterable<Batch> {
  const isAlone = (threads ?? availableParallelism()) === 1 || part || input.store || input.bucket;
  const ahead = isAlone ? undefined : createReadAhead();
  try {
    const given: Input = { ...input, ...hooks, ...(ahead && { ahead }) };
    yield* importer.read({ ...given, frames: framesOf(importer, given) });
  } finally {
    ahead?.close();
  }
}

/** Bytes from which on other threads save more time than it takes to start them. */
const LARGE = 24e6;

/** Bytes that one can read in the time that it takes to open a file. */
const OPENING = 12e3;

/**
 * One thread or several, which write tasks in a form. With `skip` a refused task takes no number from the others, so each has to wait for
 * the one before.
 */
export async function choosePass(
  { importer, input, part, invalidTasks, configSource, threads }: ImportPlan,
  form: WriterForm | undefined,
): Promise<Pass> {
  if (!importer.inParallel || invalidTasks === 'skip' || threads === 1 || part) return onePass;
  const isFolder = importer.input === 'directory';
  if (isFolder ? input.store || !isLargeFolder(input.path) : statSync(input.path).size < LARGE)
    return onePass;
  const { parallelPass, parallelFolderPass } = await import('../parallel/import-in-parallel.ts');
  return (isFolder ? parallelFolderPass : parallelPass)(configSource, form, threads);
}

/** Whether there is enough in a folder for several threads. Looks no further than it takes to know. */
function isLargeFolder(path: string): boolean {
  let bytes = 0;
  const isEnough = (folder: string): boolean => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const below = join(folder, entry.name);
      if (entry.isDirectory() ? isEnough(below) : entry.isFile() && weigh(below)) return true;
    }
    return false;
  };
  const weigh = (file: string): boolean => {
    bytes += OPENING + statSync(file).size;
    return bytes >= LARGE;
  };
  try {
    return isEnough(path);
  } catch (error) {
    // What cannot be read is said when it is its turn.
    if (!systemCode(error)) throw error;
    return false;
  }
}
