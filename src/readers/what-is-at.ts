import { type Stats, statSync } from 'node:fs';
import { systemCode } from '../errors.ts';

/** What a path from the data leads to; undefined where the system tells of nothing there: a name too long, links in a circle, a folder that may not be searched. */
export function whatIsAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error)) return undefined;
    throw error;
  }
}
