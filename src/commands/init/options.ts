import { allRare, type OptionGroup } from '../../cli/option.ts';
import { jsonText, wholeNumber } from '../../cli/option-values.ts';
import { dataOptions, reportOptions, type SharedOptions } from '../../cli/options.ts';
import {
  invalidTasksOption,
  modelVersionOption,
  samplingOption,
  threadsOption,
} from '../../cli/task-options.ts';

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
  heading: 'Ignored (options of label-studio start, accepted for old scripts)',
  options: allRare([
    { flags: '--init', summary: 'ignored' },
    { flags: '-b, --no-browser', summary: 'ignored' },
    { flags: '-d, --debug', summary: 'ignored' },
    { flags: '-v, --verbose', summary: 'ignored' },
    { flags: '--use-gevent', summary: 'ignored' },
    {
      flags: '--log-level <level>',
      summary: 'ignored',
      values: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
    },
    { flags: '--protocol <protocol>', summary: 'ignored' },
  ]),
};

export const initOptions: readonly OptionGroup[] = [
  ...dataOptions,
  {
    heading: 'Tasks',
    options: [
      samplingOption,
      { ...modelVersionOption, rare: true },
      invalidTasksOption('rejected.jsonl'),
      threadsOption,
    ],
  },
  {
    heading: 'Project',
    options: [
      { flags: '--dry-run', summary: 'check everything and print the label config, but write nothing' },
      { flags: '--force', summary: 'replace an existing project; its completions are moved aside' },
    ],
  },
  ...reportOptions,
  {
    heading: 'Options of init in Label Studio 0.9 (most are written to config.json)',
    options: allRare([
      { flags: '--root-dir <folder>', summary: 'folder to create the project in', initial: '.' },
      { flags: '-c, --config <file>', summary: 'config.json to start from' },
      { flags: '--initial-project-description <text>', summary: 'project description' },
      {
        flags: '--allow-serving-local-files',
        summary: 'let Label Studio serve files of this machine (for local use only)',
      },
      {
        flags: '--ml-backends <urls...>',
        summary: 'URLs of ML backends, each optionally as name=URL',
        byDefault: 'none',
      },
      {
        flags: '-s, --source <type>',
        summary: 'read tasks from a storage instead of importing them',
        values: sources,
      },
      { flags: '--source-path <name>', summary: 'bucket or container to read from' },
      {
        flags: '--source-params <json>',
        summary: 'storage parameters',
        byDefault: '{}',
        parse: jsonText,
      },
      {
        flags: '-t, --target <type>',
        summary: 'write completions to a storage instead of the project folder',
        values: targets,
      },
      { flags: '--target-path <name>', summary: 'bucket or container to write to' },
      {
        flags: '--target-params <json>',
        summary: 'storage parameters',
        byDefault: '{}',
        parse: jsonText,
      },
      { flags: '--host <name>', summary: 'server host name' },
      { flags: '-p, --port <number>', summary: 'server port', parse: wholeNumber(1, 65535) },
      { flags: '--cert <file>', summary: 'HTTPS certificate (PEM); needs --key' },
      { flags: '--key <file>', summary: 'HTTPS private key (PEM); needs --cert' },
    ]),
  },
  startOptions,
  {
    heading: startOptions.heading,
    options: [{ flags: '-o, --output-dir <folder>', summary: '', hidden: true, rare: true }],
  },
];
