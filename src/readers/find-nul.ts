import type { Located, Spot } from '../diagnostics/diagnostic.ts';
import { spotInBytes } from './spot-in-bytes.ts';

/** The first NUL byte of a text as a finding, if it has any. `where` is what the text is, in a word; its first line is at `spot`. */
export function findNul(text: string, where: string, spot: Spot): Located[] {
  if (!text.includes('\0')) return [];
  const bytes = Buffer.from(text);
  const below = spotInBytes(bytes, bytes.indexOf(0));
  const line = (spot.line ?? 1) + below.line - 1;
  return [{ finding: { code: 'nul-byte', args: { where } }, spot: { ...spot, ...below, line } }];
}
