import type { Command } from '../../cli/command.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { type ExportOptions, exportOptions } from './options.ts';

export const exportCommand: Command<ExportOptions> = {
  name: 'export',
  summary: 'export the tasks of a project folder as files for Label Studio 1.x',
  arguments: [{ name: '<project>', summary: 'project folder', key: 'project' }],
  options: exportOptions,
  examples: [
    'lsimport export my-project -o tasks.json',
    'lsimport export my-project -o tasks/ --max-tasks 5000',
    'lsimport export my-project | jq length',
  ],
  printsData: ({ output }) => goesToStdout(output),
  run: async (options, run) => (await import('./export.ts')).runExport(options, run),
};
