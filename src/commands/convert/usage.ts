import { rejectedRules } from '../../cli/rejected-rules.ts';
import type { UsageRule } from '../../cli/usage.ts';
import { goesToStdout } from '../../output/goes-to-stdout.ts';
import type { ConvertOptions } from './options.ts';

export const convertRules: readonly UsageRule<ConvertOptions>[] = [
  {
    when: ({ shard, output }) => shard !== undefined && goesToStdout(output),
    message: '--shard needs an output file, beside which its manifest is written.',
    help: 'Add it: -o part-{shard}-of-{shards}.jsonl',
  },
  {
    when: ({ shard, output = '', rejected = '' }) => !shard && /\{shards?\}/.test(output + rejected),
    message: '{shard} in the name of an output needs --shard.',
    help: 'Add it, such as --shard 0/8, or choose another name.',
  },
  {
    when: ({ inputPath }) => inputPath === undefined,
    message: 'Nothing to convert.',
    help: 'Add the input: lsimport convert INPUT, or - for standard input',
  },
  {
    when: ({ output = '' }) => /[\\/]$/.test(output),
    message: ({ output }) => `${output} is a folder, and convert writes one file.`,
    help: ({ output }) => `Use a file in it: -o ${output}tasks.json`,
  },
  {
    when: ({ rejected }) => rejected === '',
    message: 'The path of --rejected is empty.',
    help: 'Use a file: --rejected rejected.jsonl',
  },
  ...rejectedRules,
  {
    when: ({ rejected }) => rejected === '-',
    message: '--rejected cannot be standard output.',
    help: 'Use a file.',
  },
];
