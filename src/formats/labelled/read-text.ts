import { isUtf8 } from 'node:buffer';
import { refuseGuarded } from '../../readers/guarded-outputs.ts';
import { findInvalidUtf8, invalidByte } from '../../readers/utf8.ts';
import { readWhole, toUtf8 } from '../../readers/utf16.ts';
import type { Input } from '../format.ts';

/** A whole small file as text, without a byte order mark; undefined when it is not UTF-8, which is reported. */
export function readText(input: Input, path: string, displayPath: string): string | undefined {
  return textOf(input, readAhead(input, path, displayPath) ?? readWhole(path, displayPath), displayPath);
}

/** The bytes of a whole file as text, without a byte order mark; undefined when it is not UTF-8, which is reported. */
export function textOf(input: Input, bytes: Buffer, displayPath: string): string | undefined {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const offset = findInvalidUtf8(bytes);
  const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
  const args = invalidByte(bytes, offset, offset);
  input.report({ code: 'invalid-utf8', args }, { file: displayPath, line });
  return undefined;
}

function readAhead({ ahead }: Input, path: string, displayPath: string): Buffer | undefined {
  const found = ahead?.text(path);
  if (!found) return undefined;
  refuseGuarded(found, displayPath);
  return toUtf8(found.bytes, displayPath);
}

/** Whether a text has nothing but space, where the format does not allow for that; it is reported. */
export function isEmpty(input: Input, text: string, file: string): boolean {
  if (text.trim() !== '') return false;
  input.report({ code: 'empty-file', args: {} }, { file });
  return true;
}
