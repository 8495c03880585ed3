import { CommanderError } from 'commander';
import { createProgram } from './cli/program.ts';
import { commands } from './commands/index.ts';
import { EXIT } from './errors.ts';
import { readVersion } from './package-files.ts';
import type { Process } from './process.ts';
import { watchOutputs } from './report/watch-outputs.ts';
import { writeWhole } from './report/whole-writes.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs one command line to its end and sets the exit code: the whole of lsimport, and the only place that decides how it ends. What help does
 * not need is loaded when a command runs.
 */
export async function run(proc: Process): Promise<void> {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  for (const signal of signals) proc.on(signal, interrupt);
  for (const stream of [proc.stdout, proc.stderr]) writeWhole(stream);
  const outputs = watchOutputs(proc.stdout, proc.stderr, (exitCode) => {
    proc.exitCode = exitCode;
  });
  try {
    const settings = {
      version: readVersion(),
      stdout: proc.stdout,
      showAll: proc.argv.includes('--all'),
      words: proc.argv.slice(2),
    };
    const program = createProgram(commands, settings, async (command, options) => {
      const { runCommand } = await import('./run-command.ts');
      await runCommand({ proc, outputs, abort }, command, options);
    });
    proc.exitCode = EXIT.done;
    if (proc.argv.length > 2) await program.parseAsync(proc.argv);
    else program.outputHelp();
  } catch (error) {
    // Help and version are not errors to us.
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    proc.exitCode = isHelp ? EXIT.done : (await import('./report-usage.ts')).reportUsage(error, proc);
  } finally {
    for (const signal of signals) proc.off(signal, interrupt);
  }
  outputs.finish();
}
