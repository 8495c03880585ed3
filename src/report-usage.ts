import { CommanderError } from 'commander';
import { commandOf, toUserError } from './cli/usage-error.ts';
import { commands } from './commands/index.ts';
import type { ExitCode } from './errors.ts';
import type { Process } from './process.ts';
import { createReporter } from './report/reporter.ts';
import { createStyle, type Stream } from './report/style.ts';
import { withoutCommands } from './report/without-commands.ts';

/** Prints wrong usage, before any command runs. */
export function reportUsage(error: unknown, { argv, env, stdout, stderr }: Process): ExitCode {
  const json = argv.includes('--json');
  const safe = (stream: Stream) => (env.GITHUB_ACTIONS === 'true' ? withoutCommands(stream, json) : stream);
  const reporter = createReporter(safe(stdout), safe(stderr), {
    command: commandOf(argv.slice(2), commands)?.name,
    printsFindings: false,
    json,
    quiet: false,
    strict: false,
    style: createStyle(stderr, env, !argv.includes('--no-color')),
  });
  const shown = error instanceof CommanderError ? toUserError(error, argv.slice(2), commands) : error;
  return reporter.fail(shown, undefined);
}
