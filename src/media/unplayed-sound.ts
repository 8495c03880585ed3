import { closeSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { movieBox, readAt } from './movie-box.ts';
import { unplayedInMovie, unplayedKind } from './sound-kind.ts';

/** Chunks of descriptions may lie in front of what says the codec. */
const HEAD = 1 << 12;
/** Of the box `moov`: the codec comes before the tables of samples. */
const MOVIE = 1 << 16;

/** Endings of sounds; of others, such as .aiff, it is said of the ending. */
const named = /\.(?:wav|wave|mp3|flac|m4a|ogg|oga|opus|aac|weba)$/i;

/** What a sound is, by its content, that most browsers do not play, for a sentence; undefined for others, and where it cannot be read. */
export function unplayedSound(path: string): string | undefined {
  if (!named.test(path)) return undefined;
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    const head = readAt(file, 0, HEAD);
    return head.toString('latin1', 4, 8) === 'ftyp' ? inMovie(file) : unplayedKind(head);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function inMovie(file: number): string | undefined {
  const movie = movieBox(file, MOVIE);
  return movie && unplayedInMovie(movie);
}
