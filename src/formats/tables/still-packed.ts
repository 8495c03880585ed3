import { basename } from 'node:path';
import { EXIT, UserError } from '../../errors.ts';
import { readHead } from '../../readers/head.ts';
import type { Input } from '../format.ts';
import { isPackedTable } from './table-kind.ts';

/** Skips a table in a folder that is Parquet or compressed, as it stays beside files that are no tables; `format` would read it alone. Returns whether it is one. */
export function skipPacked(input: Input, path: string, displayPath: string, format: string): boolean {
  if (path === input.path || !isStillPacked(path, displayPath)) return false;
  input.skip('packed tables beside other files', 1);
  input.note(`Skipped the packed table ${displayPath}; --input-format ${format} reads it.`);
  return true;
}

function isStillPacked(path: string, displayPath: string): boolean {
  if (!isPackedTable(path)) return false;
  const { bytes } = readHead(path, displayPath, 4);
  return bytes.toString('latin1') === 'PAR1' || (bytes[0] === 0x1f && bytes[1] === 0x8b);
}

type Packed = Pick<Input, 'path' | 'displayPath'> & { store?: Input['store'] | undefined };

/** Refuses a table that is still packed, as files in stores are read from there as they are. */
export function refusePacked(file: Packed): void {
  refuseParquet(file);
  refuseGzip(file);
}

export function refuseParquet({ path, displayPath }: Pick<Input, 'path' | 'displayPath'>): void {
  if (readHead(path, displayPath, 4).bytes.toString('latin1') !== 'PAR1') return;
  throw new UserError(
    EXIT.usage,
    `${displayPath} is a Parquet file in a store, which cannot be read from there.`,
    'Copy it to this machine first.',
  );
}

export function refuseGzip(
  { path, displayPath, store }: Packed,
  { bytes } = readHead(path, displayPath, 2),
): void {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return;
  if (store || /\.gz$/i.test(displayPath))
    throw new UserError(
      EXIT.usage,
      `${displayPath} is compressed with gzip, in a folder that is read from where it is.`,
      'Copy the folder to this machine first.',
    );
  throw new UserError(
    EXIT.usage,
    `${displayPath} is compressed with gzip, but its name does not end in .gz.`,
    `Rename it to ${basename(displayPath)}.gz.`,
  );
}
