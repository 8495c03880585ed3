import type { Command } from '../../cli/command.ts';
import { inputArgument } from '../../cli/input-options.ts';
import { type CheckOptions, checkOptions } from './options.ts';

export const check: Command<CheckOptions> = {
  name: 'check',
  summary: 'check data and label config without writing anything',
  arguments: [inputArgument],
  options: checkOptions,
  examples: [
    'lsimport check tasks.json -l config.xml',
    'lsimport check -l config.xml',
    'lsimport check images/ -l config.xml --json',
  ],
  printsFindings: true,
  run: async (options, run) => (await import('./check.ts')).runCheck(options, run),
};
