import { join } from 'node:path';
import type { Batch } from '../tasks/batch.ts';
import { builtBatch } from '../tasks/built-batch.ts';
import { foldersIn, showPath } from './files-in.ts';
import type { Input } from './importer.ts';
import { quotePath, quoteQuery } from './quote-url.ts';

/** Tasks handed over at a time. */
const BATCH = 5000;

/**
 * One task a media file, with the link that Label Studio 0.9's own server answers: `/data/<file name>?d=<directory>`
 * (Tasks._create_task_with_local_uri). The server finds any file of the machine that way, hence `--allow-serving-local-files`.
 */
export function* readMediaFolder(input: Input, extensions: readonly string[]): Generator<Batch> {
  for (const folder of foldersIn(input, extensions)) {
    const directory = `?d=${quoteQuery(folder.path)}`;
    for (let from = 0; from < folder.names.length; from += BATCH) {
      const names = folder.names.slice(from, from + BATCH);
      const tasks = names.map((name) => ({
        task_path: join(folder.path, name),
        data: { [input.dataKey]: `${input.baseUrl}/data/${quotePath(name)}${directory}` },
      }));
      const shown = (i: number) => showPath(input, tasks[i]!.task_path);
      yield builtBatch(tasks, (i) => ({ file: shown(i) }), shown);
    }
  }
}
