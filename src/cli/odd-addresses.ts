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
      .flatMap((text) => (typeof text === 'string' ? (oddAddress(text) ?? []) : []));
    if (shown.length === 0 || isText.has(key)) continue;
    throw new UserError(
      EXIT.usage,
      `${names.get(key) ?? key} is written almost like an address: ${shown[0]}`,
      'Write a path, or an address such as https://example.com/tasks.json or s3://bucket/folder/, with two slashes, without a login, and without spaces or quotes around it.',
    );
  }
}

/** Options whose values are words of people. */
const isText: ReadonlySet<string> = new Set(['description', 'modelVersion', 'delimiter']);
