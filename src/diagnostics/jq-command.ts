import { quoteForSh, quotePathForShell } from '../quote-shell.ts';

/** The program of jq that gives a member of members. */
export function jqPath(keys: readonly string[]): string {
  const steps = keys.map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`));
  return steps[0]?.startsWith('.') ? steps.join('') : `.${steps.join('')}`;
}

/** The command that runs a program of jq on a file, which may be compressed, as people type its name; FILE where that is standard input. */
export function jqCommand(program: string, file: string, option?: '-c' | '-r'): string {
  const jq = `jq ${option === undefined ? '' : `${option} `}${quoteForSh(program)}`;
  const path = file === '<stdin>' ? 'FILE' : quotePathForShell(file);
  return /\.gz$/i.test(file) ? `gzip -dc ${path} | ${jq}` : `${jq} ${path}`;
}
