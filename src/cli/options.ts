import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../did-you-mean.ts';
import type { FormatOptions } from '../importers/importer.ts';
import { importers } from '../importers/index.ts';
import { templateNames } from '../label-config/templates.ts';

export const samplings = ['sequential', 'uniform', 'prediction-score-min', 'prediction-score-max'] as const;
export const sources = ['tasks-json', 's3', 'gcs', 'redis', 'azure-blob'] as const;
export const targets = [
  'completions-dir',
  's3-completions',
  'gcs-completions',
  'redis-completions',
  'azure-blob-completions',
] as const;

/** What `init` and `check` are asked for in the same words. */
export interface SharedOptions extends FormatOptions {
  inputPath?: string;
  inputFormat?: string;
  labelConfig?: string;
  template?: string;
  sampling?: (typeof samplings)[number];
  baseUrl?: string;
  ids?: 'keep' | 'renumber';
  compat?: '0.9';
  strict?: boolean;
  json?: boolean;
  sarif?: string;
  quiet?: boolean;
  color: boolean;
  maxDiagnostics: number;
}

export interface InitOptions extends SharedOptions {
  config?: string;
  rootDir: string;
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

/** Options that `init` and `check` share. */
export function addSharedOptions(command: Command): Command {
  return command
    .optionsGroup('Input:')
    .option('-i, --input-path <path>', 'file or folder with the data')
    .addOption(oneOf('--input-format <format>', 'what the data is (default: json)', formatNames()))
    .option('-l, --label-config <file>', 'label config (XML) that the data is for')
    .addOption(
      choice(
        '--template <name>',
        'label config by its name, instead of a file; README lists them',
        templateNames,
      ),
    )
    .option('--base-url <origin>', 'put an origin such as http://localhost:8080 before links to local files')
    .addOption(
      oneOf('--blank-lines <what>', 'blank lines of a text: skip or keep (default: skip)', ['skip', 'keep']),
    )
    .optionsGroup('Tasks:')
    .addOption(
      oneOf('--ids <how>', 'ids beside the data: keep them or renumber all tasks (default: keep)', [
        'keep',
        'renumber',
      ]),
    )
    .addOption(oneOf('--sampling <mode>', 'order in which tasks are handed out', samplings))
    .addOption(oneOf('--compat <version>', 'do exactly what Label Studio 0.9.1 does', ['0.9']))
    .optionsGroup('Output:')
    .option('--strict', 'count warnings as errors')
    .option('--json', 'print one JSON object instead of text')
    .option('--sarif <file>', 'write the findings to a file too, as SARIF 2.1.0 for code review tools')
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
  return importers.map((importer) => importer.name);
}

/** An option with a few values, named in the help. */
export function oneOf(flags: string, description: string, values: readonly string[]): Option {
  return choice(flags, `${description}; one of ${values.join(', ')}`, values);
}

/** An option with many values. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (values.includes(value)) return value;
    const near = nearest(value, values);
    throw new InvalidArgumentError(near ? `Did you mean ${near}?` : `Possible values: ${values.join(', ')}.`);
  });
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

export function jsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new InvalidArgumentError('It must be JSON, such as {"prefix": "a/b"} with the quotes.');
  }
}
