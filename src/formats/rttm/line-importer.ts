import type { Finding } from '../../diagnostics/diagnostic.ts';
import { findNul } from '../../readers/find-nul.ts';
import { SourceProblem } from '../../readers/source-problem.ts';
import type { Importer } from '../format.ts';
import type { Draft } from '../labelled/draft.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import type { Stretch } from '../sound/draft.ts';
import { draftsOfSounds } from '../sound/drafts-of-sounds.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { cutRecordings } from './recordings.ts';

/** What one line of such a file is: a stretch, something that is skipped, or what is wrong, as the end of a sentence. */
export type ReadLine = Omit<Stretch, 'place'> | { skipped: string } | { problem: string };

/** A format of lines that each name their recording. */
export interface LineFormat {
  name: string;
  summary: string;
  /** In lower case with the dot. */
  extension: string;
  /** The recording of a line; undefined for comments and for what is not a line of the format. */
  nameOf(line: string): string | undefined;
  read(line: string): ReadLine;
}

/** Makes the importer of such a format, for a folder of these files or one of them. */
export function lineImporter(format: LineFormat): Importer {
  const { name, summary, extension } = format;
  return {
    name,
    summary,
    input: 'file or directory',
    extensions: [extension],
    sniff: ({ isFolder, names }) =>
      isFolder && names.some((one) => one.toLowerCase().endsWith(extension))
        ? `it has ${extension} files`
        : undefined,
    ...labelledSounds,
    emptyMessage: `it has no lines of ${name}`,
    read: (input) =>
      draftBatches(
        draftsOfSounds(input, [format.extension], 'sound files without labels', (context, path, file) =>
          untilProblem(context, format, path, file),
        ),
      ),
  };
}

/** The drafts of a file as far as it can be read. */
function* untilProblem(
  context: SoundContext,
  format: LineFormat,
  path: string,
  file: string,
): Generator<Draft> {
  try {
    yield* draftsOf(context, format, path, file);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    context.input.report(error.finding, { file, ...error.place });
  }
}

function* draftsOf(
  context: SoundContext,
  { nameOf, read }: LineFormat,
  path: string,
  file: string,
): Generator<Draft> {
  const { input } = context;
  const recordings = cutRecordings(path, file, nameOf, ({ text, number }) => {
    const place = { file, line: number };
    if (text.startsWith(';;')) input.skip('comments', 1);
    else input.report(malformed(text, 'it has too few columns'), place);
  });
  for (const { name, lines } of recordings) {
    const [first] = lines;
    const draft = openSound(context, path, [name], { file, line: first!.number }, false);
    for (const { text, number } of lines) {
      const place = { file, line: number };
      for (const { finding } of findNul(text, 'line', place)) draft.report(finding, place);
      const line = read(text);
      if ('skipped' in line) input.skip(line.skipped, 1);
      else if ('problem' in line) draft.report(malformed(text, line.problem), place);
      else draft.add({ ...line, place });
    }
    yield draft.finish();
  }
}

function malformed(line: string, problem: string): Finding {
  return { code: 'label-malformed', args: { what: `line ${JSON.stringify(line)}`, problem } };
}

/** The end of a stretch, without the last digits that binary numbers add: a millionth of a second is as exact as any file. */
export function endOf(start: number, length: number): number {
  return Math.round((start + length) * 1e6) / 1e6;
}

/** The channel, from 0, that a file counts from 1 or from A; undefined when it names none. */
export function channelOf(written: string): number | undefined {
  if (/^[1-9]\d?$/.test(written)) return Number(written) - 1;
  return /^[A-H]$/i.test(written) ? written.toUpperCase().charCodeAt(0) - 0x41 : undefined;
}
