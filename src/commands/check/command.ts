import type { Command } from '../../cli/command.ts';
import { type CheckOptions, checkOptions } from './options.ts';

export const check: Command<CheckOptions> = {
  name: 'check',
  summary: 'check data and label config without writing anything',
  arguments: [],
  options: checkOptions,
  examples: [
    'lsimport check -i tasks.json -l config.xml',
    'lsimport check -l config.xml',
    'lsimport check -i images/ --input-format image-dir -l config.xml --json',
  ],
  run: async (options, run) => (await import('./check.ts')).runCheck(options, run),
};
