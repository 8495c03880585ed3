import type { Ora } from 'ora';
import { formatCount } from '../format-count.ts';
import type { Stream } from './style.ts';

/** Milliseconds of work before a progress line is worth its flicker. */
const PATIENCE = 600;

export interface Progress {
  update(tasks: number): void;
  /** The same in other words, for work that is not counted by one number. */
  say(text: string): void;
  stop(): void;
}

/** A line with count and rate on a terminal's standard error, for work that takes long; nothing anywhere else, nor in CI. */
export function createProgress(stream: Stream, env: NodeJS.ProcessEnv, wanted: boolean): Progress {
  if (!wanted || !stream.isTTY || env.CI || env.TERM === 'dumb')
    return { update: () => {}, say: () => {}, stop: () => {} };
  const start = performance.now();
  let spinner: Ora | undefined;
  let loading = false;
  let stopped = false;
  const load = async () => {
    loading = true;
    const { default: ora } = await import('ora');
    // Ctrl-C must reach us: we have a half-made project to remove.
    if (!stopped)
      spinner = ora({ stream: stream as NodeJS.WriteStream, discardStdin: false, isEnabled: true }).start();
  };
  const say = (text: string) => {
    if (performance.now() - start > PATIENCE && !loading) void load();
    if (spinner) spinner.text = text;
  };
  return {
    say,
    update(tasks) {
      const rate = Math.round((tasks / (performance.now() - start)) * 1000);
      say(`${formatCount(tasks)} tasks, ${formatCount(rate)}/s`);
    },
    stop() {
      stopped = true;
      spinner?.stop();
    },
  };
}
