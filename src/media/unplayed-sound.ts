import { closeSync, readSync } from 'node:fs';
import { openRegular } from '../readers/regular-file.ts';
import { unplayedInMovie, unplayedKind } from './sound-kind.ts';

/** Chunks of descriptions may lie in front of what says the codec. */
const HEAD = 1 << 12;
/** Of the box `moov`: the codec comes before the tables of samples. */
const MOVIE = 1 << 16;
/** Boxes of a file that are passed over. */
const BOXES = 100;

/** Endings of sounds; of others, such as .aiff, it is said of the ending. */
const named = /\.(?:wav|wave|mp3|flac|m4a|ogg|oga|opus|aac)$/i;

/** What a sound is, by its content, that most browsers do not play, for a sentence; undefined for others, and where it cannot be read. */
export function unplayedSound(path: string): string | undefined {
  if (!named.test(path)) return undefined;
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    const head = readAt(file, 0, HEAD);
    return head.toString('latin1', 4, 8) === 'ftyp' ? inBoxes(file) : unplayedKind(head);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Looks for the box `moov`, which may come behind the sound. */
function inBoxes(file: number): string | undefined {
  for (let at = 0, boxes = 0; boxes < BOXES; boxes++) {
    const head = readAt(file, at, 16);
    if (head.length < 8) return undefined;
    if (head.toString('latin1', 4, 8) === 'moov') return unplayedInMovie(readAt(file, at, MOVIE));
    const size = head.readUInt32BE(0);
    // A size of 1 says that the size is in the 8 bytes behind the name.
    const whole = size === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : size;
    if (whole < 8) return undefined;
    at += whole;
  }
  return undefined;
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
