import type { UsageRule } from './usage.ts';

/** What `--rejected` and `--invalid-tasks` ask of each other, in the commands whose rejected tasks go to a file of the user's choice. */
export const rejectedRules: readonly UsageRule<{ invalidTasks?: string; rejected?: string }>[] = [
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
];
