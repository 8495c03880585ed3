import type { Readable } from 'node:stream';
import type { Log } from './diagnostics/log.ts';
import type { Progress } from './report/progress.ts';
import type { Reporter } from './report/reporter.ts';
import type { Stream } from './report/style.ts';

/** What a command needs of the world around it. */
export interface Context {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and by a request to end. */
  signal: AbortSignal;
  reporter: Reporter;
  progress: Progress;
  /** Standard output, for commands whose data goes there; everything else is printed by the reporter. */
  stdout: Stream;
  /** Standard input, for `--input-path -`; not touched unless asked for. */
  stdin(): Readable & { isTTY?: boolean };
  /** Has something done when the command has ended, however it ends. */
  atEnd(action: () => void): void;
}

/** One run of a command, from its start to its outcome. */
export interface Run {
  /** Takes what is found. */
  log: Log;
  context: Context;
  /** When it began, by `performance.now()`. */
  start: number;
}
