import { commandOn } from '../command-on.ts';
import { quoteForSh } from '../quote-shell.ts';

/** The program of jq that gives a member of members. */
export function jqPath(keys: readonly string[]): string {
  const steps = keys.map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`));
  return steps[0]?.startsWith('.') ? steps.join('') : `.${steps.join('')}`;
}

/** The command that runs a program of jq on a file. */
export function jqCommand(program: string, file: string, option?: '-c' | '-r' | '-s'): string {
  return commandOn(`jq ${option === undefined ? '' : `${option} `}${quoteForSh(program)}`, file);
}
