import { UserError } from '../errors.ts';
import { readHead } from './head.ts';
import { matroskaOf } from './matroska-tracks.ts';

/** Whether a file is WebM or Matroska with sound and no picture; false for others, and for what cannot be read. */
export function hasSoundOnly(path: string): boolean {
  try {
    return matroskaOf(readHead(path, path).bytes)?.hasSoundOnly === true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
