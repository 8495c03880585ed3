import { existsSync } from 'node:fs';
import { EXIT, UserError } from '../errors.ts';
import { oddAddress } from '../odd-address.ts';
import type { Command } from './command.ts';
import { flagOf, keyOf } from './option.ts';

/**
 * Refuses what is almost an address, before anything takes it for a path and shows it: a password in it would be printed, or become the name
 * of a file.
 */
export function refuseOddAddresses({ arguments: named, options }: Command, given: object): void {
  const names = new Map(options.flatMap((group) => group.options.map((row) => [keyOf(row), flagOf(row)])));
  for (const { key, name } of named) names.set(key, `The ${name.replace(/[^a-z]/g, '')}`);
  for (const [key, value] of Object.entries(given)) {
    const shown = [value]
      .flat()
      .flatMap((text) => (typeof text === 'string' && !isTitle(key, text) ? (oddAddress(text) ?? []) : []));
    if (shown.length === 0 || isText.has(key) || isThere(value)) continue;
    throw new UserError(
      EXIT.usage,
      `${names.get(key) ?? key} is written almost like an address: ${shown[0]}`,
      'Write a path, or an address such as https://example.com/tasks.json or s3://bucket/folder/, with two slashes, without a login, and without spaces or quotes around it. Write ./NAME for a file with such a name.',
    );
  }
}

/** Options whose values are words of people, names of columns and labels, or patterns. */
const isText: ReadonlySet<string> = new Set([
  ...['description', 'modelVersion', 'delimiter', 'jsonColumns', 'scoreColumn', 'choicesColumn', 'tagNames'],
  ...['include', 'exclude', 'labelFromFolder', 'sheet'],
]);

/** Whether the value names a file that is there, without anything like a login. */
function isThere(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('@') && existsSync(value);
}

/** Whether the value is a project's title with a colon in it, without anything like a login. */
function isTitle(key: string, text: string): boolean {
  return key === 'project' && /^[a-z]+: /i.test(text) && !text.includes('@');
}
