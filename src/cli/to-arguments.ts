import type { Command } from './command.ts';
import { flagOf, isGiven, keyOf, placeholderOf } from './option.ts';

/** The arguments of a command line that has these options; those of unknown names are passed on, to be refused. */
export function toArguments(command: Command, options: object): string[] {
  const rows = command.options.flatMap((group) => group.options);
  return Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const row = rows.find((other) => keyOf(other) === name && isGiven(other, { [name]: value }));
    if (!row) {
      // The default needs no word.
      return rows.some((other) => keyOf(other) === name) ? [] : [`--${name}`];
    }
    const flag = flagOf(row);
    if (placeholderOf(row) === undefined) return [flag];
    return (Array.isArray(value) ? value : [value]).map((one) => `${flag}=${one}`);
  });
}
