import { isUtf8 } from 'node:buffer';
import { UserError } from '../errors.ts';
import { readHead } from '../readers/head.ts';
import { whatIsAt } from '../readers/what-is-at.ts';

/** Bytes of a file that are looked at. */
const MOST = 1 << 20;

/** The text of a file that lies beside the data, which nobody asked for: undefined where there is none, or it cannot be read. */
export function textBeside(path: string, displayPath: string): string | undefined {
  if (!whatIsAt(path)?.isFile()) return undefined;
  try {
    const { bytes, whole } = readHead(path, displayPath, MOST);
    // A character may be cut at the end.
    return isUtf8(bytes) || !whole ? bytes.toString('utf8').replace(/^\ufeff/, '') : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
