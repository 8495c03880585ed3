import type { CommanderError } from 'commander';
import { EXIT, UserError } from '../errors.ts';
import { oddAddress } from '../odd-address.ts';
import { nearest } from '../suggest.ts';
import { isAddress, withoutSecrets } from '../without-secrets.ts';
import type { Command } from './command.ts';
import { flagOf } from './option.ts';

/** What commander refuses, in our form. `argv` is the command line without its program. */
export function toUserError(
  error: CommanderError,
  argv: readonly string[],
  commands: readonly Command[],
): UserError {
  const [sentence, ...more] = showAddresses(error.message, argv)
    .replace(/^error: /, '')
    .split('\n');
  const command = commandOf(argv, commands);
  const hints =
    error.code === 'commander.unknownOption'
      ? isOutput(error.message) && command?.name === 'check'
        ? ['check writes nothing; lsimport convert does.']
        : suggestOption(error.message, command)
      : more.map((hint) => hint.replace(/^\((.*)\)$/, '$1'));
  const hasInput = argv.some((word) => /^(?:-i|--input-path)/.test(word));
  if (error.code === 'commander.excessArguments' && command?.name === 'init' && !hasInput)
    hints.push('The data goes after -i: lsimport init my-project -i PATH.');
  if (error.code === 'commander.missingArgument' && command?.name === 'merge')
    hints.push('Name the manifests of all shards: lsimport merge part-*.manifest.json.');
  const help = [...hints, `Run ${helpOf(command)} to see all options.`].join(' ');
  return new UserError(EXIT.usage, asSentence(sentence!), help);
}

/** Whether the option of a message is that for what is written. */
function isOutput(message: string): boolean {
  return /'(?:-o|--output\b)/.test(message);
}

/** What shows all options: of one command, where it is known. */
function helpOf(command: Command | undefined): string {
  if (!command) return 'lsimport --help or lsimport COMMAND --help';
  const hasRare = command.options.some(({ options }) => options.some(({ rare }) => rare));
  return `lsimport ${command.name} --help${hasRare ? ' --all' : ''}`;
}

/** A message with the addresses of a command line that it quotes as they may be shown. */
function showAddresses(message: string, argv: readonly string[]): string {
  // A value may follow a short option, or an equals sign, at once.
  const values = argv
    .flatMap((word) => [
      word.slice(/^-[^-]/.test(word) ? 2 : 0),
      word.replace(/^-+/, ''),
      ...afterEquals(word),
    ])
    .filter((word) => isAddress(word) || oddAddress(word) !== undefined);
  return values.reduce((text, value) => text.replaceAll(value, () => withoutSecrets(value)), message);
}

function afterEquals(word: string): string[] {
  const parts = word.split('=');
  return parts.map((_, i) => parts.slice(i + 1).join('='));
}

/** For a command that there is not; `topics`: what else is explained there. */
export function unknownCommand(
  name: string,
  commands: readonly Command[],
  topics: readonly string[] = [],
): UserError {
  const names = commands.map((command) => command.name);
  const near = nearest(name, [...names, ...topics]);
  return new UserError(
    EXIT.usage,
    `Unknown command '${withoutSecrets(name)}'.`,
    near ? `Did you mean ${near}?` : `The commands are ${names.join(', ')}.`,
  );
}

function commandOf(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => name === argv.find((word) => !word.startsWith('-')));
}

function suggestOption(message: string, command: Command | undefined): string[] {
  const [, typed] = /'--?([^'=]*)/.exec(message) ?? [];
  const flags = command?.options.flatMap(({ options }) =>
    options.filter(({ hidden }) => !hidden).map(flagOf),
  );
  if (typed === undefined || !flags) return [];
  const meant = optionLike(typed, flags);
  return meant === undefined ? [] : [`Did you mean ${meant}?`];
}

/**
 * The option that has a word as a part of its name, as `--input-format` has `format`; or the one that starts with it, which Label Studio
 * 0.9.1 accepts; or else the nearest one.
 */
function optionLike(typed: string, flags: readonly string[]): string | undefined {
  const part = flags.find((flag) => `${flag}-`.includes(`-${typed}-`));
  const longer = typed.length > 2 ? flags.find((flag) => flag.startsWith(`--${typed}`)) : undefined;
  return part ?? longer ?? nearest(`--${typed}`, flags);
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}
