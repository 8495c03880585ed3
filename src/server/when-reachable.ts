import { setTimeout } from 'node:timers/promises';
import { NetworkProblem } from './network-problem.ts';
import { ServerError } from './server-error.ts';

/** Does what may be repeated, waiting for a server that is being started again. */
export async function whenReachable<T>(
  action: () => Promise<T>,
  pauses: readonly number[],
  signal: AbortSignal,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await action();
    } catch (error) {
      const isDown = error instanceof NetworkProblem || (error instanceof ServerError && error.mayPass);
      if (!isDown || signal.aborted) throw error;
      await setTimeout(pause, undefined, { signal });
    }
  }
  return action();
}
