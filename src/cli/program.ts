import { Command as Commander, CommanderError, Help, type Option } from 'commander';
import type { Stream } from '../report/style.ts';
import type { Command } from './command.ts';
import { toCommander } from './option.ts';
import { valueAmong } from './option-values.ts';
import type { OutputOptions } from './options.ts';
import { isTopic, topics } from './topics.ts';
import { unknownCommand } from './usage-error.ts';

/** Does what a command line asks for, whose options are all known to be good. */
export type RunCommand = (command: Command, options: OutputOptions) => Promise<void>;

export interface ProgramSettings {
  version: string;
  /** Where help and version go. */
  stdout: Stream;
  /** Whether the help of a command lists its rare options too. */
  showAll: boolean;
  /** The words of the command line: a command that is not among them gets no options, as to make those of all takes half the time of help. */
  words: readonly string[];
}

/** The command line: every command, option and help text. Wrong usage is thrown as CommanderError. */
export function createProgram(
  commands: readonly Command[],
  { version, stdout, showAll, words }: ProgramSettings,
  run: RunCommand,
): Commander {
  const rare = new Set<Option>();
  const isShown = (option: Option) => showAll || !rare.has(option);
  const program = new Commander('lsimport')
    .description('Get data into Label Studio: check it against the label config and write a project folder.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: false,
      visibleOptions(command) {
        return Help.prototype.visibleOptions.call(this, command).filter(isShown);
      },
    })
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns ?? 80,
    });
  for (const command of commands) {
    const options = words.includes(command.name) ? command.options : [];
    addCommand(program, { ...command, options }, version, showAll, rare, run);
  }
  addHelpCommand(program, commands, stdout);
  const examples = commands.map((command) => `  $ ${command.examples[0]}\n`).join('');
  program.addHelpText(
    'after',
    `\nExamples:\n${examples}\nRun lsimport COMMAND --help for the options of a command.`,
  );
  return program;
}

function addCommand(
  program: Commander,
  command: Command,
  version: string,
  showAll: boolean,
  rare: Set<Option>,
  run: RunCommand,
): void {
  const { name, summary, arguments: named, options, examples } = command;
  const added = program
    .command(name)
    .summary(capital(summary))
    .description(`${capital(summary)}.`);
  for (const { name: flags, summary: meaning, values } of named) {
    if (values) added.argument(flags, `${meaning} (${values.join(', ')})`, valueAmong(values));
    else added.argument(flags, meaning);
  }
  const rows = options.flatMap((group) => group.options.map((row) => ({ row, heading: group.heading })));
  for (const { row, heading } of rows) {
    const option = toCommander(row, heading);
    if (row.rare) rare.add(option);
    added.addOption(option);
  }
  added
    .optionsGroup('Output:')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help');
  const more = rows.filter(({ row }) => row.rare).length;
  if (more > 0 && !showAll) {
    added.addHelpText('after', `\nlsimport ${name} --help --all lists ${more} more options.`);
  }
  added.addHelpText('after', `\nExamples:\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
  added.action(async () => {
    const given: OutputOptions & Record<string, unknown> = { ...added.opts<OutputOptions>() };
    for (const [i, { name: flags, key }] of named.entries()) {
      if (flags.includes('...')) given[key] = added.args.slice(i);
      else takeArgument(given, key, added.args[i]);
    }
    await run(command, given);
  });
}

function addHelpCommand(program: Commander, commands: readonly Command[], stdout: Stream): void {
  program
    .command('help')
    .description('Print the help of a command, or list the input formats or the templates')
    .argument('[command]', 'a command, formats or templates')
    .option('--all', 'with all of its options')
    .helpOption('-h, --help', 'print this help')
    .action(async (name: string | undefined) => {
      if (isTopic(name)) {
        const { topicHelps } = await import('./topics-help.ts');
        stdout.write(topicHelps[name](stdout.columns ?? 80));
        return;
      }
      const found =
        name === undefined ? program : program.commands.find((command) => command.name() === name);
      if (!found) throw unknownCommand(name!, commands, topics);
      found.outputHelp();
    });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An argument that is an option as well may be given as both, but not differently. */
function takeArgument(options: Record<string, unknown>, key: string, value: string | undefined): void {
  if (value === undefined) return;
  const other = options[key];
  if (other !== undefined && other !== value)
    throw new CommanderError(
      2,
      'lsimport.twoInputs',
      `Two inputs given: ${value} and ${other}.\nRemove one of them.`,
    );
  options[key] = value;
}
