import { closeSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { Finding } from '../diagnostics/diagnostic.ts';
import { openRegular } from '../readers/regular-file.ts';
import { fewOfMany } from './few-of-many.ts';
import { inPlaceOfMedia } from './in-place-of-media.ts';
import { whyNotOpened } from './not-a-file.ts';
import { HEAD, whyNoImage } from './not-an-image.ts';
import { needsPassword } from './pdf-password.ts';
import { unplayedSound } from './unplayed-sound.ts';

/** Other texts that are left in place of media, by how they begin. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/^\s*<\?xml /, 'an XML document'],
  [/^\s*\{\s*"/, 'JSON'],
];

const head = Buffer.allocUnsafeSlow(HEAD);

/**
 * Looks for files that are empty, images that begin as none does, texts such as the error page of a failed download, PDFs that ask for a password, and sounds that
 * browsers do not play; to be called for each file, with how to name it. What is wrong with it; undefined for what may be a medium, and for most files of very many.
 * One that several tasks name is looked into once. `medium`: what they should be, with its article; without it, only images are no texts.
 */
export function damageLook(medium?: string): (path: string, name: () => string) => Finding | undefined {
  const few = fewOfMany();
  const seen = new Set<string>();
  return (path, name) => {
    if (seen.has(path) || !few.takesNext()) return undefined;
    seen.add(path);
    const finding = findingOf(path, medium, name);
    if (finding) few.addWrong();
    return finding;
  };
}

function findingOf(path: string, medium: string | undefined, name: () => string): Finding | undefined {
  const problem = problemOf(path, medium);
  if (problem !== undefined) return { code: 'media-damaged', args: { file: name(), problem } };
  if (needsPassword(path)) return { code: 'pdf-with-password', args: { file: name() } };
  const what = unplayedSound(path);
  return what === undefined ? undefined : { code: 'sound-not-played', args: { file: name(), what } };
}

function problemOf(path: string, medium: string | undefined): string | undefined {
  const begins = readBeginning(path);
  if (typeof begins !== 'object') return begins;
  if (begins.length === 0) return 'is empty';
  if (medium === undefined) return whyNoImage(path, begins);
  const what = textIn(path, begins.toString('latin1').replace(/^\xef\xbb\xbf/, ''));
  return what === undefined ? whyNoImage(path, begins) : `is ${what}, not ${medium}`;
}

function textIn(path: string, begins: string): string | undefined {
  const what = inPlaceOfMedia(begins);
  if (what !== undefined) return what;
  const found = texts.find(([beginning]) => beginning.test(begins));
  return found && extname(path).toLowerCase() === '.svg' && found[1] === 'an XML document'
    ? undefined
    : found?.[1];
}

/** The first bytes of a file; why there is no file; undefined where it cannot be read, which is for the server to do. */
function readBeginning(path: string): Buffer | string | undefined {
  let file: number | undefined;
  try {
    file = openRegular(path).fd;
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } catch (error) {
    return whyNotOpened(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
