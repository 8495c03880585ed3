import type { Command } from '../../cli/command.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import { type MergeOptions, mergeOptions } from './options.ts';

export const merge: Command<MergeOptions> = {
  name: 'merge',
  summary: 'prove that the shards of convert --shard are whole, and make one file of them',
  arguments: [
    {
      name: '<manifest...>',
      summary: 'manifests of all shards (.manifest.json), in any order',
      key: 'manifests',
    },
  ],
  options: mergeOptions,
  examples: ['lsimport merge part-*.manifest.json -o tasks.jsonl', 'lsimport merge part-*.manifest.json'],
  printsData: ({ output }) => output !== undefined && goesToStdout(output),
  run: async (options, run) => (await import('./merge.ts')).runMerge(options, run),
};
