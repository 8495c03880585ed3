import type { OptionGroup } from '../../cli/option.ts';
import { dataOptions, reportOptions, type SharedOptions } from '../../cli/options.ts';
import { shardOption } from '../../cli/shard-option.ts';
import { invalidTasksOption, modelVersionOption, threadsOption } from '../../cli/task-options.ts';

/** The forms in which `convert` writes tasks. */
export const forms = ['tasks', 'tasks-1.x', 'jsonl'] as const;

/** What `convert` is asked for. */
export interface ConvertOptions extends SharedOptions {
  output?: string;
  to?: (typeof forms)[number];
  rejected?: string;
  force?: boolean;
}

export const convertOptions: readonly OptionGroup[] = [
  ...dataOptions,
  {
    heading: 'Files',
    options: [
      {
        flags: '-o, --output <path>',
        summary:
          'output file, object such as s3://bucket/tasks.json, or - for standard output; {shard} and {shards} stand for those of --shard',
      },
      {
        flags: '--to <form>',
        summary: 'a list of tasks, the same for the import of Label Studio 1.x, or one task per line',
        synonyms: { json: 'tasks', list: 'tasks', lines: 'jsonl', ndjson: 'jsonl' },
        values: forms,
        byDefault: 'jsonl for .jsonl and .ndjson, else tasks',
      },
      modelVersionOption,
      invalidTasksOption('--rejected'),
      shardOption,
      threadsOption,
      { flags: '--rejected <file>', summary: 'file for the tasks that --invalid-tasks skip rejects' },
      { flags: '--force', summary: 'overwrite existing files' },
    ],
  },
  ...reportOptions,
];
