import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';

/** What is in a folder. */
export interface Entry {
  /** In a name that is not UTF-8, U+FFFD stands for the bytes that are not: there is no path to such an entry. */
  name: string;
  isUtf8?: boolean;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** The entries of a folder. Only where a name may not be UTF-8 their bytes are looked at: it can look just like that of another entry. */
export function entriesOf(folder: string): Entry[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (!entries.some(({ name }) => name.includes('\ufffd'))) return entries;
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: entry.name.toString(),
    isUtf8: isUtf8(entry.name),
    isFile: () => entry.isFile(),
    isDirectory: () => entry.isDirectory(),
    isSymbolicLink: () => entry.isSymbolicLink(),
  }));
}
