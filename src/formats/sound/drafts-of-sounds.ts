import { statSync } from 'node:fs';
import { readingInput } from '../../errors.ts';
import { fewUnplayed, fewWithoutSound } from '../../media/few-unplayed.ts';
import { filesIn } from '../folder/files-in.ts';
import type { Input } from '../format.ts';
import { imagesWithoutLabels } from '../labelled/images-without-labels.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isSound } from '../media/audio-dir.ts';
import { soundControls } from './controls.ts';
import { isSoundOrVideo, soundFinder } from './find-sound.ts';
import type { SoundContext } from './open-sound.ts';

/**
 * The drafts of a file of labels of sounds, or of a folder with such files. Sounds of the folder that no file has labels for are counted
 * under `withoutLabels`.
 */
export function* draftsOfSounds(
  input: Input,
  extensions: readonly string[],
  withoutLabels: string,
  draftsOf: (context: SoundContext, path: string, displayPath: string) => Iterable<Draft>,
): Generator<Draft> {
  const isFolder = readingInput(input.displayPath, () => statSync(input.path)).isDirectory();
  const others = imagesWithoutLabels(input, isSound);
  const videos = imagesWithoutLabels(input, (name) => !isSound(name) && isSoundOrVideo(name));
  const find = soundFinder(input, extensions);
  // Of what is in a store there are no copies, and the label config does not depend on what is in a sound.
  const isLookedInto = input.profile.readsMetadata && !input.store && !input.bucket && !input.isForConfig;
  const noted = new Set<string>();
  const context: SoundContext = {
    input,
    controls: soundControls(input),
    find,
    unplayed: isLookedInto ? fewUnplayed() : () => undefined,
    lacksSound: isLookedInto ? fewWithoutSound() : () => false,
    addNamed(path) {
      return (isSound(path) ? others : videos).addNamed(path);
    },
    noteOfFirst(topic, text) {
      if (!noted.has(topic)) input.note(text);
      noted.add(topic);
    },
  };
  for (const { path, displayPath } of isFolder ? filesIn(input, extensions, isSoundOrVideo) : [input]) {
    yield* draftsOf(context, path, displayPath);
  }
  find.tell();
  if (!isFolder) return;
  input.skip(withoutLabels, others.count());
  input.skip('videos without labels', videos.count());
}
