import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The path itself when something is there, else the nearest above it. */
export function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
