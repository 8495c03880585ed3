import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Lets a file that takes the place of another be read and written by those who could do so with the old one. */
export function keepMode(made: string, place: string): void {
  const old = lstatSync(place, { throwIfNoEntry: false });
  if (old?.isFile()) chmodSync(made, old.mode & 0o777);
}

/** The same for the files directly in a folder, whose places are in another. */
export function keepModes(made: string, folder: string): void {
  for (const entry of readdirSync(made, { withFileTypes: true })) {
    if (entry.isFile()) keepMode(join(made, entry.name), join(folder, entry.name));
  }
}
