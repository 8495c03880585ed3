import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { run } from '../../src/main.ts';
import type { Process } from '../../src/process.ts';

/** How a run ended: its exit code and all that it printed. */
export interface Ending {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a run finds around it. By default: no environment, streams that are no terminals, and nothing on standard input. */
export interface Surroundings {
  env?: NodeJS.ProcessEnv;
  isTTY?: boolean;
  columns?: number;
  /** What comes in by standard input; nothing when it is not given. */
  stdin?: Readable & { isTTY?: boolean };
  /** Gets what goes to standard error, while it runs. */
  onStderr?: (text: string) => void;
  /** Looked at whenever the event loop gets its turn; Ctrl-C is pressed as soon as it is true. */
  interruptWhen?: () => boolean;
  /** Ctrl-C is pressed when it is aborted; unlike `interruptWhen` this takes no time of the processor while a command serves. */
  interruptOn?: AbortSignal;
}

/** Runs one command line of lsimport in this process, as `bin/lsimport.js` does with the real one. */
export async function lsimport(
  cwd: string,
  args: readonly string[],
  { env = {}, isTTY = false, columns, stdin = Readable.from([]), ...watched }: Surroundings = {},
): Promise<Ending> {
  const { onStderr, interruptWhen, interruptOn } = watched;
  const signals = new EventEmitter();
  const stdout = capture(isTTY, columns);
  const stderr = capture(isTTY, columns, onStderr);
  const proc: Process = {
    argv: ['node', 'lsimport', ...args],
    env,
    cwd: () => cwd,
    stdin,
    stdout,
    stderr,
    on: (signal, listener) => signals.on(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
  };
  let ended = false;
  const watch = () => {
    if (ended) return;
    if (interruptWhen?.()) signals.emit('SIGINT');
    else setImmediate(watch);
  };
  const running = run(proc);
  if (interruptWhen) watch();
  interruptOn?.addEventListener('abort', () => signals.emit('SIGINT'));
  await running;
  ended = true;
  return { code: Number(proc.exitCode), stdout: stdout.text, stderr: stderr.text };
}

function capture(isTTY: boolean, columns: number | undefined, onText?: (text: string) => void) {
  return {
    text: '',
    isTTY,
    columns,
    write(text: string, done?: () => void) {
      this.text += text;
      onText?.(text);
      done?.();
      return true;
    },
  };
}
