import type { UsageRule } from '../../cli/usage.ts';
import type { ConvertOptions } from './options.ts';

export const convertRules: readonly UsageRule<ConvertOptions>[] = [
  {
    when: ({ inputPath }) => inputPath === undefined,
    message: 'Nothing to convert.',
    help: 'Add the input: lsimport convert INPUT',
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
  {
    when: ({ invalidTasks, rejected }) => invalidTasks === 'skip' && rejected === undefined,
    message: '--invalid-tasks skip needs --rejected, or the rejected tasks would be lost.',
    help: 'Add a file for them: --rejected rejected.jsonl',
  },
  {
    when: ({ invalidTasks, rejected }) => invalidTasks !== 'skip' && rejected !== undefined,
    message: '--rejected needs --invalid-tasks skip.',
    help: 'Without it no tasks are rejected.',
  },
  {
    when: ({ rejected }) => rejected === '-',
    message: '--rejected cannot be standard output.',
    help: 'Use a file.',
  },
];
