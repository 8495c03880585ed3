import { UserError } from '../errors.ts';
import { readHead } from './head.ts';
import { type MatroskaTracks, matroskaOf } from './matroska-tracks.ts';

/** Whether a file is WebM or Matroska with sound and no picture; false for others, and for what cannot be read. */
export function hasSoundOnly(path: string): boolean {
  return tracksOf(path)?.hasSoundOnly === true;
}

/** What a WebM or Matroska file says of its tracks; undefined for others, and for what cannot be read. */
export function tracksOf(path: string): MatroskaTracks | undefined {
  try {
    return matroskaOf(readHead(path, path).bytes);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
