import type { Finding } from '../../diagnostics/diagnostic.ts';
import { findNul } from '../../readers/find-nul.ts';
import type { Importer } from '../format.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import type { Draft } from '../labelled/task-results.ts';
import type { Stretch } from '../sound/draft.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { recordingBatches } from '../sound/recording-batches.ts';
import { cutRecordings } from './recordings.ts';

/** A stretch, and the names of the columns with something that regions have no place for. */
type ReadStretch = Omit<Stretch, 'place'> & { unread: readonly string[] };

/** What one line of such a file is: a stretch, something that is skipped, or what is wrong, as the end of a sentence. */
export type ReadLine = ReadStretch | { skipped: string } | { problem: string };

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
      recordingBatches(input, [extension], (context, path, file) => draftsOf(context, format, path, file)),
  };
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
      if ('skipped' in line) draft.skip(line.skipped);
      else if ('problem' in line) draft.report(malformed(text, line.problem), place);
      else {
        const { unread, ...stretch } = line;
        for (const what of unread) input.skip(what, 1);
        draft.add({ ...stretch, place });
      }
    }
    yield draft.finish();
  }
}

/** A line of which no label can be made. */
export function malformed(line: string, problem: string): Finding {
  return { code: 'label-malformed', args: { what: `line ${JSON.stringify(line)}`, problem } };
}

/** The channel, from 0, that a file counts from 1 or from A; undefined when it names none. */
export function channelOf(written: string): number | undefined {
  if (/^[1-9]\d?$/.test(written)) return Number(written) - 1;
  return /^[A-H]$/i.test(written) ? written.toUpperCase().charCodeAt(0) - 0x41 : undefined;
}
