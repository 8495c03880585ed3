import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { adviceIfIdle } from '../project/leftovers.ts';
import { nearestFolder } from '../project/nearest-folder.ts';
import { writing } from '../project/staging.ts';
import { askForTurn, holderOf, type Turn } from '../project/turn.ts';

/** Milliseconds between two looks at whether another run is done. */
const PAUSE = 20;

/** Milliseconds after which a run says for whom it waits. Others need a moment only, to rename their files. */
const LONG = 10_000;

type PublishContext = Pick<Context, 'signal' | 'progress' | 'reporter'>;

/**
 * Makes the files of one run appear with none of another's between them: else two runs that replace the same files at once could leave some
 * of the one beside some of the other. `paths` are those files; the runs meet in the folder of the first. One file alone needs no turn.
 */
export async function publishTogether(
  paths: readonly (string | undefined)[],
  context: PublishContext,
  publish: () => Promise<void>,
): Promise<void> {
  const [first, second] = paths.filter((path) => path !== undefined);
  if (first === undefined || second === undefined) return publish();
  const folder = nearestFolder(dirname(first));
  const turn = writing(first, () => askForTurn(folder), 'file');
  try {
    await waitForTurn(turn, first, folder, context);
    await publish();
  } finally {
    const left = turn.end();
    if (left !== undefined) context.reporter.note(left);
  }
}

/**
 * Waits until a turn is taken: for a run that is alive as long as it takes. One of another machine or container may have been killed long ago, and nothing
 * that is whole is thrown away for that.
 */
async function waitForTurn(
  turn: Turn,
  first: string,
  folder: string,
  { signal, progress, reporter }: PublishContext,
): Promise<void> {
  const long = performance.now() + LONG;
  for (let isSaid = false; !writing(first, turn.take, 'file'); ) {
    if (!isSaid && performance.now() > long) {
      const { work, name, isAlive } = holderOf(folder);
      if (!isAlive) {
        reporter.note(`Did not wait any longer for ${name}, which has ${work}. ${adviceIfIdle(work)}`);
        return;
      }
      reporter.note(`Waiting for ${name}, which is writing files in ${folder}.`);
      isSaid = true;
    }
    progress.say('waiting for another run to finish its files');
    await setTimeout(PAUSE, undefined, { signal });
  }
}
