import type { OptionGroup } from '../../cli/option.ts';
import { jsonText, wholeNumber } from '../../cli/option-values.ts';
import { type SharedOptions, sharedOptions } from '../../cli/options.ts';
import { invalidTasksOption, samplingOption } from '../../cli/task-options.ts';

export const sources = ['tasks-json', 's3', 'gcs', 'redis', 'azure-blob'] as const;
export const targets = [
  'completions-dir',
  's3-completions',
  'gcs-completions',
  'redis-completions',
  'azure-blob-completions',
] as const;

/** What `init` is asked for. */
export interface InitOptions extends SharedOptions {
  project?: string;
  config?: string;
  rootDir: string;
  dryRun?: boolean;
  force?: boolean;
  allowServingLocalFiles?: boolean;
  mlBackends?: string[];
  source?: (typeof sources)[number];
  sourcePath?: string;
  sourceParams?: unknown;
  target?: (typeof targets)[number];
  targetPath?: string;
  targetParams?: unknown;
  host?: string;
  port?: number;
  cert?: string;
  key?: string;
  initialProjectDescription?: string;
  outputDir?: string;
}

/** Options of `label-studio start`, which `init` of 0.9 takes as well: they do nothing here, and init says so. */
export const startOptions: OptionGroup = {
  heading: 'Taken for the sake of old scripts (they belong to label-studio start)',
  options: [
    { flags: '-b, --no-browser', summary: 'no use in init' },
    { flags: '-d, --debug', summary: 'no use in init' },
    { flags: '-v, --verbose', summary: 'no use in init' },
    { flags: '--use-gevent', summary: 'no use in init' },
    {
      flags: '--log-level <level>',
      summary: 'no use in init',
      values: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
    },
    { flags: '--protocol <protocol>', summary: 'no use in init' },
  ],
};

export const initOptions: readonly OptionGroup[] = [
  ...sharedOptions,
  { heading: 'Tasks', options: [samplingOption, invalidTasksOption('rejected.jsonl')] },
  {
    heading: 'Project',
    options: [
      { flags: '--dry-run', summary: 'do everything but write nothing; print the label config' },
      { flags: '--force', summary: 'replace an existing project; its completions are kept aside' },
      { flags: '--root-dir <folder>', summary: 'folder that the project is made in', initial: '.' },
      { flags: '-c, --config <file>', summary: 'config.json to start from instead of the default one' },
      { flags: '--initial-project-description <text>', summary: 'description of the project' },
      {
        flags: '--allow-serving-local-files',
        summary: 'let Label Studio serve the files of this machine (only for local use)',
      },
      { flags: '--ml-backends <urls...>', summary: 'URLs of ML backends, each perhaps as name=URL' },
    ],
  },
  {
    heading: 'Storage',
    options: [
      {
        flags: '-s, --source <type>',
        summary: 'read tasks from a storage instead of importing',
        values: sources,
      },
      { flags: '--source-path <name>', summary: 'bucket or container to read from' },
      { flags: '--source-params <json>', summary: 'its parameters', parse: jsonText },
      {
        flags: '-t, --target <type>',
        summary: 'write completions to a storage instead of the project',
        values: targets,
      },
      { flags: '--target-path <name>', summary: 'bucket or container to write to' },
      { flags: '--target-params <json>', summary: 'its parameters', parse: jsonText },
    ],
  },
  {
    heading: 'Server (written to config.json)',
    options: [
      { flags: '--host <name>', summary: 'host name of the server' },
      { flags: '-p, --port <number>', summary: 'port of the server', parse: wholeNumber(1, 65535) },
      { flags: '--cert <file>', summary: 'certificate for HTTPS (PEM); needs --key' },
      { flags: '--key <file>', summary: 'private key for HTTPS (PEM); needs --cert' },
    ],
  },
  {
    heading: startOptions.heading,
    options: [{ flags: '-o, --output-dir <folder>', summary: '', hidden: true }],
  },
  startOptions,
];
