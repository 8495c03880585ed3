import { Command as Commander, CommanderError } from 'commander';
import type { Stream } from '../report/style.ts';
import type { Command } from './command.ts';
import { toCommander } from './option.ts';
import type { OutputOptions } from './options.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Does what a command line asks for, whose options are all known to be good. */
export type RunCommand = (command: Command, options: OutputOptions) => Promise<void>;

/** The command line: every command, option and help text. Wrong usage is thrown as CommanderError. */
export function createProgram(
  version: string,
  stdout: Stream,
  commands: readonly Command[],
  run: RunCommand,
): Commander {
  const program = new Commander('lsimport')
    .description('Get data into Label Studio: check it against the label config and write a project folder.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ showGlobalOptions: false })
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns ?? 80,
    });
  for (const command of commands) {
    refuseRepeated(addCommand(program, command, version, run));
  }
  program.addHelpText('after', '\nRun lsimport COMMAND --help for the options of a command.');
  return program;
}

function addCommand(program: Commander, command: Command, version: string, run: RunCommand): Commander {
  const { name, summary, arguments: named, options, examples } = command;
  const added = program
    .command(name)
    .description(summary)
    .addHelpText('before', `Examples:\n${examples.map((line) => `  $ ${line}\n`).join('')}`);
  for (const argument of named) added.argument(argument.name, argument.summary);
  for (const group of options) {
    for (const row of group.options) added.addOption(toCommander(row, group.heading));
  }
  added.optionsGroup(`${options.at(-1)!.heading}:`);
  if (name === 'init') added.version(version, '--version', 'print the version');
  added.helpOption('-h, --help', 'print this help');
  return added.action(async () => {
    const given: OutputOptions & Record<string, unknown> = { ...added.opts<OutputOptions>() };
    for (const [i, { key }] of named.entries()) takeArgument(given, key, added.args[i]);
    await run(command, given);
  });
}

/** An argument that is an option as well may be given as both, but not differently. */
function takeArgument(options: Record<string, unknown>, key: string, value: string | undefined): void {
  if (value === undefined) return;
  const other = options[key];
  if (other !== undefined && other !== value)
    throw new CommanderError(2, 'lsimport.twoInputs', `Two inputs given: ${value} and ${other}.`);
  options[key] = value;
}
