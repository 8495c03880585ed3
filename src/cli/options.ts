import { type Command, Option } from 'commander';
import type { TargetServer } from '../checks/server/servers.ts';
import type { FormatOptions } from '../formats/format.ts';
import { importers } from '../formats/index.ts';
import { templateNames } from '../label-config/templates.ts';
import { addFormatOptions } from './format-options.ts';
import { choice, filePatterns, linkKind, oneOf, origin, wholeNumber } from './option-values.ts';

export const samplings = ['sequential', 'uniform', 'prediction-score-min', 'prediction-score-max'] as const;
export const sources = ['tasks-json', 's3', 'gcs', 'redis', 'azure-blob'] as const;
export const targets = [
  'completions-dir',
  's3-completions',
  'gcs-completions',
  'redis-completions',
  'azure-blob-completions',
] as const;

/** What all commands are asked for: how they print, and what refuses. */
export interface OutputOptions {
  strict?: boolean;
  json?: boolean;
  quiet?: boolean;
  color: boolean;
  maxDiagnostics: number;
}

/** What `init`, `check` and `convert` are asked for in the same words. */
export interface SharedOptions extends FormatOptions, OutputOptions {
  inputPath?: string;
  inputFormat?: string;
  include?: string[];
  exclude?: string[];
  labelConfig?: string;
  template?: string;
  /** Not for `convert`: it is a setting of a project. */
  sampling?: (typeof samplings)[number];
  baseUrl?: string;
  /** `0.9`, `1.x`, or a prefix. */
  links?: string;
  documentRoot?: string;
  ids?: 'keep' | 'renumber';
  compat?: '0.9';
  sarif?: string;
}

export interface CheckOptions extends SharedOptions {
  server?: TargetServer;
}

export interface InitOptions extends SharedOptions {
  config?: string;
  rootDir: string;
  dryRun?: boolean;
  force?: boolean;
  invalidTasks?: 'fail' | 'skip' | 'keep';
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
  /** For `label-studio start`; init has no use for them and says so. */
  browser: boolean;
  debug?: boolean;
  verbose?: boolean;
  useGevent?: boolean;
  logLevel?: string;
  protocol?: string;
  outputDir?: string;
}

/** What of a project `check` looks at as well: whether the tasks have the scores that the mode goes by. */
export function samplingOption(): Option {
  return oneOf('--sampling <mode>', 'order in which tasks are handed out', samplings);
}

/** Options that `init`, `check` and `convert` share. */
export function addSharedOptions(command: Command): Command {
  command
    .optionsGroup('Input:')
    .option('-i, --input-path <path>', 'file or folder with the data, or - for standard input')
    .addOption(
      oneOf(
        '--input-format <format>',
        'what the data is; without it JSON, or what it plainly is',
        formatNames(),
      ),
    )
    .addOption(
      new Option(
        '--include <pattern>',
        'files of a folder to take, such as "train/**/*.png"; may be given several times',
      ).argParser(filePatterns),
    )
    .addOption(
      new Option(
        '--exclude <pattern>',
        'files and folders of a folder to leave out; may be given several times',
      ).argParser(filePatterns),
    )
    .option('-l, --label-config <file>', 'label config (XML) that the data is for')
    .addOption(
      choice(
        '--template <name>',
        'label config by its name, instead of a file; README lists them',
        templateNames,
      ),
    )
    .addOption(
      new Option(
        '--base-url <origin>',
        'put an origin such as http://localhost:8080 before links to local files',
      ).argParser(origin),
    )
    .option(
      '--document-root <folder>',
      'link to local files as Label Studio 1.x serves them, which has this folder as its document root',
    )
    .addOption(
      new Option(
        '--links <kind>',
        'links to local files: 0.9, 1.x (needs --document-root), or a URL that their paths are put behind (default: 0.9)',
      ).argParser(linkKind),
    )
    .addOption(
      oneOf('--blank-lines <what>', 'blank lines of a text: skip or keep (default: skip)', ['skip', 'keep']),
    );
  addFormatOptions(command)
    .optionsGroup('Tasks:')
    .addOption(
      oneOf('--ids <how>', 'ids beside the data: keep them or renumber all tasks (default: keep)', [
        'keep',
        'renumber',
      ]),
    )
    .addOption(oneOf('--compat <version>', 'do exactly what Label Studio 0.9.1 does', ['0.9']))
    .optionsGroup('Output:')
    .option('--sarif <file>', 'write the findings to a file too, as SARIF 2.1.0 for code review tools');
  return addOutputOptions(command);
}

/** Options that all commands share. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option('--strict', 'count warnings as errors')
    .option('--json', 'print one JSON object instead of text')
    .option('--quiet', 'print nothing but errors')
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(
      new Option(
        '--max-diagnostics <n>',
        'how many findings --json and --sarif list; counts are always exact',
      )
        .argParser(wholeNumber(0, 1_000_000))
        .default(1000),
    );
}

function formatNames(): string[] {
  return [...importers.map((importer) => importer.name), 'auto'];
}
