import type { Command } from '../../cli/command.ts';
import { inputArgument } from '../../cli/input-options.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { type ConvertOptions, convertOptions } from './options.ts';

export const convert: Command<ConvertOptions> = {
  name: 'convert',
  summary: 'convert data to a task file or standard output, without a project',
  arguments: [inputArgument],
  options: convertOptions,
  examples: [
    'lsimport convert data.csv -l config.xml > tasks.json',
    'lsimport convert export.json --to tasks-1.x -o tasks.json',
    'zcat tasks.jsonl.gz | lsimport convert - --input-format jsonl --to jsonl | head -n 3',
  ],
  printsData: ({ output }) => goesToStdout(output),
  run: async (options, run) => (await import('./convert.ts')).runConvert(options, run),
};
