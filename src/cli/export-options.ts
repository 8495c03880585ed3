import { type Command, Option } from 'commander';
import { wholeNumber } from './option-values.ts';
import { addOutputOptions, type OutputOptions } from './options.ts';

/** What `export` is asked for. */
export interface ExportOptions extends OutputOptions {
  output?: string;
  maxTasks?: number;
  maxBytes?: number;
  force?: boolean;
}

export const exportExamples = `Examples:
  $ lsimport export my-project -o tasks.json
  $ lsimport export my-project -o tasks/ --max-tasks 5000
  $ lsimport export my-project | jq length
`;

export function addExportOptions(command: Command): Command {
  command
    .optionsGroup('Files:')
    .option('-o, --output <path>', 'file or folder to write; - is standard output')
    .addOption(
      new Option('--max-tasks <n>', 'how many tasks a file may hold (default: 1000 in a folder)').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addOption(
      new Option(
        '--max-bytes <n>',
        'how many bytes a file may have (default: 20000000 in a folder)',
      ).argParser(wholeNumber(100, Number.MAX_SAFE_INTEGER)),
    )
    .option('--force', 'replace files that exist');
  return addOutputOptions(command);
}
