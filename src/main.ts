import { isAbsolute, join } from 'node:path';
import nodeProcess from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { CommanderError } from 'commander';
import type { Command } from './cli/command.ts';
import type { OutputOptions } from './cli/options.ts';
import { createProgram } from './cli/program.ts';
import { toUserError } from './cli/usage-error.ts';
import type { ConvertOptions } from './commands/convert/options.ts';
import type { ExportOptions } from './commands/export/options.ts';
import { commands } from './commands/index.ts';
import type { InitOptions } from './commands/init/options.ts';
import type { PushOptions } from './commands/push/options.ts';
import type { Context, Run } from './context.ts';
import { createLog } from './diagnostics/log.ts';
import { EXIT, type ExitCode } from './errors.ts';
import { obeyCtrlC } from './interruptible.ts';
import { type NamedPaths, refuseSameFile } from './output/same-file.ts';
import { readVersion } from './package-files.ts';
import { annotatingReporter } from './report/github-annotations.ts';
import { createProgress } from './report/progress.ts';
import { createReporter, type Outcome } from './report/reporter.ts';
import { createStyle, type Stream } from './report/style.ts';
import { OutputLost, type OutputWatch, watchOutputs } from './report/watch-outputs.ts';
import { writeWhole } from './report/whole-writes.ts';
import { withoutCommands } from './report/without-commands.ts';

/** What lsimport needs of Node's `process`; tests hand over their own. */
export interface Process {
  argv: string[];
  env: NodeJS.ProcessEnv;
  cwd(): string;
  stdin: ReturnType<Context['stdin']>;
  stdout: Stream;
  stderr: Stream;
  exitCode?: number | string | null | undefined;
  on(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs one command line to its end and sets the exit code: the whole of lsimport, and the only place that decides how it ends. */
export async function run(proc: Process): Promise<void> {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  if (proc === nodeProcess && isMainThread) obeyCtrlC(abort);
  for (const signal of signals) proc.on(signal, interrupt);
  for (const stream of [proc.stdout, proc.stderr]) writeWhole(stream);
  const outputs = watchOutputs(proc.stdout, proc.stderr, (exitCode) => {
    proc.exitCode = exitCode;
  });
  const world = { proc, outputs, signal: abort.signal };
  try {
    const settings = {
      version: readVersion(),
      stdout: proc.stdout,
      showAll: proc.argv.includes('--all'),
    };
    const program = createProgram(commands, settings, (command, options) =>
      runCommand(world, command, options),
    );
    proc.exitCode = EXIT.done;
    if (proc.argv.length > 2) await program.parseAsync(proc.argv);
    else program.outputHelp();
  } catch (error) {
    proc.exitCode = reportUsage(error, proc);
  } finally {
    for (const signal of signals) proc.off(signal, interrupt);
  }
  outputs.finish();
}

/** What surrounds a command while it runs. */
interface World {
  proc: Process;
  outputs: OutputWatch;
  signal: AbortSignal;
}

async function runCommand(
  { proc, outputs, signal }: World,
  command: Command,
  options: OutputOptions,
): Promise<void> {
  const start = performance.now();
  const { env, stdout, stderr } = proc;
  const { json = false, quiet = false, strict = false } = options;
  const results = command.printsData?.(options) ? stderr : stdout;
  const log = createLog(options.maxDiagnostics);
  const printsFindings = command.printsFindings ?? false;
  const style = createStyle(printsFindings ? results : stderr, env, options.color);
  const isOnGithub = env.GITHUB_ACTIONS === 'true';
  const safe = (stream: Stream) => (isOnGithub ? withoutCommands(stream, json) : stream);
  const plain = createReporter(safe(results), safe(stderr), {
    command: command.name,
    printsFindings,
    json,
    quiet,
    strict,
    style,
  });
  const reporter =
    isOnGithub && !json ? annotatingReporter(plain, results, { cwd: proc.cwd(), env }, quiet) : plain;
  const progress = createProgress(stderr, env, !json && !quiet);
  const endings: (() => void)[] = [];
  const atEnd = (action: () => void) => void endings.push(action);
  try {
    const context: Context = {
      cwd: proc.cwd(),
      env,
      signal,
      reporter,
      progress,
      stdout,
      stdin: () => proc.stdin,
      atEnd,
    };
    const outcome = await runWithSarif(command, options, { log, context, start });
    progress.stop();
    reporter.finish(log, outcome);
    proc.exitCode = outcome.exitCode;
    const isSummary = results === stdout && !printsFindings && !json;
    if (isSummary && outcome.exitCode === EXIT.done) outputs.isDone();
  } catch (error) {
    progress.stop();
    proc.exitCode = reporter.fail(error, log);
    if (error instanceof OutputLost) outputs.told();
  } finally {
    for (const action of endings) action();
  }
}

async function runWithSarif(command: Command, options: AnyOptions, run: Run): Promise<Outcome> {
  run.context.atEnd(refuseSameFile(pathsOf(command, options), run.context));
  if (options.sarif === undefined) return command.run(options, run);
  const { withSarif } = await import('./cli/with-sarif.ts');
  return withSarif(options.sarif, options, run, () => command.run(options, run));
}

/** What of the files on a command line is read, and what is written; each command has some of these options. */
function pathsOf(command: Command, options: AnyOptions): NamedPaths {
  const { inputPath, labelConfig, config, tokenFile, ca, output, rejected, sarif, writeConfig } = options;
  return {
    inputs: {
      '--input-path': inputPath,
      '--label-config': labelConfig,
      '--config': config,
      '--token-file': tokenFile,
      '--ca': ca,
    },
    outputs: { '--output': output, '--rejected': rejected, '--sarif': sarif, '--write-config': writeConfig },
    project: projectOf(command, options),
  };
}

type AnyOptions = OutputOptions & Partial<ConvertOptions & InitOptions & ExportOptions & PushOptions>;

/** The project folder that a command writes or reads; to `push` it is the name of a project on a server. */
function projectOf({ name }: Command, { project, rootDir = '.' }: AnyOptions): string | undefined {
  if (name === 'export') return project;
  if (name !== 'init') return undefined;
  return project !== undefined && isAbsolute(project) ? project : join(rootDir, project ?? 'my-project');
}

/** Prints wrong usage; help and version are not errors to us. */
function reportUsage(error: unknown, { argv, env, stdout, stderr }: Process): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const json = argv.includes('--json');
  const safe = (stream: Stream) => (env.GITHUB_ACTIONS === 'true' ? withoutCommands(stream, json) : stream);
  const reporter = createReporter(safe(stdout), safe(stderr), {
    command: undefined,
    printsFindings: false,
    json,
    quiet: false,
    strict: false,
    style: createStyle(stderr, env, !argv.includes('--no-color')),
  });
  const displayPath = error instanceof CommanderError ? toUserError(error, argv.slice(2), commands) : error;
  return reporter.fail(displayPath, undefined);
}
