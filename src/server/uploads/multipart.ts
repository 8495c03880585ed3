import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { openRegularFile } from '../../readers/regular-file.ts';

/** A file to be sent. */
export interface Part {
  name: string;
  path: string;
  /** Bytes. */
  size: number;
}

/** The body of a request with files, which can be opened again for another try. */
export interface Multipart {
  type: string;
  /** Bytes: the server reads nothing of a body whose length it is not told. */
  length: number;
  open(): Readable;
}

/** A name that is in no file: 128 random bits would make each run another one, so that the names of the files serve. */
const BOUNDARY = 'lsimport-d3b07384d113edec49eaa6238ad5ff00';

/** Files as a form with a field for each: of fields with the same name the server heeds the last one only. */
export function multipartOf(parts: readonly Part[]): Multipart {
  const heads = parts.map(({ name }, i) =>
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="f${i}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
  );
  const end = Buffer.from('\r\n');
  const last = Buffer.from(`--${BOUNDARY}--\r\n`);
  const length = parts.reduce((sum, { size }, i) => sum + heads[i]!.length + size + end.length, last.length);
  async function* read() {
    for (const [i, { path, size }] of parts.entries()) {
      yield heads[i]!;
      // No more than was announced, should the file grow.
      if (size > 0) yield* createReadStream('', { fd: openRegularFile(path, path).fd, end: size - 1 });
      yield end;
    }
    yield last;
  }
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    length,
    open: () => Readable.from(read(), { objectMode: false }),
  };
}
