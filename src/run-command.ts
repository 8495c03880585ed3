import { isAbsolute, join } from 'node:path';
import nodeProcess from 'node:process';
import { isMainThread } from 'node:worker_threads';
import type { Command } from './cli/command.ts';
import { refuseOddAddresses } from './cli/odd-addresses.ts';
import type { OutputOptions, SharedOptions } from './cli/options.ts';
import { refuseWrongUsage } from './cli/usage.ts';
import type { ConvertOptions } from './commands/convert/options.ts';
import type { ExportOptions } from './commands/export/options.ts';
import type { InitOptions } from './commands/init/options.ts';
import type { PushOptions } from './commands/push/options.ts';
import type { Context, Run } from './context.ts';
import { createLog } from './diagnostics/log.ts';
import { EXIT, reasonOf, UserError } from './errors.ts';
import { obeyCtrlC } from './interruptible.ts';
import { type NamedPaths, refuseSameFile } from './output/same-file.ts';
import { refuseSameStream } from './output/same-stream.ts';
import type { Process } from './process.ts';
import { annotatingReporter } from './report/github-annotations.ts';
import { createProgress } from './report/progress.ts';
import { createReporter, type Outcome } from './report/reporter.ts';
import { createStyle, type Stream } from './report/style.ts';
import { OutputLost, type OutputWatch } from './report/watch-outputs.ts';
import { withoutCommands } from './report/without-commands.ts';
import { resolvePath } from './resolve-path.ts';

/** What surrounds a command while it runs. */
export interface World {
  proc: Process;
  outputs: OutputWatch;
  /** Aborted by the signals that end a process. */
  abort: AbortController;
}

/** Runs a command whose options are all known to be good, reports how it ends and sets the exit code. */
export async function runCommand(
  { proc, outputs, abort }: World,
  command: Command,
  options: OutputOptions & Pick<SharedOptions, 'sarif'>,
): Promise<void> {
  const start = performance.now();
  const cwd = cwdOf(proc);
  const { signal } = abort;
  if (proc === nodeProcess && isMainThread) obeyCtrlC(abort);
  const { env, stdout, stderr } = proc;
  const { json = false, quiet = false, strict = false } = options;
  const results = command.printsData?.(options) || options.sarif === '-' ? stderr : stdout;
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
  const reporter = isOnGithub && !json ? annotatingReporter(plain, results, { cwd, env }, quiet) : plain;
  const progress = createProgress(stderr, env, !json && !quiet);
  const endings: (() => void)[] = [];
  const atEnd = (action: () => void) => void endings.push(action);
  try {
    const context: Context = {
      cwd,
      env,
      signal,
      reporter,
      progress,
      stdout,
      stdin: () => proc.stdin,
      atEnd,
    };
    const outcome = await runWithSarif(proc, command, options, { log, context, start });
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

/** The folder that paths begin in, unless somebody has removed it. */
function cwdOf(proc: Process): string {
  try {
    return proc.cwd();
  } catch (error) {
    throw new UserError(
      EXIT.unreadable,
      `Cannot use the current folder: ${reasonOf(error)}.`,
      'Go to another folder: cd ~',
    );
  }
}

async function runWithSarif(
  proc: Process,
  command: Command,
  options: AnyOptions,
  run: Run,
): Promise<Outcome> {
  refuseOddAddresses(command, options, run.context);
  const paths = pathsOf(command, options);
  run.context.atEnd(refuseSameFile(paths, run.context));
  refuseOwnStreams(paths, proc, run.context);
  if (options.sarif === undefined) return command.run(options, run);
  const { sarifRules, withSarif } = await import('./cli/with-sarif.ts');
  refuseWrongUsage(sarifRules, { ...options, printsData: command.printsData?.(options) ?? false });
  return withSarif(options.sarif, options, run, () => command.run(options, run));
}

function refuseOwnStreams({ inputs }: NamedPaths, proc: Process, context: Context): void {
  const read = Object.entries(inputs).map(([flag, path]) => {
    const isStream = path === '-' && flag === '--input-path';
    return [flag, isStream ? proc.stdin : path && resolvePath(context, path)] as const;
  });
  refuseSameStream(Object.fromEntries(read), {
    'standard output': proc.stdout,
    'standard error': proc.stderr,
  });
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
