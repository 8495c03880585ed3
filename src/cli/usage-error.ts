import type { CommanderError } from 'commander';
import { EXIT, UserError } from '../errors.ts';
import { listAlternatives } from '../list-alternatives.ts';
import { append } from '../lists.ts';
import { oddAddress } from '../odd-address.ts';
import { quotePathForShell } from '../quote-shell.ts';
import { nearest } from '../suggest.ts';
import { isAddress, withoutSecrets } from '../without-secrets.ts';
import type { Command } from './command.ts';
import { flagOf } from './option.ts';
import { isTopic } from './topics.ts';

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
  const invalid = invalidValue(sentence!);
  if (invalid)
    return new UserError(EXIT.usage, `Invalid value '${invalid.value}' for ${invalid.flag}.`, invalid.help);
  const hints =
    error.code === 'commander.unknownOption'
      ? isOutput(error.message) && command?.name === 'check'
        ? ['check writes nothing; lsimport convert does.']
        : suggestOption(error.message, command, commands)
      : more.map((hint) => hint.replace(/^\((.*)\)$/, '$1'));
  const hasInput = argv.some((word) => /^(?:-i|--input-path)/.test(word));
  if (error.code === 'commander.excessArguments' && command?.name === 'init' && !hasInput)
    hints.push('The data goes after -i: lsimport init my-project -i PATH.');
  if (error.code === 'commander.unknownCommand' && operandsOf(argv)[0] === 'start') return noServer(argv);
  const [, unknown] = /^unknown command '(.*)'$/.exec(sentence!) ?? [];
  const input = unknown === undefined ? undefined : asInput(unknown);
  if (input !== undefined) return new UserError(EXIT.usage, asSentence(sentence!), `Did you mean ${input}?`);
  if (error.code === 'commander.excessArguments') append(hints, suggestConfig(argv));
  if (error.code === 'commander.missingArgument' && command?.name === 'merge')
    hints.push('Name the manifests of all shards: lsimport merge part-*.manifest.json.');
  if (error.code === 'commander.missingArgument' && command?.name === 'completion')
    return new UserError(
      EXIT.usage,
      'No shell is named.',
      'Name it: lsimport completion bash (or zsh, fish, powershell).',
    );
  const [helped, topic] = argv.filter((word) => !word.startsWith('-'));
  if (error.code === 'commander.excessArguments' && helped === 'help' && isTopic(topic))
    return new UserError(
      EXIT.usage,
      `lsimport help ${topic} takes no name.`,
      `To list all: lsimport help ${topic}`,
    );
  const help = [...hints, `Run ${helpOf(command)} to see all options.`].join(' ');
  return new UserError(EXIT.usage, asSentence(sentence!), help);
}

/** The parts of commander's sentence about a value that an option does not take; the value may be any text. */
function invalidValue(sentence: string): { flag: string; value: string; help: string } | undefined {
  const [, flag] = /^option '(?:-\w, )?(--[\w-]+)/.exec(sentence) ?? [];
  const [before, after] = ["' argument '", "' is invalid. "];
  const from = sentence.indexOf(before);
  const to = sentence.lastIndexOf(after);
  if (flag === undefined || from < 0 || to < from) return undefined;
  return { flag, value: sentence.slice(from + before.length, to), help: sentence.slice(to + after.length) };
}

/** `label-studio start PROJECT --init` of 0.9 makes a project and starts the server. */
function noServer(argv: readonly string[]): UserError {
  const project = quotePathForShell(operandsOf(argv)[1] ?? 'my-project');
  return new UserError(
    EXIT.usage,
    'Label Studio is started with label-studio, not with lsimport.',
    `Make the project: lsimport init ${project} -i PATH. Then start it: label-studio start ${project}`,
  );
}

/** The words of a command line that are no options. */
function operandsOf(argv: readonly string[]): string[] {
  return argv.filter((word) => !word.startsWith('-'));
}

/** A label config among the arguments that lacks its option. */
function suggestConfig(argv: readonly string[]): string[] {
  if (argv.some((word) => /^(?:-l|--label-config\b|--template\b)/.test(word))) return [];
  const operands = argv.filter((word, i) => !/^-/.test(word) && !/^-/.test(argv[i - 1] ?? ''));
  // The first is the command, and the second is data, of which a second file in XML may be more.
  const [, data = '', ...others] = operands;
  const config = others.find(
    (word) => /^auto$/i.test(word) || (/\.xml$/i.test(word) && !/\.xml$/i.test(data)),
  );
  return config === undefined ? [] : [`Did you mean -l ${quotePathForShell(config)}?`];
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

/** The command that was likely meant by what is no command but a path. */
function asInput(name: string): string | undefined {
  return /[./\\]/.test(name) && !isAddress(name) ? `lsimport check ${quotePathForShell(name)}` : undefined;
}

/** For a command that there is not; `topics`: what else is explained there. */
export function unknownCommand(
  name: string,
  commands: readonly Command[],
  topics: readonly string[] = [],
): UserError {
  const names = commands.map((command) => command.name);
  const near = asInput(name) ?? nearest(name, [...names, ...topics]);
  return new UserError(
    EXIT.usage,
    `Unknown command '${withoutSecrets(name)}'.`,
    near ? `Did you mean ${near}?` : `The commands are ${names.join(', ')}.${explained(topics)}`,
  );
}

function explained(topics: readonly string[]): string {
  return topics.length > 0 ? ` help also takes ${topics.join(' and ')}.` : '';
}

/** The command that a command line names. */
export function commandOf(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => name === argv.find((word) => !word.startsWith('-')));
}

/** What people look for under the names of other tools, which is no option. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:class(?:es)?(?:-names|-list|-file)?|categories)$/,
    'Names of classes are read from a file with the data, such as classes.txt.',
  ],
  [/^masks?$/, 'Masks are found in the folder of the data: --input-format mask-dir.'],
  [/^splits?$/, 'To read a part of a folder: --include "train/**".'],
  [/^(?:api-?key|token)$/, 'Set LABEL_STUDIO_API_KEY, or use --token-file FILE.'],
];

function suggestOption(
  message: string,
  command: Command | undefined,
  commands: readonly Command[],
): string[] {
  const [, typed] = /'--?([^'=]*)/.exec(message) ?? [];
  if (typed === undefined || !command) return [];
  const flags = flagsOf(command);
  const known = elsewhere.find(([name]) => name.test(typed))?.[1];
  // Only push and what it is sent to know tokens.
  if (known !== undefined && (!known.includes('--token-file') || flags.includes('--token-file')))
    return [known];
  const owners = commands.filter((one) => flagsOf(one).includes(`--${typed}`)).map(({ name }) => name);
  if (owners.length > 0) return [`--${typed} is an option of lsimport ${listAlternatives(owners)}.`];
  const meant = optionLike(typed, flags);
  return meant === undefined ? [] : [`Did you mean ${meant}?`];
}

function flagsOf({ options }: Command): string[] {
  return options.flatMap((group) => group.options.filter(({ hidden }) => !hidden).map(flagOf));
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
