import { SourceProblem } from '../../readers/source-problem.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import type { Draft } from '../labelled/task-results.ts';
import { draftsOfSounds } from './drafts-of-sounds.ts';
import type { SoundContext } from './open-sound.ts';

/** The drafts of a file that is about several recordings. May throw SourceProblem. */
export type ReadRecordings = (context: SoundContext, path: string, displayPath: string) => Generator<Draft>;

/** The tasks of such files, each as far as it can be read. */
export function recordingBatches(
  input: Input,
  extensions: readonly string[],
  draftsOf: ReadRecordings,
): Iterable<Batch> {
  const untilProblem: ReadRecordings = function* (context, path, file) {
    try {
      yield* draftsOf(context, path, file);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      input.report(error.finding, { file, ...error.place });
    }
  };
  return draftBatches(draftsOfSounds(input, extensions, 'sound files without labels', untilProblem));
}
