import type { Answer } from './answer.ts';

/** Quirks about folders that exist already and about what a failure leaves behind. */
export const projectFolderAnswers: Record<string, Answer> = {
  'existing-empty-completions': {
    instead: 'An empty completions folder holds no work: the project is made around it.',
    exitCode: 0,
  },
  'existing-project-damaged': {
    instead: 'Everything is looked at first: refused, and the project stays as it is.',
    exitCode: 4,
    says: ['proj already contains a project', 'config.json, config.xml, tasks.json, completions/', '--force'],
  },
  'existing-tasks-overwritten': {
    instead: 'A lone tasks.json is a project as well: refused.',
    exitCode: 4,
    says: ['proj already contains a project (tasks.json)', '--force'],
  },
  'failure-leaves-half-project': {
    instead: 'Bad data leaves nothing behind.',
    exitCode: 1,
    says: ['bad.json:1:1', 'the file ends inside this value'],
  },
  'force-deletes-input': {
    instead: 'Input that lies in the project is read first, and stays.',
    exitCode: 0,
    tasks: '{"0": {"id": 0, "data": {"my_text": "a"}}}',
    beside: ['mine.json'],
  },
  'force-deletes-other-files': {
    instead: 'Only what init makes is replaced; completions are kept aside, and their place is named.',
    exitCode: 0,
    says: ['moved aside:', 'completions-kept-1'],
    tasks: '{}',
    beside: [
      '.env',
      'completions-kept-1/',
      'completions-kept-1/0.json',
      'notes.txt',
      'photos/',
      'photos/a.png',
    ],
  },
  'force-then-failure': {
    instead: 'The input is read before anything goes: refused, and the old project stays.',
    exitCode: 1,
    says: ['bad.json:1:2', 'the file ends inside the list'],
  },
  'label-config-of-the-project': {
    instead: 'Refused as any project that exists; with --force its own label config may be given.',
    exitCode: 4,
    says: ['proj already contains a project (config.xml)', '--force'],
  },
};
