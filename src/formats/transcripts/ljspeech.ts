import { basename } from 'node:path';
import { quote } from '../../json/json.ts';
import { isSound } from '../media/audio-dir.ts';
import type { ListKind, ListReader } from './list-kind.ts';
import { namedCells } from './named-cells.ts';

/** Names of the first two columns, where the first line has names: those of Coqui's datasets and their like. */
const soundName =
  /^(?:id|path|name|(?:audio|sound|wav|clip|file|utt|utterance)(?:[ _-]?(?:file|path|name|id))?)$/i;
const textName = /^(?:text|transcript|transcription|sentence)$/i;

/** The columns that the first line names. `file_name` is metadata of Hugging Face. */
function headerOf(line: string): string[] | undefined {
  const names = line.split('|').map((name) => name.trim());
  const [sound = '', text = ''] = names;
  return soundName.test(sound) && !/^file_name$/i.test(sound) && textName.test(text) ? names : undefined;
}

/** `metadata.csv` with a name, a text and perhaps one more column between pipes, without quotes. */
export const ljspeech: ListKind = {
  of: 'LJSpeech',
  checksSounds: true,
  isOne: (name, head) => /^metadata\.csv$/i.test(basename(name)) && arePiped(head),
  reader(head) {
    const lines = linesOf(head);
    const names = headerOf(lines[0] ?? '');
    return names ? readerOfNames(names) : readerOfTexts(lines);
  },
};

/** Lists of VITS, Tacotron and their like: the path of a sound and a text between pipes, perhaps with the speaker before the text. */
export const vits: ListKind = {
  of: 'VITS',
  checksSounds: true,
  isOne(name, head) {
    const paths = linesOf(head).map((line) => (line.includes('|') ? line.slice(0, line.indexOf('|')) : ''));
    return /\.(?:txt|csv)$/i.test(name) && paths.length > 0 && paths.every(isSound);
  },
  reader: (head) => readerOfTexts(linesOf(head)),
};

function readerOfNames(columns: readonly string[]): ListReader {
  const { cellsOf, repeated } = namedCells(columns);
  const [soundKey = '', textKey = ''] = columns;
  return {
    hasHeader: true,
    repeated,
    read(line) {
      const cells = line.split('|');
      if (cells.length !== columns.length)
        return { problem: `it has ${cells.length} cells, and the first line ${columns.length}` };
      const { [soundKey]: sound = '', [textKey]: text = '', ...data } = cellsOf(cells);
      return sound === '' ? { problem: 'it names no sound file' } : { sound, text, data };
    },
  };
}

/** The data keys of the columns behind the name; the text has none. */
type Columns = readonly [second: string | undefined, third: string | undefined];

function readerOfTexts(lines: readonly string[]): ListReader {
  const rows = lines.map((line) => line.split('|'));
  const { columns, note: ofThree } = columnsOf(rows);
  const width = widthOf(rows);
  const note = width === undefined ? ofThree : noteOfMore(ofThree, width);
  return {
    hasHeader: false,
    ...(note !== undefined && { note }),
    read(line) {
      const [sound = '', ...cells] = line.split('|');
      if (width !== undefined && cells.length + 1 !== width)
        return { problem: `it has ${cells.length + 1} cells, and the first line ${width}` };
      if (sound === '' || cells.length === 0 || (cells.length > 2 && width === undefined))
        return { problem: 'it is not a name and one or two texts between |' };
      // A line without a third column has its text in the second.
      const used: Columns = cells.length === 1 ? [undefined, undefined] : columns;
      const at = used[0] === undefined ? 0 : 1;
      const key = used[1 - at];
      const data: Record<string, string> = {};
      if (cells.length >= 2 && key !== undefined) data[key] = cells[1 - at]!;
      for (const [i, cell] of cells.entries()) if (i >= 2) data[`column${i + 2}`] = cell;
      return { sound, text: cells[at]!, data };
    },
  };
}

function noteOfMore(note: string | undefined, width: number): string {
  const more = `the columns from the fourth on become the data keys ${quote('column4')} to ${quote(`column${width}`)}.`;
  return note === undefined ? more.replace(' to "column4"', '') : `${note.slice(0, -1)}; ${more}`;
}

/** The number of columns, where the first lines all have the same one of more than three, as KSS has them; a text may have a | of its own. */
function widthOf(rows: readonly string[][]): number | undefined {
  const width = rows[0]?.length ?? 0;
  return width > 3 && rows.every((row) => row.length === width) ? width : undefined;
}

/** What the columns are, as the first lines have them: LJSpeech has the normalized text last, Piper a speaker before the text. */
function columnsOf(lines: readonly string[][]): { columns: Columns; note?: string } {
  const pairs = lines.flatMap(([, second = '', third = '']) =>
    second.trim() === '' || third.trim() === '' ? [] : [{ second: wordsOf(second), third: wordsOf(third) }],
  );
  const most = (is: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(is).length * 2 > pairs.length;
  if (pairs.length === 0 || most(({ second, third }) => sharesWords(second, third)))
    return { columns: [undefined, 'normalized_text'] };
  if (pairs.every(({ second }) => second.length === 1) && most(({ third }) => third.length > 1))
    return {
      columns: ['speaker', undefined],
      note: `the second column is one word each, and becomes the data key ${quote('speaker')}; the third is the text.`,
    };
  return {
    columns: [undefined, 'column3'],
    note: `the third column is no normalized text of the second, and becomes the data key ${quote('column3')}.`,
  };
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(
        /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|[\p{L}\p{N}]+/gu,
      ) ?? []
  );
}

/** Whether a text has a good part of the words of another, as one has in which numbers and abbreviations are written out. */
function sharesWords(text: readonly string[], other: readonly string[]): boolean {
  const words = new Set(other);
  return text.filter((word) => words.has(word)).length * 3 >= text.length;
}

/** Whether most lines, and the first, are a name without spaces and one or two texts, or the first has names for the cells of all. */
function arePiped(head: string): boolean {
  const lines = linesOf(head);
  const names = headerOf(lines[0] ?? '');
  const isLine = names
    ? (line: string) => line.split('|').length === names.length
    : (line: string) => /^[^|\s]+\|[^|]+(?:\|[^|]*)?$/.test(line);
  const [first, ...others] = lines.map(isLine);
  return first === true && others.filter((is) => is).length * 2 >= others.length;
}

/** Lines looked at. */
const LINES = 8;

function linesOf(head: string): string[] {
  return head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, LINES)
    .filter((line) => line.trim() !== '');
}
