import type { Located, Place } from '../diagnostics/diagnostic.ts';
import { placeInBytes } from './place-in-bytes.ts';

/** The first NUL byte of a text as a finding, if it has any. `where` is what the text is, in a word; its first line is at `place`. */
export function findNul(text: string, where: string, place: Place): Located[] {
  if (!text.includes('\0')) return [];
  const bytes = Buffer.from(text);
  const below = placeInBytes(bytes, bytes.indexOf(0));
  const line = (place.line ?? 1) + below.line - 1;
  return [{ finding: { code: 'nul-byte', args: { where } }, place: { ...place, ...below, line } }];
}
