import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entry, Files } from './mutate-files.ts';

/** Empties a folder and fills it; of two entries of which one is in the way of the other, the first stays. */
export function fill(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (typeof content !== 'string') writeFileSync(path, content);
      else put(path, content);
    } catch (error) {
      if (
        !['EEXIST', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EACCES', 'ENOENT'].includes(
          (error as NodeJS.ErrnoException).code!,
        )
      )
        throw error;
    }
  }
}

function put(path: string, entry: Entry): void {
  if (entry === 'folder') mkdirSync(path);
  else if (entry === 'broken-link') symlinkSync('/gone/away', path);
  else if (entry === 'link-above') symlinkSync('..', path);
  else if (entry === 'link-loop') symlinkSync(path, path);
  else {
    writeFileSync(path, '');
    chmodSync(path, 0);
  }
}
