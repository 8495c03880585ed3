import { Chalk } from 'chalk';

/** Colours by meaning. Nothing is told by colour alone. */
export interface Style {
  error(text: string): string;
  warning(text: string): string;
  good(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

export interface Stream {
  /** `done` is called when the text is written, or with what went wrong. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** `--no-color`, NO_COLOR, FORCE_COLOR, TERM=dumb, and whether it is a terminal at all decide, in this order. */
export function createStyle(stream: Stream, env: NodeJS.ProcessEnv, wanted: boolean): Style {
  const chalk = new Chalk({ level: isColoured(stream, env, wanted) ? 1 : 0 });
  return { error: chalk.red, warning: chalk.yellow, good: chalk.green, dim: chalk.dim, bold: chalk.bold };
}

function isColoured(stream: Stream, env: NodeJS.ProcessEnv, wanted: boolean): boolean {
  if (!wanted || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}
