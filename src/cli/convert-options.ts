import type { Command } from 'commander';
import { oneOf } from './option-values.ts';
import { addSharedOptions, type SharedOptions } from './options.ts';

/** The forms in which `convert` writes tasks. */
export const forms = ['tasks', 'tasks-1.x', 'jsonl'] as const;

/** What `convert` is asked for. */
export interface ConvertOptions extends SharedOptions {
  output?: string;
  to?: (typeof forms)[number];
  invalidTasks?: 'fail' | 'skip' | 'keep';
  rejected?: string;
  force?: boolean;
}

export const convertExamples = `Examples:
  $ lsimport convert data.csv -l config.xml > tasks.json
  $ lsimport convert export.json --to tasks-1.x -o tasks.json
  $ zcat tasks.jsonl.gz | lsimport convert - --input-format jsonl --to jsonl | head -n 3
`;

export function addConvertOptions(command: Command): Command {
  return addSharedOptions(command)
    .optionsGroup('Files:')
    .option('-o, --output <path>', 'file to write; - is standard output')
    .addOption(
      oneOf(
        '--to <form>',
        'a list of tasks, the same with annotations for Label Studio 1.x, or one task a line (default: tasks)',
        forms,
      ),
    )
    .addOption(
      oneOf(
        '--invalid-tasks <what>',
        'tasks with errors: fail and write nothing, skip them (they go to --rejected), or keep them (default: fail)',
        ['fail', 'skip', 'keep'],
      ),
    )
    .option('--rejected <file>', 'file for the tasks that --invalid-tasks skip leaves out')
    .option('--force', 'replace files that exist');
}
