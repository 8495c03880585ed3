import type { Context } from './context.ts';
import type { Stream } from './report/style.ts';

/** What lsimport needs of Node's `process`; tests hand over their own. */
export interface Process {
  argv: string[];
  env: NodeJS.ProcessEnv;
  cwd(): string;
  stdin: ReturnType<Context['stdin']>;
  stdout: Stream;
  stderr: Stream;
  exitCode?: number | string | null | undefined;
  on(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}
