import { type Command, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../did-you-mean.ts';
import { delimiters } from '../importers/csv-delimiter.ts';
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
    .addOption(
      oneOf(
        '--input-format <format>',
        'what the data is (default: json, or what it plainly is)',
        formatNames(),
      ),
    )
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
    .addOption(
      oneOf('--text-mode <unit>', 'what is one task in a text (default: line)', [
        'line',
        'file',
        'paragraph',
      ]),
    )
    .addOption(
      new Option(
        '--delimiter <character>',
        'what separates the cells of a CSV file: a character, or comma, semicolon, tab, pipe (default: found out)',
      ).argParser(delimiterOf),
    )
    .option('--header', 'the first row of a CSV file names its columns (default: found out)')
    .option('--no-header', 'the first row of a CSV file is data; the columns are column1, column2, ...')
    .option('--infer-types', 'numbers, true and false in a CSV file become such values instead of text')
    .addOption(
      new Option(
        '--json-columns <names>',
        'columns of a CSV file whose cells are JSON, with commas',
      ).argParser((names: string) => names.split(',')),
    )
    .addOption(
      oneOf('--csv-as <what>', 'with a TimeSeries tag: a CSV file is tasks, or the resource of one task', [
        'rows',
        'time-series',
      ]),
    )
    .option(
      '--label-from-folder <key>',
      'data key that gets the name of the folder a file is in, for formats in which a file is a task',
    )
    .optionsGroup('Labels that exist already:')
    .addOption(
      new Option(
        '--choices-column <key=control>',
        'column of a CSV file whose cells are results of a Choices tag; may be given several times',
      ).argParser(choicesColumn),
    )
    .addOption(
      oneOf('--labels-as <what>', 'what existing labels become (default: completions)', [
        'predictions',
        'completions',
      ]),
    )
    .option('--score-column <key>', 'column of a CSV file with the scores of predictions')
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
  return [...importers.map((importer) => importer.name), 'auto'];
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

/** The one character that a word or an escape stands for. */
function delimiterOf(value: string): string {
  const words: Record<string, string> = { ...delimiters, '\\t': '\t' };
  const character = words[value] ?? value;
  if (/^[\t -~]$/.test(character) && character !== '"') return character;
  throw new InvalidArgumentError(
    'It must be one character of ASCII and no double quote, or comma, semicolon, tab or pipe.',
  );
}

function choicesColumn(value: string, before: { key: string; control: string }[] = []) {
  const at = value.lastIndexOf('=');
  if (at > 0 && at < value.length - 1) {
    return [...before, { key: value.slice(0, at), control: value.slice(at + 1) }];
  }
  throw new InvalidArgumentError('It must be COLUMN=CONTROL, such as sentiment=label.');
}

export function jsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new InvalidArgumentError('It must be JSON, such as {"prefix": "a/b"} with the quotes.');
  }
}
