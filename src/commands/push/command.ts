import type { Command } from '../../cli/command.ts';
import { inputArgument } from '../../cli/input-options.ts';
import { type PushOptions, pushOptions } from './options.ts';

export const push: Command<PushOptions> = {
  name: 'push',
  summary: 'send data to a project of a running Label Studio 1.x, each task exactly once',
  arguments: [inputArgument],
  options: pushOptions,
  examples: [
    'lsimport push reviews.csv -l config.xml --url http://localhost:8080 --project "Reviews"',
    'lsimport push photos -l config.xml --project 7 --document-root /data',
    'lsimport push my-project --project "Street signs" --dry-run',
  ],
  run: async (options, run) => (await import('./push.ts')).runPush(options, run),
};
