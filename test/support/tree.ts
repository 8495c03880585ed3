import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that is in a folder: each path with the bytes of its file as latin1, folders with a slash and no content; empty when it is not there. */
export function readTree(folder: string): Record<string, string> {
  if (!statSync(folder, { throwIfNoEntry: false })) return {};
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(folder.length + 1);
        if (entry.isDirectory()) return [`${name}/`, ''];
        return [name, entry.isFile() ? readFileSync(path, 'latin1') : 'not a file'];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
