import { basename } from 'node:path';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { whyNoFile } from '../../media/not-a-file.ts';
import { readSoundLength } from '../../media/read-sound-length.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import type { SoundControls } from './controls.ts';
import { type SoundDrafting, startSoundDraft } from './draft.ts';
import { type FoundSound, namesBeside, type SoundFinder } from './find-sound.ts';

/** What the files of labels of one input share. */
export interface SoundContext {
  input: Input;
  controls: SoundControls;
  find: SoundFinder;
  /** Takes note of a sound that a file of labels is about. False when others were about it before. */
  addNamed(path: string): boolean;
  /** What a sound is that browsers do not play. */
  unplayed(path: string): string | undefined;
  /** Whether a file is a video without sound. */
  lacksSound(path: string): boolean;
  /** Notes what is the same for all files of the first of them only: there may be very many. */
  noteOfFirst(topic: string, text: string): void;
}

/**
 * Begins the task of the sound that a file of labels is about: one that the file names, else, with `isOfOne`, that of its own name. A sound that has a name
 * and is not there is a warning; without a name there is nothing to link to, which is an error.
 */
export function openSound(
  context: SoundContext,
  file: string,
  names: readonly string[],
  place: Place,
  isOfOne: boolean,
): SoundDrafting {
  const { input, controls, find } = context;
  const tried = [...names, ...(isOfOne ? namesBeside(file) : [])];
  const found = firstOf(tried, (name) => {
    const one = find.byName(file, name);
    return one && { ...one, name };
  });
  const named = names.find((name) => /\.\w+$/.test(name));
  const sound: FoundSound | undefined =
    found ?? (named === undefined ? undefined : find.expected(file, named));
  const isRepeated = sound !== undefined && !context.addNamed(sound.path);
  const link = sound ? (sound.url ?? input.link(sound.path)) : '';
  const length = sound?.exists ? readSoundLength(sound.path) : undefined;
  const draft = startSoundDraft(input, controls, link, place, { name: found?.name, length });
  if (input.isSilent) return draft;
  if (!sound) {
    const [name = basename(file)] = tried;
    draft.report({ code: 'sound-unknown', args: { name: quote(name) } }, place);
  } else if (!sound.exists && sound.url === undefined) {
    draft.report({ code: 'sound-missing', args: { sound: quote(showPath(input, sound.path)) } }, place);
  } else if (sound.writtenAs !== undefined) {
    const args = { name: quote(sound.writtenAs), file: quote(basename(sound.path)) };
    draft.report({ code: 'name-differs', args }, place);
  }
  const problem = sound?.exists ? whyNoFile(sound.path) : undefined;
  if (sound && problem !== undefined) {
    const args = { file: quote(showPath(input, sound.path)), problem };
    draft.report({ code: 'media-damaged', args }, place);
  }
  const what = sound?.exists ? context.unplayed(sound.path) : undefined;
  if (sound && what !== undefined)
    draft.report(
      { code: 'sound-not-played', args: { file: quote(showPath(input, sound.path)), what } },
      place,
    );
  if (sound?.exists && context.lacksSound(sound.path))
    draft.report({ code: 'video-without-sound', args: { file: quote(showPath(input, sound.path)) } }, place);
  if (isRepeated) {
    const args = { sound: quote(sound.url ?? showPath(input, sound.path)) };
    draft.report({ code: 'sound-repeated', args }, place);
  }
  return draft;
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
