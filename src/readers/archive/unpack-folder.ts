import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXIT, systemCode, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';

/** A file or folder in an archive. */
export interface ArchiveEntry {
  /** Its path as the archive has it, with slashes. */
  name: string;
  /** What it is; `other` in words: "a link". */
  kind: 'file' | 'folder' | { other: string };
  /** Its bytes, for a file; at once where they are few. */
  open(): Promise<Readable | Buffer> | Readable;
  /** A failure to read its bytes as a sentence; any other failure passes. */
  explain(error: unknown): unknown;
}

/** Folders that a file may be in: beyond, not even the system removes them all with one call, and few programs read them. */
const MOST_DEEP = 100;

const UNPACK_IT = 'Unpack it with a program that you trust, and use the folder or file that was in it.';

/**
 * Writes the files of an archive into a folder that is empty. Throws a UserError at an entry that would land elsewhere, that is neither file nor folder,
 * or that is there already.
 */
export async function unpackFolder(
  entries: AsyncIterable<ArchiveEntry>,
  folder: string,
  displayPath: string,
  signal: AbortSignal,
): Promise<void> {
  const made = new Set<string>([folder]);
  const makeFolder = (path: string) => {
    if (made.has(path)) return;
    mkdirSync(path, { recursive: true });
    made.add(path);
  };
  for await (const { name, kind, open, explain } of entries) {
    signal.throwIfAborted();
    const refuse = (why: string): never => {
      throw new UserError(
        EXIT.unreadable,
        `${displayPath} is not unpacked: ${quote(name)} in it ${why}.`,
        UNPACK_IT,
      );
    };
    const parts = name.split('/').filter((part) => part !== '' && part !== '.');
    if (/^(?:\/|[A-Za-z]:)/.test(name) || parts.includes('..')) refuse('is a path outside it');
    if (name.includes('\0') || name.includes('\\')) refuse('is not a path');
    if (typeof kind === 'object') refuse(`is ${kind.other}`);
    if (parts.length > MOST_DEEP) refuse(`is in more than ${MOST_DEEP} folders`);
    if (parts.length === 0) continue;
    const path = join(folder, ...parts);
    try {
      if (kind === 'folder') makeFolder(path);
      else {
        makeFolder(dirname(path));
        const content = await open();
        if (Buffer.isBuffer(content)) writeFileSync(path, content, { flag: 'wx' });
        else await pipeline(content, createWriteStream(path, { flags: 'wx' }), { signal });
      }
    } catch (error) {
      const code = systemCode(error);
      if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR') refuse('is there twice');
      if (code === 'ENAMETOOLONG') refuse('has a name that is too long');
      throw explain(error);
    }
  }
}
