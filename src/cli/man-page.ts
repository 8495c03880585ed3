import { EXIT } from '../errors.ts';
import type { Command } from './command.ts';
import { describe, type OptionRow, placeholderOf, shortAndLong } from './option.ts';

/** The man page, from the table of options. */
export function manPage(commands: readonly Command[], version: string): string {
  return `${[
    `.TH LSIMPORT 1 "" "lsimport ${version}" "User Commands"`,
    '.SH NAME',
    'lsimport \\- get data into Label Studio',
    '.SH SYNOPSIS',
    ...commands.flatMap((command, i) => [...(i > 0 ? ['.br'] : []), ...synopsis(command)]),
    '.SH DESCRIPTION',
    'Checks data against a label config and writes it in the form that Label Studio takes: a project folder, a file of tasks, or lines.',
    'In the tables of options each option is listed with the commands that have it.',
    '.SH COMMANDS',
    ...commands.flatMap((command) => ['.TP', `.B ${toRoff(command.name)}`, `${sentence(command.summary)}`]),
    '.SH OPTIONS',
    ...groupByCommands(commands).flatMap(({ names, rows }) => [
      `.SS ${toRoff(names.length === commands.length ? 'All commands' : names.join(', '))}`,
      ...rows.flatMap(printOption),
    ]),
    '.SH EXIT STATUS',
    ...Object.entries(meanings).flatMap(([name, meaning]) => [
      '.TP',
      `.B ${EXIT[name as keyof typeof EXIT]}`,
      meaning,
    ]),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([names, meaning]) => ['.TP', `.B ${toRoff(names)}`, toRoff(meaning)]),
    '.SH EXAMPLES',
    ...commands.flatMap(({ examples }) =>
      examples.flatMap((example) => ['.PP', '.nf', toRoff(example), '.fi']),
    ),
  ].join('\n')}\n`;
}

const meanings: Record<keyof typeof EXIT, string> = {
  done: 'Done.',
  refused: 'The data was refused.',
  usage: 'Wrong usage.',
  unreadable: 'An input cannot be read.',
  unwritable: 'The output exists or cannot be written.',
  server: 'The server or store refused or could not be reached.',
  bug: 'A bug in lsimport.',
  interrupted: 'Interrupted.',
};

const environment: readonly (readonly [string, string])[] = [
  ['LABEL_STUDIO_URL', 'The address of Label Studio for push, where --url does not give one.'],
  ['LABEL_STUDIO_API_KEY', 'The token for push, where --token-file does not give one.'],
  ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'Proxies on the way to Label Studio, stores and web servers.'],
  [
    'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL',
    'Credentials and place of S3, as the AWS tools read them.',
  ],
  ['GOOGLE_APPLICATION_CREDENTIALS', 'Credentials of Google Cloud Storage.'],
  [
    'AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_ACCOUNT, AZURE_STORAGE_KEY',
    'Credentials of Azure Blob Storage.',
  ],
  ['REDIS_PASSWORD, REDISCLI_AUTH', 'The password of Redis.'],
  ['NO_COLOR, FORCE_COLOR', 'Turn color off, as --no-color does, and on.'],
  [
    'SOURCE_DATE_EPOCH',
    'The time that is written as the date of what has none of its own, in seconds since 1970.',
  ],
];

function synopsis({ name, arguments: named }: Command): string[] {
  return [
    `.B lsimport ${toRoff(name)}`,
    `[options]${named.map((argument) => ` ${toRoff(argument.name)}`).join('')}`,
  ];
}

/** Each option once, with all commands that have it. */
function groupByCommands(commands: readonly Command[]): { names: string[]; rows: OptionRow[] }[] {
  const byRow = new Map<string, { row: OptionRow; names: string[] }>();
  for (const { name, options } of commands) {
    for (const row of options.flatMap((group) => group.options).filter(({ hidden }) => !hidden)) {
      const key = `${row.flags} ${row.summary}`;
      byRow.set(key, { row, names: [...(byRow.get(key)?.names ?? []), name] });
    }
  }
  const groups = new Map<string, { names: string[]; rows: OptionRow[] }>();
  for (const { row, names } of byRow.values()) {
    const key = names.join();
    groups.set(key, { names, rows: [...(groups.get(key)?.rows ?? []), row] });
  }
  return [...groups.values()];
}

function printOption(row: OptionRow): string[] {
  const placeholder = placeholderOf(row);
  const flags = shortAndLong(row).map((flag) => `\\fB${toRoff(flag)}\\fR`);
  const value = placeholder === undefined ? '' : ` \\fI${toRoff(placeholder)}\\fR`;
  return ['.TP', `${flags.join(', ')}${value}`, sentence(describe(row))];
}

function sentence(text: string): string {
  return `${toRoff(text.charAt(0).toUpperCase() + text.slice(1))}.`;
}

/** Text as roff takes it. */
function toRoff(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
