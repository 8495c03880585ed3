import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { nearestFolder } from '../project/nearest-folder.ts';
import { writing } from '../project/staging.ts';
import { askForTurn, turnIsTaken } from '../project/turn.ts';

/** Milliseconds between two looks at whether another run is done. */
const PAUSE = 20;

/** Milliseconds that a run waits for others, which need a moment each, unless one sends its output to a store. */
const MOST = 60_000;

/**
 * Makes the files of one run appear with none of another's between them: else two runs that replace the same files at once could leave some
 * of the one beside some of the other. `paths` are those files; the runs meet in the folder of the first. One file alone needs no turn.
 */
export async function publishTogether(
  paths: readonly (string | undefined)[],
  { signal, progress, reporter }: Pick<Context, 'signal' | 'progress' | 'reporter'>,
  publish: () => Promise<void>,
): Promise<void> {
  const [first, second] = paths.filter((path) => path !== undefined);
  if (first === undefined || second === undefined) return publish();
  const folder = nearestFolder(dirname(first));
  const turn = writing(first, () => askForTurn(folder), 'file');
  try {
    const end = performance.now() + MOST;
    while (!writing(first, turn.take, 'file')) {
      if (performance.now() > end) throw turnIsTaken(folder);
      progress.say('waiting for another run to finish its files');
      await setTimeout(PAUSE, undefined, { signal });
    }
    await publish();
  } finally {
    const left = turn.end();
    if (left !== undefined) reporter.note(left);
  }
}
