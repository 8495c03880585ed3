import { formatOptions } from '../../cli/format-options.ts';
import { inputOptions } from '../../cli/input-options.ts';
import { allRare, type OptionGroup } from '../../cli/option.ts';
import { reportOptions, type SharedOptions } from '../../cli/options.ts';
import { modelVersionOption, samplingOption, taskOptions } from '../../cli/task-options.ts';

/** What `push` is asked for. */
export interface PushOptions extends SharedOptions {
  /** What was named without `-i`. */
  inputs?: string[];
  url?: string;
  project?: string;
  tokenFile?: string;
  ca?: string;
  sendCredentials?: boolean;
  updateConfig?: boolean;
  replace?: boolean;
  prune?: boolean;
  rejected?: string;
  dryRun?: boolean;
}

export const pushOptions: readonly OptionGroup[] = [
  {
    heading: 'Label Studio',
    options: [
      {
        flags: '--url <address>',
        summary: 'address of Label Studio 1.x, such as http://localhost:8080',
        byDefault: 'LABEL_STUDIO_URL',
      },
      {
        flags: '--project <id|title>',
        summary: 'project to push to; one with this title is created if there is none',
      },
      {
        flags: '--upload',
        summary: 'send the files that the tasks link to, too; Label Studio stores them',
      },
      {
        flags: '--send-credentials',
        summary: 'store the credentials of this machine for a bucket in the storage that is added for it',
        rare: true,
      },
      {
        flags: '--token-file <file>',
        summary: 'file with a personal access token or legacy token, or - for standard input',
        byDefault: 'LABEL_STUDIO_API_KEY',
      },
      {
        flags: '--ca <file>',
        summary: 'certificates (PEM) to trust besides the usual ones',
        rare: true,
      },
      {
        flags: '--dry-run',
        summary: 'check everything, compare with the server, and send nothing',
      },
    ],
  },
  ...inputOptions,
  ...formatOptions.map(({ heading, options }) => ({ heading, options: allRare(options) })),
  taskOptions,
  {
    heading: 'Project',
    options: [
      { flags: '--update-config', summary: 'send the label config to a project that has another one' },
      {
        ...modelVersionOption,
        summary: 'version of all predictions, and the one that the project shows',
        byDefault: "that of the data, else the project's, else lsimport",
      },
      { ...samplingOption, summary: 'order in which a created project serves its tasks', rare: true },
      { flags: '--replace', summary: 'send tasks again that have changed, unless they have annotations' },
      {
        flags: '--prune',
        summary: 'delete tasks that are gone from the input, unless they have annotations',
      },
    ],
  },
  {
    heading: 'Tasks',
    options: [
      {
        flags: '--invalid-tasks <what>',
        summary: 'what to do with invalid tasks: fail and send nothing, or skip them (to --rejected)',
        values: ['fail', 'skip'],
        byDefault: 'fail',
        needsInput: true,
      },
      {
        flags: '--rejected <file>',
        summary: 'file for the tasks that --invalid-tasks skip rejects; replaced if it exists',
      },
    ],
  },
  ...reportOptions,
];
