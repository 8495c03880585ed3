import type { Command } from '../../cli/command.ts';
import { inputArgument } from '../../cli/input-options.ts';
import { type PushOptions, pushOptions } from './options.ts';

export const push: Command<PushOptions> = {
  name: 'push',
  summary: 'send data to a project of a running Label Studio 1.x, each task exactly once',
  arguments: [
    {
      ...inputArgument,
      name: '[input...]',
      summary: `${inputArgument.summary}; or the manifests of all shards (.manifest.json)`,
      key: 'inputs',
    },
  ],
  options: pushOptions,
  examples: [
    'lsimport push reviews.csv -l config.xml --url http://localhost:8080 --project "Reviews"',
    'lsimport push photos -l config.xml --project 7 --document-root /data',
    'lsimport push part-*.manifest.json -l config.xml --project "Reviews"',
    'lsimport push my-project --project "Street signs" --dry-run',
  ],
  run: async (options, run) => (await import('./push.ts')).runPush(options, run),
};
