import type { Command } from '../../cli/command.ts';
import { type InitOptions, initOptions } from './options.ts';

export const init: Command<InitOptions> = {
  name: 'init',
  summary: 'import data into a new project folder',
  arguments: [{ name: '[project]', summary: 'project folder (default: my-project)', key: 'project' }],
  options: initOptions,
  examples: [
    'lsimport init my-project -i images/ -l config.xml',
    'lsimport init my-project -i texts.txt --input-format text --template text_classification',
    'lsimport init my-project -i tasks.json -l config.xml --sampling uniform',
    'label-studio start my-project --username you@example.com --password ...',
  ],
  // The label config of a dry run is its data.
  printsData: ({ dryRun, json }) => dryRun === true && !json,
  run: async (options, run) => (await import('./init.ts')).runInit(options, run),
};
