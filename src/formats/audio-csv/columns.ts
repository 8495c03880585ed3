import { delimiters } from '../csv/delimiters.ts';
import { skipPreamble } from '../csv/skip-preamble.ts';
import { cellsOfObject, keysOfLines } from '../labelled/object-rows.ts';
import { tableEndings } from '../tables/table-kind.ts';
import { isSoundName, secondsOf } from './cells.ts';
import { splitRow } from './split-row.ts';
import { areMilliseconds, hasNamesOfWhisper } from './whisper-table.ts';
import { columnsOfList } from './without-header.ts';

/** How the names of such tables in a folder may end, also of those that were unpacked. */
export const folderExtensions = ['.txt', ...tableEndings];

/** Which column has what, counting from 0. */
export interface Columns {
  /** The first row, which names them; undefined where each row is a JSON object with the names, and in a list without a header. */
  header: string | undefined;
  /** True for a list of which nothing but its cells tells the columns. */
  isList?: true;
  /** Lines before that. */
  before: readonly string[];
  /** The cells of a row; what is wrong with it, as the end of a sentence, where it has none. */
  split(row: string): string[] | { problem: string };
  /** Undefined where the file is about the sound of its own name. */
  sound: number | undefined;
  start: number;
  end: { column: number; is: 'end' | 'length' };
  /** What the times are divided by to be seconds. */
  perSecond: number;
  /** True where nothing but the numbers says so: the table is like those of Whisper. */
  isOfWhisper?: true;
  label: number | undefined;
  text: number | undefined;
  score: number | undefined;
  /** The names of the other columns. */
  others: string[];
  /** The name of the column with texts has spaces around it, as do those. */
  isPadded: boolean;
}

const names = {
  sound:
    /^(?:audio|sound|wav|recording|clip)(?: ?(?:file|path|filename|file ?name|file ?path|url|name|id))?$|^(?:file|f|file ?)name$|^file(?: ?path| ?id)?$|^path$|^url$|^begin (?:file|path)$/,
  start: /^(?:start|begin|onset|from|t ?start|t ?begin|x?min ?time|tmin|xmin)(?: ?time)?$|^time ?start$/,
  end: /^(?:end|stop|finish|to|t ?end|t ?stop|x?max ?time|tmax|xmax)(?: ?time)?$|^time ?end$|^offset$/,
  length: /^(?:duration|dur|length)$/,
  label:
    /^(?:event ?)?(?:label|class|category|tag|event|type|species|annotation)(?: ?name)?$|^(?:common|species) ?name$|^species$/,
  speaker: /^speaker(?: ?(?:id|name|label))?$/,
  text: /^(?:text|transcript|transcription|sentence|utterance|words?)$/,
  score: /^(?:confidence|score|probability|prob)$/,
} as const;

/** The columns of the rows that a text begins with; undefined where they are no labels of sounds. */
export function columnsOf(head: string, isWhole = true): Columns | undefined {
  const keys = keysOfLines(head);
  if (keys) return findColumns(keys, undefined, (row) => cellsOfObject(row, keys));
  const { text, before } = skipPreamble(head, isWhole);
  const [header = ''] = linesOf(text);
  for (const delimiter of Object.values(delimiters)) {
    const cells = splitRow(header, delimiter);
    const found = cells && cells.length > 1 ? findColumns(cells, header, splitterAt(delimiter)) : undefined;
    if (!found) continue;
    const isOfWhisper =
      hasNamesOfWhisper(cells!.map((cell) => cell.trim())) && areMilliseconds(rowsOf(text, found));
    const timing = isOfWhisper ? { perSecond: 1000, isOfWhisper } : undefined;
    return { ...found, ...timing, before: trimmed(before) };
  }
  return findList(text, before);
}

/** A list without a header, which nothing but the first rows tells. */
function findList(text: string, before: readonly string[]): Columns | undefined {
  const lines = linesOf(text).slice(0, ROWS);
  for (const delimiter of Object.values(delimiters)) {
    const found = columnsOfList(lines.map((line) => splitRow(line, delimiter) ?? []));
    if (!found) continue;
    const split = splitterAt(delimiter);
    const rest = { score: undefined, perSecond: 1, others: [], isPadded: false };
    return { ...found, ...rest, header: undefined, isList: true, before: trimmed(before), split };
  }
  return undefined;
}

const splitterAt = (delimiter: string) => (row: string) =>
  splitRow(row, delimiter) ?? { problem: 'a quote in it does not end' };

