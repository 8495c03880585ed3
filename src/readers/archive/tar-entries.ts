import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createTarDecoder } from 'modern-tar';
import { EXIT, systemCode, UserError } from '../../errors.ts';
import { openBytes } from '../byte-reader.ts';
import type { ArchiveEntry } from './unpack-folder.ts';

/** Bytes that are read at a time. */
const CHUNK = 1 << 18;

const kinds: Record<string, string> = {
  link: 'a link',
  symlink: 'a link',
  fifo: 'a named pipe',
  'character-device': 'a device',
  'block-device': 'a device',
};

/** What is in a tar archive. Throws a UserError where it cannot be read. */
export async function* tarEntries(path: string, displayPath: string): AsyncGenerator<ArchiveEntry> {
  const decoder = createTarDecoder({ strict: true });
  try {
    const bytes = Readable.toWeb(
      Readable.from(chunksOf(path, displayPath)),
    ) as unknown as globalThis.ReadableStream<Uint8Array>;
    for await (const { header, body } of bytes.pipeThrough(decoder)) {
      const { name, type = 'file', pax = {} } = header;
      // Of a sparse file there is only what is between its holes, and where that belongs.
      const isSparse = Object.keys(pax).some((key) => key.startsWith('GNU.sparse.'));
      const other = isSparse ? 'a sparse file' : kinds[type];
      let isRead = false;
      yield {
        name,
        kind: other ? { other } : type === 'directory' ? 'folder' : 'file',
        open() {
          isRead = true;
          return Readable.fromWeb(body as unknown as ReadableStream);
        },
        explain: (error) => explainTar(error, displayPath),
      };
      if (!isRead) await body.cancel();
    }
  } catch (error) {
    throw explainTar(error, displayPath);
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

function* chunksOf(path: string, displayPath: string): Generator<Buffer> {
  const reader = openBytes(path, displayPath);
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const came = reader.read(chunk, 0);
      if (came === 0) return;
      yield chunk.subarray(0, came);
    }
  } finally {
    reader.close();
  }
}
