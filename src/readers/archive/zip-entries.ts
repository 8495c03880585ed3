import { explainZip, openZip } from '../zip/open-zip.ts';
import type { ArchiveEntry } from './unpack-folder.ts';

/** Kinds of files by the highest four bits of a Unix mode (S_IFMT). */
const kinds = new Map([
  [0xa, 'a link'],
  [0x1, 'a named pipe'],
  [0x2, 'a device'],
  [0x6, 'a device'],
  [0xc, 'a socket'],
]);

/** What is in a ZIP archive. Throws a UserError where it cannot be read. */
export async function* zipEntries(path: string, displayPath: string): AsyncGenerator<ArchiveEntry> {
  const zip = await openZip(path, displayPath);
  try {
    for await (const entry of zip.entries()) {
      const name = entry.fileName;
      const other = kinds.get(entry.externalFileAttributes >>> 28);
      const kind = other ? { other } : name.endsWith('/') ? 'folder' : 'file';
      const open = async () => (await zip.readSmall(entry)) ?? zip.unpack(entry);
      yield { name, kind, open, explain: (error) => explainZip(error, displayPath) };
    }
  } catch (error) {
    throw explainZip(error, displayPath);
  } finally {
    zip.close();
  }
}
