import { constants } from 'node:buffer';
import { EXIT, UserError } from '../../errors.ts';
import type { ByteReader } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { placeInBytes } from '../../readers/place-in-bytes.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { stripSpace } from '../../readers/strip-space.ts';
import { findInvalidUtf8, invalidByte } from '../../readers/utf8.ts';
import { fill, openWindow, skipByteOrderMark } from '../../readers/window.ts';
import type { Batch } from '../../tasks/batch.ts';
import { madeBatch } from '../../tasks/made-batch.ts';
import type { Input } from '../format.ts';

/** The whole file is one task, its text as it is except for a byte order mark; a blank file counts as a blank line does. */
export function* readWhole(reader: ByteReader, displayPath: string, input: Input): Generator<Batch> {
  const text = readAll(reader, displayPath);
  if (stripSpace(text) === '' && input.options.blankLines !== 'keep') return input.skip('blank files', 1);
  const place = { file: displayPath, line: 1 };
  const batch = madeBatch(
    [{ data: { [input.dataKey]: text } }],
    () => place,
    () => text,
  );
  yield input.profile.refusesNul ? { ...batch, found: () => findNul(text, 'file', place) } : batch;
}

function readAll(reader: ByteReader, displayPath: string): string {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  const mark = window.at;
  // From the first byte on, so that nothing is dropped.
  window.at = 0;
  while (!window.ended) {
    if (window.end > constants.MAX_STRING_LENGTH) throw tooLong(displayPath);
    fill(window, reader);
  }
  const bytes = window.bytes.subarray(mark, window.end);
  const bad = findInvalidUtf8(bytes);
  if (bad < 0) return bytes.toString('utf8');
  const finding = {
    code: 'invalid-utf8',
    args: invalidByte(bytes, bad, mark + bad),
  } as const;
  throw new SourceProblem(finding, placeInBytes(bytes, bad));
}

function tooLong(displayPath: string): UserError {
  return new UserError(
    EXIT.unreadable,
    `The file ${displayPath} is too large to be one task.`,
    'Split it, or use --text-mode line or paragraph.',
  );
}
