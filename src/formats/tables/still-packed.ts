import { readHead } from '../../readers/head.ts';
import { isPackedTable } from './table-kind.ts';

/** Whether a table in a folder is Parquet or compressed, as it stays beside files that are no tables. */
export function isStillPacked(path: string, displayPath: string): boolean {
  if (!isPackedTable(path)) return false;
  const { bytes } = readHead(path, displayPath, 4);
  return bytes.toString('latin1') === 'PAR1' || (bytes[0] === 0x1f && bytes[1] === 0x8b);
}
