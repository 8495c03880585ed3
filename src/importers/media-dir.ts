import { join } from 'node:path';
import type { Batch } from '../tasks/batch.ts';
import { builtBatch } from '../tasks/built-batch.ts';
import { foldersIn, showPath } from './files-in.ts';
import type { Input } from './importer.ts';

/** Tasks handed over at a time. */
const BATCH = 5000;

/** One task a media file, with the file's path and its link (Tasks._from_dir_with_local_resources). */
export function* readMediaFolder(input: Input, extensions: readonly string[]): Generator<Batch> {
  for (const folder of foldersIn(input, extensions)) {
    for (let from = 0; from < folder.names.length; from += BATCH) {
      const names = folder.names.slice(from, from + BATCH);
      const tasks = names.map((name) => {
        const path = join(folder.path, name);
        return { task_path: path, data: { [input.dataKey]: input.link(path) } };
      });
      const shown = (i: number) => showPath(input, tasks[i]!.task_path);
      yield builtBatch(tasks, (i) => ({ file: shown(i) }), shown);
    }
  }
}
