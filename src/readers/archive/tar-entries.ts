import { closeSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { EXIT, systemCode, UserError } from '../../errors.ts';
import { openRegularFile } from '../regular-file.ts';
import { BLOCK, readPax, readTarHeader, type TarHeader, textIn } from './tar-headers.ts';
import type { ArchiveEntry } from './unpack-folder.ts';

/** Bytes that are read at a time, and up to which a file is handed over at once. */
const CHUNK = 1 << 18;
/** Bytes of an extended header or of a long name. */
const MOST_OF_HEADER = 8 << 20;

/** What is neither a file nor a folder, by the letter of its kind; all other letters are files, as POSIX has it. */
const kinds: Readonly<Record<string, string>> = {
  '1': 'a link',
  '2': 'a link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a named pipe',
  D: 'the list of a folder',
  M: 'the rest of a file from another archive',
  S: 'a sparse file',
};
const FOLDER = '5';
/** The name of the archive, which GNU tar writes first. */
const VOLUME = 'V';

/** What is in a tar archive. Throws a UserError where it cannot be read. */
export async function* tarEntries(path: string, displayPath: string): AsyncGenerator<ArchiveEntry> {
  const { fd, stat } = openRegularFile(path, displayPath);
  const explain = (error: unknown) => explainTar(error, displayPath);
  const read = bytesOf(fd, stat.size);
  try {
    for (const { name, type, size, start, isSparse } of headersOf(read, stat.size)) {
      if (type === VOLUME) continue;
      // Of a sparse file there is only what is between its holes, and where that belongs.
      const other = isSparse ? kinds.S : kinds[type];
      const isFolder = type === FOLDER || name.endsWith('/');
      yield {
        name,
        kind: other ? { other } : isFolder ? 'folder' : 'file',
        open: async () =>
          size <= CHUNK
            ? read(start, size)
            : Readable.from(piecesOf(read, start, size), { objectMode: false }),
        explain,
      };
    }
  } catch (error) {
    throw explain(error);
  } finally {
    closeSync(fd);
  }
}

/** A header with all that stands before it of it, and where the content begins. */
interface PlacedHeader extends TarHeader {
  start: number;
  isSparse: boolean;
}

function* headersOf(read: ReadBytes, end: number): Generator<PlacedHeader> {
  const forAll = new Map<string, string>();
  let own = new Map<string, string>();
  for (let at = 0; ; ) {
    const header = readTarHeader(read(at, BLOCK));
    if (!header) return refuseMore(read, at, end);
    const start = at + BLOCK;
    if ('xgLK'.includes(header.type)) {
      if (header.size > MOST_OF_HEADER) throw new Error('an extended header is too long');
      const content = read(start, header.size);
      if (header.type === 'x') own = new Map([...own, ...readPax(content)]);
      else if (header.type === 'g') for (const [key, value] of readPax(content)) forAll.set(key, value);
      else if (header.type === 'L') own.set('path', textIn(content, 0, content.length));
      at = start + padded(header.size);
      continue;
    }
    // An empty value takes back what was said before.
    const said = (key: string) => (own.get(key) ?? forAll.get(key)) || undefined;
    const size = said('size') === undefined ? header.size : Number(said('size'));
    if (!Number.isSafeInteger(size) || size < 0) throw new Error('a header has a size that is no number');
    const inArchive = header.type >= '1' && header.type <= '6' ? 0 : size;
    if (start + inArchive > end) throw truncated();
    const isSparse = [...forAll.keys(), ...own.keys()].some((key) => key.startsWith('GNU.sparse.'));
    const name = said('GNU.sparse.name') ?? said('path') ?? header.name;
    yield { name, type: header.type, size: inArchive, start, isSparse };
    own = new Map();
    at = start + padded(inArchive);
  }
}

/** Two blocks of zeros end an archive, and zeros may follow: what else does would not be read. */
function refuseMore(read: ReadBytes, from: number, end: number): void {
  if (from + 2 * BLOCK > end) throw truncated();
  for (let at = from; at < end; at += CHUNK) {
    const isMore = read(at, Math.min(CHUNK, end - at)).some((byte) => byte !== 0);
    if (isMore) throw new Error('something follows its end');
  }
}

const padded = (size: number) => Math.ceil(size / BLOCK) * BLOCK;
const truncated = () => new Error('Tar archive is truncated');

type ReadBytes = (start: number, length: number) => Buffer;

/** Reads pieces of a file, which are valid until another is asked for; small ones from what was read for those before. */
function bytesOf(fd: number, end: number): ReadBytes {
  const kept = Buffer.alloc(2 * CHUNK);
  let from = 0;
  let to = 0;
  const fill = (into: Buffer, start: number): number => {
    let filled = 0;
    while (filled < into.length) {
      const came = readSync(fd, into, filled, into.length - filled, start + filled);
      if (came === 0) break;
      filled += came;
    }
    return filled;
  };
  return (start, length) => {
    if (start + length > end) throw truncated();
    if (length > kept.length) {
      const whole = Buffer.allocUnsafe(length);
      if (fill(whole, start) < length) throw truncated();
      return whole;
    }
    if (start < from || start + length > to) {
      from = start;
      to = start + fill(kept, start);
    }
    if (start + length > to) throw truncated();
    return kept.subarray(start - from, start - from + length);
  };
}

function* piecesOf(read: ReadBytes, start: number, size: number): Generator<Buffer> {
  for (let at = 0; at < size; at += CHUNK) {
    // A stream may keep several before it uses the first.
    yield Buffer.from(read(start + at, Math.min(CHUNK, size - at)));
  }
}

/** A failure to read an archive as a sentence; any other failure passes. */
function explainTar(error: unknown, displayPath: string): unknown {
  if (error instanceof UserError || systemCode(error) || (error as Error).name === 'AbortError') return error;
  return new UserError(
    EXIT.unreadable,
    `Cannot read ${displayPath} as a tar archive: ${(error as Error).message.replace(/\.$/, '')}.`,
    'Copy or download the file again, or unpack it and use what was in it.',
  );
}
