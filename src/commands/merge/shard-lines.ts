import { createHash } from 'node:crypto';
import { EXIT, UserError } from '../../errors.ts';
import { openFile } from '../../readers/byte-reader.ts';
import { cutRawLines } from '../../readers/raw-lines.ts';
import type { Manifest } from '../../shards/manifest.ts';

const COMMA = 0x2c;

/** The tasks of a shard, each a line, without what stands between them. */
export interface ShardLines {
  /** Throws a UserError when there are fewer than the manifest says. */
  next(): Buffer;
  /** To be called at the end. Throws a UserError unless the file is, to the byte, what the manifest says. */
  finish(): void;
  close(): void;
}

export function openShardLines(path: string, displayPath: string, { form, output }: Manifest): ShardLines {
  const hash = createHash('sha256');
  const file = openFile(path, displayPath);
  const lines = cutRawLines({
    ...file,
    read(into, at) {
      const came = file.read(into, at);
      hash.update(into.subarray(at, at + came));
      return came;
    },
  });
  const changed = () =>
    new UserError(
      EXIT.refused,
      `${displayPath} is not what its manifest says.`,
      'It was changed or cut: run convert again for this shard, with --force.',
    );
  const isList = form !== 'jsonl';
  if (isList) lines.next();
  return {
    next() {
      const { value, done } = lines.next();
      if (done) throw changed();
      const { bytes } = value;
      return isList && bytes.at(-1) === COMMA ? bytes.subarray(0, -1) : bytes;
    },
    finish() {
      for (const _ of lines) {
        // What follows the tasks counts for the hash only.
      }
      if (hash.digest('hex') !== output.sha256) throw changed();
    },
    close: () => file.close(),
  };
}
