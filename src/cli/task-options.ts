import type { OptionGroup, OptionRow } from './option.ts';
import { versionName, wholeNumber } from './option-values.ts';

/** What is set where predictions have none. `push` says it in other words: its predictions all get one. */
export const modelVersionOption: OptionRow = {
  flags: '--model-version <name>',
  summary: 'model version of predictions that have none',
  parse: versionName,
  needsInput: true,
};

/** What becomes of the tasks, for all commands that read data. */
export const taskOptions: OptionGroup = {
  heading: 'Tasks',
  options: [
    {
      flags: '--ids <how>',
      summary: 'task ids in the data: keep them, or renumber all tasks',
      values: ['keep', 'renumber'],
      byDefault: 'keep',
      needsInput: true,
    },
    {
      flags: '--first-id <n>',
      summary: 'id of the first task, if the tasks have no ids or are renumbered',
      byDefault: '0, or 1 in image-dir and audio-dir',
      parse: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      needsInput: true,
      rare: true,
    },
    {
      flags: '--label-from-folder <key>',
      summary: 'data key for the name of the folder a file is in, for formats with one task per file',
      byDefault: 'none',
      needsInput: true,
      rare: true,
    },
    {
      flags: '--compat <version>',
      summary: 'behave exactly like Label Studio 0.9.1',
      values: ['0.9'],
      rare: true,
    },
  ],
};

/** For commands that read large files in several threads. */
export const threadsOption: OptionRow = {
  flags: '--threads <n>',
  summary: 'most threads to use; more than 4 are never used',
  byDefault: 'the number of processors',
  parse: wholeNumber(1, 1024),
  needsInput: true,
  rare: true,
};

/** Orders in which a project hands out its tasks. */
export const samplings = ['sequential', 'uniform', 'prediction-score-min', 'prediction-score-max'] as const;

/** What of a project `check` looks at as well: whether the tasks have the scores that the mode goes by. */
export const samplingOption: OptionRow = {
  flags: '--sampling <mode>',
  summary: 'order in which tasks are served',
  values: samplings,
  byDefault: 'sequential',
};

/** `where` says where skipped tasks go. */
export function invalidTasksOption(where: string): OptionRow {
  return {
    flags: '--invalid-tasks <what>',
    summary: `what to do with invalid tasks: fail and write nothing, skip them (to ${where}), or keep them`,
    values: ['fail', 'skip', 'keep'],
    byDefault: 'fail',
    needsInput: true,
  };
}
