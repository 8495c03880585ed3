import type { ByteReader } from '../../readers/byte-reader.ts';
import { readOrReport } from '../../readers/read-or-report.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import { beginsAsWebPage } from '../../readers/web-page.ts';
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
  const report = () => reportWebPage({ ...input, path, displayPath }, 'text');
  const read = modes[input.options.textMode ?? 'line'];
  return readOrReport(
    path,
    displayPath,
    input.report,
    (reader) =>
      read(
        showsPages ? reader : askingIfPage(reader, input.profile.knowsExports, report),
        displayPath,
        input,
      ),
    input.range,
  );
}

/** A reader that reports before a text begins with markup: to open each of many small files once more takes as long as reading it. */
function askingIfPage(reader: ByteReader, knowsOthers: boolean, report: () => void): ByteReader {
  let isFirst = true;
  return {
    get size() {
      return reader.size;
    },
    read(into, at) {
      const came = reader.read(into, at);
      if (isFirst && knowsOthers && latin1(into, at, at + Math.min(came, 5)) === '{\\rtf')
        throw new SourceProblem({ code: 'rtf-as-text', args: {} }, { line: 1 });
      if (isFirst && beginsAsWebPage(latin1(into, at, at + Math.min(came, 64)))) report();
      isFirst = false;
      return came;
    },
    close: () => reader.close(),
  };
}

function latin1({ buffer, byteOffset }: Uint8Array, from: number, to: number): string {
  return Buffer.from(buffer, byteOffset + from, to - from).toString('latin1');
}
