import { EXIT, UserError } from '../errors.ts';
import { findInvalidUtf8, showByte } from './utf8.ts';
import { readWhole } from './utf16.ts';

/** A whole small file of settings as text, without a byte order mark. Throws a UserError at a byte that is not UTF-8. */
export function readUtf8(path: string, displayPath: string): string {
  const bytes = readWhole(path, displayPath);
  const bad = findInvalidUtf8(bytes);
  if (bad < 0) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const line = bytes.subarray(0, bad).toString('latin1').split('\n').length;
  throw new UserError(
    EXIT.refused,
    `${displayPath} is not UTF-8: invalid byte ${showByte(bytes[bad]!)} in line ${line}.`,
    'Save it as UTF-8, for example: iconv -f latin1 -t utf-8',
  );
}
