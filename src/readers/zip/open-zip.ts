import { closeSync } from 'node:fs';
import { Readable } from 'node:stream';
import zlib, { inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { EXIT, systemCode, UserError } from '../../errors.ts';
import { quote } from '../../json/json.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { openRegularFile } from '../regular-file.ts';
import { behindSignature, findDirectoryEnd } from './directory-end.ts';
import { WindowReader } from './window-reader.ts';

/** A ZIP archive that is open for reading. */
export interface Zip {
  /** Its files and folders, as its directory lists them; once. */
  entries(): AsyncIterable<Entry>;
  /** The unpacked bytes of a file, which are as many as its entry says, or the stream fails. */
  unpack(entry: Entry): Promise<Readable>;
  /** The same bytes at once, for a small file: a stream takes longer than what it reads. Undefined for a large one, or where only `unpack` can say why not. */
  readSmall(entry: Entry): Promise<Buffer | undefined>;
  close(): void;
}

/** Not before Node 20.15; without it checksums are not looked at. */
const crc32: typeof zlib.crc32 | undefined = zlib.crc32;

/** Bytes up to which a file is small, packed and unpacked. */
const SMALL = 1 << 18;

/** What an entry of the directory begins with. */
const OF_ENTRY = 0x02014b50;

/** Methods of compression. */
const STORED = 0;
const DEFLATED = 8;

/** Bytes that an archive may unpack to, whatever its size. */
const HARMLESS = 1 << 28;
/** How often the size of the archive it may unpack to: deflate reaches 1032, text of one kind some 100. */
const MOST_TIMES = 400;

/** Opens a ZIP archive. Throws a UserError when it cannot be read. */
export async function openZip(path: string, displayPath: string): Promise<Zip> {
  const { fd, stat } = openRegularFile(path, displayPath);
  const reader = new WindowReader(fd);
  let zip: ZipFile;
  try {
    zip = await fromRandomAccessReaderPromise(reader, stat.size, { lazyEntries: true, autoClose: false });
  } catch (error) {
    closeSync(fd);
    throw explainZip(error, displayPath);
  }
  return {
    async *entries() {
      const sizes = { packed: 0, unpacked: 0 };
      try {
        for await (const entry of zip.eachEntry()) {
          sizes.packed += entry.compressedSize;
          sizes.unpacked += entry.uncompressedSize;
          refuseBomb(sizes, stat.size, displayPath);
          yield entry;
        }
        const next = Buffer.alloc(4);
        // A number, other than its types say.
        reader.copy(next, Number(zip.readEntryCursor));
        // Programs without ZIP64 write the count of more than 65,535 files modulo 65,536.
        if (next.readUInt32LE() === OF_ENTRY)
          throw new Error(`it has more files than the ${zip.entryCount} that its end tells of`);
        const behind = behindSignature(reader, Number(zip.readEntryCursor));
        if (behind !== findDirectoryEnd(reader, stat.size).wanted) throw joinedZip(displayPath);
      } catch (error) {
        const known = explainZip(error, displayPath);
        if (known === error) throw error;
        // Of archives behind each other the end tells where the directory was in the last one.
        const { wanted, told } = findDirectoryEnd(reader, stat.size);
        throw behindSignature(reader, told) === wanted ? known : joinedZip(displayPath);
      }
    },
    async unpack(entry) {
      if (entry.isEncrypted()) {
        throw new UserError(
          EXIT.unreadable,
          `${entry.fileName} in ${displayPath} is encrypted.`,
          'Unpack it with its password, and use what was in it.',
        );
      }
      try {
        const stream = await zip.openReadStreamPromise(entry);
        return Readable.from(checked(stream, entry), { objectMode: false });
      } catch (error) {
        throw explainZip(error, displayPath);
      }
    },
    async readSmall(entry) {
      const { compressionMethod: method, compressedSize, uncompressedSize: size } = entry;
      const isPlain = !entry.isEncrypted() && (method === STORED || method === DEFLATED);
      if (!isPlain || compressedSize > SMALL || size > SMALL) return undefined;
      try {
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        const bytes = Buffer.allocUnsafe(compressedSize);
        if (reader.copy(bytes, fileDataStart) < compressedSize) return undefined;
        const unpacked = method === STORED ? bytes : inflateRawSync(bytes, { maxOutputLength: size + 1 });
        return unpacked.length === size && (crc32?.(unpacked) ?? entry.crc32) === entry.crc32
          ? unpacked
          : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => zip.close(),
  };
}

/** The bytes of a file, which must have the checksum of its entry: else it was damaged on its way. */
async function* checked(stream: Readable, { fileName, crc32: wanted }: Entry): AsyncGenerator<Buffer> {
  let sum = crc32 ? 0 : wanted;
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    sum = crc32?.(bytes, sum) ?? wanted;
    yield bytes;
  }
  if (sum !== wanted) throw new Error(`the checksum of ${quote(fileName)} is wrong`);
}

/** What its directory says of an archive that was made to fill the disk: it is never unpacked. */
function refuseBomb(
  { packed, unpacked }: { packed: number; unpacked: number },
  size: number,
  displayPath: string,
): void {
  const refuse = (why: string): never => {
    throw new UserError(
      EXIT.unreadable,
      `${displayPath} looks like a zip bomb: ${why}.`,
      'If you trust it, unpack it, and use what was in it.',
    );
  };
  if (packed > size) refuse('its files overlap');
  if (unpacked > HARMLESS && unpacked > size * MOST_TIMES) {
    refuse(`its ${size} bytes would unpack to ${unpacked} or more`);
  }
}

/** What is said of a file in which other bytes than those of one archive are, most often a second one. */
function joinedZip(displayPath: string): UserError {
  return new UserError(
    EXIT.unreadable,
    `Cannot read ${displayPath} as a ZIP archive: its directory does not end where its end record begins, as when one archive stands behind another.`,
    `If it was joined from several, use these. zip -F ${quotePathForShell(displayPath)} --out NEW.zip keeps the last one of them, and unzip unpacks only that.`,
  );
}

/** A failure to read an archive as a sentence; any other failure passes. */
export function explainZip(error: unknown, displayPath: string): unknown {
  if (error instanceof UserError || systemCode(error) || (error as Error)?.name === 'AbortError')
    return error;
  const { message } = error as Error;
  // The sentence of the library has bytes of the end record in it.
  const problem = message.startsWith('Invalid comment length')
    ? 'other bytes follow its end record'
    : message.replace(/\.$/, '');
  return new UserError(
    EXIT.unreadable,
    `Cannot read ${displayPath} as a ZIP archive: ${problem}.`,
    'Copy or download the file again, or unpack it and use what was in it.',
  );
}
