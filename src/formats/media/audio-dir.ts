import { extname } from 'node:path';
import { mediaImporter } from './media-dir.ts';

/** How the names of sound files end, in lower case. */
export const soundExtensions: readonly string[] = [
  '.wav',
  '.aiff',
  '.mp3',
  '.au',
  '.flac',
  '.m4a',
  '.ogg',
  '.oga',
  '.opus',
  '.aac',
  '.weba',
  '.webm',
];

/** Browsers record sound as WebM too, which otherwise are videos. */
const sure = soundExtensions.filter((extension) => extension !== '.webm');

export const audioDir = mediaImporter({
  format: 'audio-dir',
  files: 'sound files',
  one: 'a sound file',
  tags: ['Audio', 'AudioPlus'],
  extensions: soundExtensions,
  notIn09: ['.m4a', '.ogg', '.oga', '.opus', '.aac', '.weba', '.webm'],
  notTelling: ['.webm'],
  tellingIn: ({ areSounds }) => (areSounds?.('.webm') ? soundExtensions : sure),
  notShown: ['.aiff', '.au'],
  firstId: 1,
});

/** Whether a file is a sound by its name. */
export function isSound(name: string): boolean {
  return soundExtensions.includes(extname(name).toLowerCase());
}
