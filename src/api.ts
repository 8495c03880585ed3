import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { toArguments } from './cli/to-arguments.ts';
import { commands } from './commands/index.ts';
import { run } from './main.ts';

/** Where the data is, what it is, and what it is for. Paths may be relative to `cwd`. */
export interface DataOptions {
  /** File or folder with the data. Either this or `tasks`. */
  input?: string;
  /** The tasks themselves, one after the other: what a line of a JSON Lines file could hold. */
  tasks?: Iterable<unknown> | AsyncIterable<unknown>;
  /** File with the label config (XML), or `auto` to write one from the data. */
  labelConfig?: string;
  /** Name of a built-in label config. */
  template?: string;
  /** Format of the data; detected when it is not given. */
  inputFormat?: string;
  /** Patterns for the files to read in a folder, and to skip. */
  include?: readonly string[];
  exclude?: readonly string[];
  /** What makes one task in a text. */
  textMode?: 'line' | 'file' | 'paragraph';
  /** Cell delimiter of a CSV file. */
  delimiter?: string;
  /** Whether the first row of a CSV file is a header. */
  header?: boolean;
  /** Columns of a CSV file with results of a Choices tag, as `column=control`. */
  choicesColumn?: readonly string[];
  /** Column of a CSV file with prediction scores. */
  scoreColumn?: string;
  /** Folder with the images the labels are for. */
  images?: string;
  /** What existing labels become. */
  labelsAs?: 'predictions' | 'completions';
  /** Task ids in the data. */
  ids?: 'keep' | 'renumber';
  /** Id of the first task, if the tasks have no ids or are renumbered. */
  firstId?: number;
  /** Model version of predictions that have none. */
  modelVersion?: string;
  /** Links to local files as Label Studio 1.x serves them from this folder. */
  documentRoot?: string;
  /** `0.9`, `1.x`, or a URL to put before the paths of local files. */
  links?: string;
  /** Treat warnings as errors. */
  strict?: boolean;
  /** How many findings are listed; counts stay exact. 1000 when it is not given. */
  maxDiagnostics?: number;
  /** Folder that paths are relative to; that of the process when it is not given. */
  cwd?: string;
  /** Ends the run; what was there before is then unchanged. */
  signal?: AbortSignal;
}

export interface CheckOptions extends DataOptions {
  /** Also report what this version of Label Studio would refuse, drop or not show. */
  server?: '0.9' | '1.x';
}

export interface ConvertOptions extends DataOptions {
  /** File to write. */
  output: string;
  /** A list of tasks, the same for the import of Label Studio 1.x, or one task per line. `tasks` when it is not given. */
  to?: 'tasks' | 'tasks-1.x' | 'jsonl';
  /** What to do with invalid tasks; with `skip` they go to `rejected`. `fail` when it is not given. */
  invalidTasks?: 'fail' | 'skip' | 'keep';
  /** File for the tasks that are skipped. */
  rejected?: string;
  /** Overwrite existing files. */
  force?: boolean;
}

/** Something wrong in the data or the label config. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  /** One of those in docs/diagnostics/. */
  code: string;
  message: string;
  help?: string;
  file?: string;
  /** Lines and columns count from 1, columns in UTF-16 units. */
  line?: number;
  column?: number;
  /** The task, counting from 0. */
  task?: number;
  /** A JSON pointer into the task. */
  path?: string;
  /** The tag of the label config that needs it. */
  tag?: { type: string; name?: string; line: number; column: number };
}

/** What a run came to: the object of `--json`, which docs/json-output.md explains. */
export interface Result {
  /** Version of this object. */
  version: 1;
  /** Version of lsimport. */
  lsimport: string;
  /** False when the data was refused; then nothing was written. */
  ok: boolean;
  /** The format that the input was read as. */
  format?: string;
  /** Number of tasks in the input. */
  tasks: number;
  errors: number;
  warnings: number;
  diagnostics: Diagnostic[];
  /** What was skipped in the input: how many of what. */
  skipped?: Record<string, number>;
  /** Sentences for people. */
  notes: string[];
}

export interface ConvertResult extends Result {
  /** Number of tasks written. */
  written: number;
  /** Number of tasks that went to `rejected`. */
  rejected?: number;
  /** The file that was written. */
  output?: string;
}

/** Why a run could not be done at all. Refused data is not such a failure: see `Result.ok`. */
export class LsimportError extends Error {
  /** `wrong-usage`, `cannot-read`, `cannot-write`, `refused`, `interrupted` or `bug`. */
  readonly code: string;
  /** What to do. */
  readonly help: string | undefined;
  /** The exit code that the command line would have. */
  readonly exitCode: number;

  constructor(message: string, code: string, help: string | undefined, exitCode: number) {
    super(message);
    this.name = 'LsimportError';
    this.code = code;
    this.help = help;
    this.exitCode = exitCode;
  }
}

/** Checks tasks and label config as `lsimport check` does. Throws a LsimportError when that cannot be done. */
export async function checkTasks(options: CheckOptions): Promise<Result> {
  return runCommand('check', options);
}

/** Converts data to a file of tasks as `lsimport convert` does. Throws a LsimportError when that cannot be done. */
export async function convert(options: ConvertOptions): Promise<ConvertResult> {
  return runCommand('convert', options) as Promise<ConvertResult>;
}

async function runCommand(
  name: string,
  { input, tasks, cwd = '.', signal, ...options }: DataOptions,
): Promise<Result> {
  const data = tasks === undefined ? { inputPath: input } : { inputPath: '-', inputFormat: 'jsonl' };
  if (tasks !== undefined && input !== undefined) {
    throw new LsimportError('Two inputs given: input and tasks.', 'wrong-usage', 'Remove one of them.', 2);
  }
  const command = commands.find((other) => other.name === name)!;
  let printed = '';
  const listeners: (() => void)[] = [];
  const abort = () => {
    for (const listener of listeners) listener();
  };
  const proc = {
    argv: ['node', 'lsimport', name, ...toArguments(command, { ...options, ...data }), '--json'],
    env: process.env,
    cwd: () => resolve(cwd),
    stdin: tasks === undefined ? Readable.from([]) : Readable.from(linesOf(tasks)),
    stdout: {
      write(text: string, done?: () => void) {
        printed += text;
        done?.();
        return true;
      },
    },
    stderr: { write: () => true },
    exitCode: 0 as number | string | null | undefined,
    on: (_event: string, listener: () => void) => listeners.push(listener),
    off: () => {},
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const running = run(proc);
    if (signal?.aborted) abort();
    await running;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  const result = JSON.parse(printed) as Result;
  const exitCode = Number(proc.exitCode);
  const failure = result.diagnostics.at(-1);
  if (exitCode > 1 && failure) throw new LsimportError(failure.message, failure.code, failure.help, exitCode);
  return result;
}

async function* linesOf(tasks: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const task of tasks) yield Buffer.from(`${JSON.stringify(task)}\n`);
}
