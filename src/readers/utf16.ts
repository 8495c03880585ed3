import { commandOn, endingInCommands } from '../command-on.ts';
import { EXIT, UserError } from '../errors.ts';
import { outputFor } from '../output-name.ts';
import { readWholeFile } from './regular-file.ts';

/** What a byte order mark of UTF-16 says, as Excel ("Unicode Text"), Notepad and PowerShell write one; undefined without. */
export function markedUtf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff) return second === 0xfe ? 'utf-16le' : undefined;
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Refuses UTF-32, whose mark begins as that of UTF-16 does; read so, all its characters would have a NUL behind them. */
function refuseUtf32(bytes: Uint8Array, displayPath: string): void {
  if (bytes[0] !== 0xff || bytes[1] !== 0xfe || bytes[2] !== 0 || bytes[3] !== 0) return;
  const made = outputFor(`NEW${endingInCommands(displayPath)}`, displayPath);
  throw new UserError(
    EXIT.refused,
    `${displayPath} is UTF-32.`,
    `Save it as UTF-8, or convert it: ${commandOn('iconv -f utf-32 -t utf-8', displayPath)} > ${made}`,
  );
}

/** The bytes of a whole file, in UTF-8 without a mark when a byte order mark says that they are UTF-16. */
export function readWhole(path: string, displayPath: string): Buffer {
  return toUtf8(readWholeFile(path, displayPath), displayPath);
}

/** Bytes in UTF-8 when a byte order mark says that they are UTF-16, else as they are. */
export function toUtf8(bytes: Buffer, displayPath: string): Buffer {
  const encoding = markedUtf16(bytes);
  if (encoding) refuseUtf32(bytes, displayPath);
  return encoding ? Buffer.from(decoding(displayPath, () => newDecoder(encoding).decode(bytes))) : bytes;
}

/** Bytes pulled piece by piece, as a ByteReader gives them. */
interface Source {
  size: number;
  read(into: Uint8Array, at: number): number;
  close(): void;
}

/** Bytes of another encoding asked for at a time. */
const CHUNK = 1 << 16;

/** UTF-16 as a source of UTF-8. Lines and columns, which count UTF-16 units, stay the same. */
export function utf8Reader(source: Source, encoding: 'utf-16le' | 'utf-16be', displayPath: string): Source {
  const decoder = newDecoder(encoding);
  let isFirst = true;
  // At most three bytes for two.
  return decodedReader(source, 1.5, (bytes, stream) => {
    if (isFirst) refuseUtf32(bytes, displayPath);
    isFirst = false;
    return decoding(displayPath, () => decoder.decode(bytes, { stream }));
  });
}

/** Another encoding as a source of UTF-8, of which a byte becomes `growth` bytes at most. */
export function decodedReader(
  source: Source,
  growth: number,
  decode: (bytes: Uint8Array, stream: boolean) => string,
): Source {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let ready = Buffer.alloc(0);
  let taken = 0;
  let ended = false;
  return {
    size: Math.ceil(source.size * growth),
    read(into, at) {
      while (taken === ready.length && !ended) {
        const came = source.read(chunk, 0);
        ended = came === 0;
        ready = Buffer.from(decode(chunk.subarray(0, came), !ended));
        taken = 0;
      }
      const given = ready.copy(into, at, taken);
      taken += given;
      return given;
    },
    close: () => source.close(),
  };
}

function newDecoder(encoding: string): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding, { fatal: true });
}

function decoding<T>(displayPath: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(
      EXIT.refused,
      `${displayPath} begins with the byte order mark of UTF-16, but is not UTF-16: half of a character is missing.`,
      'Save it as UTF-8.',
    );
  }
}
