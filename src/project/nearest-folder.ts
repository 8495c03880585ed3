import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The path itself when something is there, else the nearest above it. */
export function nearestFolder(path: string): string {
  return exists(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Whether a path leads to something. Throws where the system does not tell, as in a folder that may not be searched. */
export function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
