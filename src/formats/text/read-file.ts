import type { ByteReader } from '../../readers/byte-reader.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import type { Batch } from '../../tasks/batch.ts';
import type { FormatOptions, Input } from '../format.ts';
import { reportWebPage } from '../web-page.ts';
import { readLines } from './lines.ts';
import { readParagraphs } from './paragraphs.ts';
import { readWhole } from './whole.ts';

/** What becomes tasks in each `--text-mode`. `displayPath` is the file's path for people. */
const modes: Record<
  NonNullable<FormatOptions['textMode']>,
  (reader: ByteReader, displayPath: string, input: Input) => Iterable<Batch>
> = { line: readLines, paragraph: readParagraphs, file: readWhole };

/** The tasks of one text file. Stops at the first byte that is not UTF-8. */
export function readTextFile(path: string, displayPath: string, input: Input): Iterable<Batch> {
  const showsPages = input.config?.objects.some(({ tag }) => tag.type === 'HyperText');
  if (!showsPages) reportWebPage({ ...input, path, displayPath }, 'text');
  const read = modes[input.options.textMode ?? 'line'];
  return readOrReport(
    path,
    displayPath,
    input.report,
    (reader) => read(reader, displayPath, input),
    input.range,
  );
}