const trimmed = (lines: readonly string[]) => lines.map((line) => line.trim());

const linesOf = (text: string) => text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');

/** The cells of the rows below the header. A row that is cut off at the end of the text does not count. */
function* rowsOf(text: string, { split }: Pick<Columns, 'split'>): Generator<string[]> {
  for (const row of joinLines(linesOf(text).slice(1), split)) {
    const cells = split(row);
    if (!('problem' in cells)) yield cells;
  }
}

function findColumns(
  cells: readonly string[],
  header: string | undefined,
  split: Columns['split'],
): Columns | undefined {
  const plain = cells.map(plainName);
  const find = (what: keyof typeof names) => {
    const column = plain.findIndex(({ name }) => names[what].test(name));
    return column < 0 ? undefined : column;
  };
  const [start, end, length] = [find('start'), find('end'), find('length')];
  const until = end ?? length;
  if (start === undefined || until === undefined) return undefined;
  if (plain[start]!.perSecond !== plain[until]!.perSecond) return undefined;
  const columns = {
    sound: find('sound'),
    label: find('label') ?? find('speaker'),
    text: find('text'),
    score: find('score'),
  };
  if (columns.label === undefined && columns.text === undefined) return undefined;
  const taken = new Set([...Object.values(columns), start, until]);
  return {
    header,
    before: [],
    split,
    ...columns,
    isPadded: columns.text !== undefined && /^\s|\s$/.test(cells[columns.text]!),
    start,
    end: { column: until, is: end === undefined ? 'length' : 'end' },
    perSecond: plain[start]!.perSecond,
    others: cells.filter((name, i) => !taken.has(i) && name.trim() !== ''),
  };
}

/** A name in lower case, with spaces between its words and without the unit of its values: seconds, or milliseconds. */
function plainName(written: string): { name: string; perSecond: number } {
  const words = written
    .replace(/^\s*#/, '')
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ');
  const unit =
    /^(.+?) ?(?:[([](ms|milliseconds|s|secs?|seconds)[)\]]| (ms|msec|milliseconds|s|secs?|seconds))$/.exec(
      words,
    );
  const isMs = /^m/.test(unit?.[2] ?? unit?.[3] ?? '');
  return { name: unit?.[1] ?? words, perSecond: isMs ? 1000 : 1 };
}

/**
 * Whether the first lines of a file are labels of sounds: a header, or a list without one, and rows with two times, and sounds where a column names them. The first row must be
 * such a one, and most of the others: those that are not are said to be wrong when they are read. Rows of sounds without an event do not count.
 */
export function looksLikeSounds(head: string): { names: boolean; isList: boolean } | undefined {
  const columns = columnsOf(head);
  if (!columns) return undefined;
  const { header, split, sound, start, end } = columns;
  const rows: boolean[] = [];
  const lines = linesOf(skipPreamble(head).text);
  for (const row of header === undefined ? lines : joinLines(lines.slice(1), split)) {
    const found = split(row);
    const cells = 'problem' in found ? [] : found;
    const isNamed = sound === undefined || isSoundName(cells[sound] ?? '');
    if (isNamed && isWithoutEvent(cells, columns)) continue;
    rows.push(isNamed && [start, end.column].every((column) => secondsOf(cells[column], 1) !== undefined));
    if (rows.length === ROWS) break;
  }
  const [first, ...others] = rows;
  const good = others.filter((is) => is).length;
  return first && good * 2 >= others.length
    ? { names: sound !== undefined, isList: columns.isList === true }
    : undefined;
}

/** Lines as rows, of which one may have line breaks in a cell with quotes. */
function* joinLines(lines: readonly string[], split: Columns['split']): Generator<string> {
  for (let at = 0; at < lines.length; ) {
    let to = at + 1;
    const row = () => lines.slice(at, to).join('\n');
    while ('problem' in split(row()) && to < lines.length && to - at < LINES) to++;
    // Where the quote does not end, its own line is what is wrong.
    if ('problem' in split(row())) to = at + 1;
    yield row();
    at = to;
  }
}

/** Lines that a cell may have. */
const LINES = 20;

/** Rows that are looked at. */
const ROWS = 12;

/** Whether a row says nothing but which sound it is of, as DCASE writes it of sounds in which nothing is heard. */
export function isWithoutEvent(cells: readonly string[], { start, end, label, text }: Columns): boolean {
  return [start, end.column, label, text].every(
    (column) => column === undefined || (cells[column] ?? '').trim() === '',
  );
}
