import { findNul } from '../../readers/find-nul.ts';
import { readHead } from '../../readers/head.ts';
import { toNumber } from '../../regions/to-number.ts';
import { describePreamble } from '../csv/preamble.ts';
import { notesOfFirst } from '../folder/notes-of-first.ts';
import { originalOf } from '../folder/show-path.ts';
import type { Input, LazyReader } from '../format.ts';
import type { Draft } from '../labelled/task-results.ts';
import { malformed } from '../rttm/line-importer.ts';
import { cutRecordings, type RecordingLine } from '../rttm/recordings.ts';
import type { Stretch } from '../sound/draft.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { recordingBatches } from '../sound/recording-batches.ts';
import { roundSeconds } from '../sound/round-seconds.ts';
import { skipPacked } from '../tables/still-packed.ts';
import { secondsOf } from './cells.ts';
import { type Columns, columnsOf, folderExtensions, isWithoutEvent } from './columns.ts';

export const reader: LazyReader = {
  read(input) {
    const noteOnce = notesOfFirst(input.note);
    return recordingBatches(input, folderExtensions, (context, path, file) =>
      draftsOf(context, path, file, noteOnce),
    );
  },
};

function* draftsOf(
  context: SoundContext,
  path: string,
  file: string,
  noteOnce: ReturnType<typeof notesOfFirst>,
): Generator<Draft> {
  const { input } = context;
  if (skipPacked(input, path, file, 'audio-csv')) return;
  const { bytes, whole } = readHead(path, file);
  const columns = columnsOf(bytes.toString('utf8').replace(/^\ufeff/, ''), whole);
  if (!columns) {
    const problem = 'its first row names no columns with a start, an end and a label or text';
    input.report({ code: 'label-file-malformed', args: { problem } }, { file, line: 1 });
    return;
  }
  noteOthers(columns, file, input);
  if (columns.isOfWhisper) noteOnce(file, asOfWhisper);
  if (columns.isList) noteOnce(file, asList(columns));
  const { sound, header, before } = columns;
  const split = keepLast(columns.split);
  const skipped = describePreamble(before.length);
  if (skipped !== undefined) input.note(`${file}: ${skipped}`);
  const isHeader = (line: string) => {
    const plain = line.replace(/^\ufeff/, '');
    return (header !== undefined && plain === header) || before.includes(plain.trim());
  };
  const rest = restOfRows(Math.max(columns.start, columns.end.column) + 1);
  let isRest = false;
  const nameOf = (line: string) => {
    isRest = false;
    if (line.trim() === '' || isHeader(line)) return undefined;
    if (sound === undefined) return '';
    const cells = split(line);
    isRest = rest.add(line, cells);
    return isRest || 'problem' in cells ? undefined : cells[sound]?.trim() || undefined;
  };
  const onOther = ({ text, number }: RecordingLine) => {
    // What is wrong with a row that has a line break was said of its first line.
    if (isHeader(text) || isRest) return;
    const cells = split(text);
    const problem = 'problem' in cells ? cells.problem : 'it names no sound file';
    input.report(malformed(text, problem), { file, line: number });
  };
  // The first and the last cell may be empty between tabs.
  const recordings = cutRecordings(path, file, nameOf, onOther, (line) => line.replace(/\r$/, ''));
  const beside = originalOf(input, path);
  for (const { name, lines } of recordings) {
    const place = { file, line: lines[Symbol.iterator]().next().value!.number };
    const draft = openSound(context, beside, name === '' ? [] : [name], place, name === '');
    for (const { text, number } of lines) {
      const cells = split(text);
      const row = 'problem' in cells ? cells.problem : readRow(cells, columns);
      const at = { file, line: number };
      for (const { finding } of findNul(text, 'line', at)) draft.report(finding, at);
      if (row === 'none') input.skip('rows without an event', 1);
      else if (typeof row === 'string') draft.report(malformed(text, row), at);
      else draft.add({ ...row, place: at });
    }
    yield draft.finish();
  }
}

/** A row is asked for its sound and then for its stretch, mostly one after the other. */
function keepLast<Found>(split: (row: string) => Found): (row: string) => Found {
  let last: { row: string; found: Found } | undefined;
  return (row) => {
    if (last?.row !== row) last = { row, found: split(row) };
    return last.found;
  };
}

/** Tells, line by line, which are the rest of a row with a line break between quotes: they have not the cells of a row of their own. */
function restOfRows(cellsOfRow: number): { add(line: string, cells: ReturnType<Columns['split']>): boolean } {
  let isOpen = false;
  return {
    add(line, cells) {
      const isRest = isOpen && !('problem' in cells) && cells.length < cellsOfRow;
      isOpen = 'problem' in cells || (isRest && line.split('"').length % 2 === 1);
      return isRest;
    },
  };
}

/** A row as a stretch; `none` for a sound in which nothing is heard, else what is wrong with it, as the end of a sentence. */
function readRow(cells: readonly string[], columns: Columns): Omit<Stretch, 'place'> | 'none' | string {
  if (isWithoutEvent(cells, columns)) return 'none';
  const { end, perSecond } = columns;
  const start = secondsOf(cells[columns.start], perSecond);
  const until = secondsOf(cells[end.column], perSecond);
  if (start === undefined || until === undefined) return `its start or ${end.is} is not a number`;
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim());
  const [label, said] = [cell(columns.label), cell(columns.text)];
  const text = said === '' || columns.isPadded ? said : cells[columns.text!]!;
  if (label === '' && text === '' && columns.label !== undefined) return 'it has no label';
  const score = toNumber(cell(columns.score));
  return {
    start,
    end: end.is === 'end' ? until : roundSeconds(start + until),
    label: label || undefined,
    text: text || undefined,
    ...(score !== undefined && { score }),
  };
}

const asOfWhisper =
  'its times are read as milliseconds, as in all tables that Whisper writes. If they are seconds, name the columns "start_s" and "end_s".';

const asList = ({ text }: Columns) =>
  `without a header; its 4 columns are read as sound file, start, end and ${text === undefined ? 'label' : 'text'}. If they are others, name them in a first row.`;

/** What is in the other columns has no place in regions of sounds. */
function noteOthers({ others }: Columns, file: string, { note, skip }: Input): void {
  if (others.length === 0) return;
  skip('columns that are no labels', others.length);
  const list = others.map((name) => JSON.stringify(name)).join(', ');
  note(`${file}: the ${others.length === 1 ? 'column' : 'columns'} ${list} did not become labels.`);
}
