import type { Excerpt } from '../diagnostics/diagnostic.ts';
import { LF } from '../json/bytes.ts';
import { excerptAt } from './excerpt.ts';
import { utf16Length } from './text-units.ts';

/** The place of a byte in a text that is in memory as a whole: line and column count from 1, the column in UTF-16 units. */
export function placeInBytes(bytes: Buffer, at: number): { line: number; column: number; excerpt: Excerpt } {
  let line = 1;
  let lineStart = 0;
  for (let next = bytes.indexOf(LF); next >= 0 && next < at; next = bytes.indexOf(LF, lineStart)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: utf16Length(bytes, lineStart, at) + 1, excerpt: excerptAt(bytes, at, bytes.length) };
}
