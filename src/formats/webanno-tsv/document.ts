import type { Located, Place } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../json/json.ts';
import { isSameText } from '../../regions/judge-span.ts';
import { collectAnnotations, type Row } from './annotations.ts';
import { readEscapes } from './cells.ts';
import { type Layer, readLayers } from './header.ts';

/** A document with what was found wrong in its rows. */
export interface WebAnnoDocument {
  layers: Layer[];
  text: string;
  annotations: ReturnType<typeof collectAnnotations>;
  found: Located[];
  /** What nothing is made of: ids of sentences, other lines that begin with #, cells that no column is for. */
  beside: Map<string, number>;
}

interface Token extends Pick<Row, 'start' | 'end' | 'place'> {
  written: string;
}

/** Spaces that may be between two sentences: the format leaves out what is there, and a wrong offset is no reason to fill memory. */
const MOST_SPACE = 1_000_000;

/** Reads a document; or says what is wrong with it, and in which line. */
export function readDocument(
  content: string,
  file: string,
): WebAnnoDocument | { problem: string; line: number } {
  const lines = linesOf(content);
  const declarations: string[] = [];
  lines.next();
  let next = lines.next();
  for (; !next.done && next.value.startsWith('#T_'); next = lines.next()) declarations.push(next.value);
  const layers = readLayers(declarations);
  const columns = layers.reduce((most, { first, columns: own }) => Math.max(most, first + own.length), 3);
  const annotations = collectAnnotations(layers);
  const found: Located[] = [];
  const beside = new Map<string, number>();
  const parts: string[] = [];
  let length = 0;
  /** The text of the sentence whose tokens are still to come. */
  let sentence: string[] = [];
  /** Tokens that do not lie in the sentence above them. */
  const astray: Token[] = [];
  let line = declarations.length + 1;
  for (; !next.done; next = lines.next()) {
    const written = next.value;
    line++;
    if (written === '') continue;
    if (written.startsWith('#')) {
      if (written.startsWith('#Text=')) sentence.push(readEscapes(written.slice('#Text='.length)));
      else {
        count(written.startsWith('#Sentence.id=') ? 'ids of sentences' : 'other lines with #');
      }
      continue;
    }
    const row = readRow(written, { file, line }, columns);
    if (sentence.length > 0) {
      const problem = addSentence(row.start ?? length, 'cells' in row ? row.cells[2] : undefined);
      if (problem !== undefined) return { problem, line };
    }
    if ('problem' in row) {
      const args = { what: `line ${quote(written)}`, problem: row.problem };
      found.push({ finding: { code: 'label-malformed', args }, place: { file, line } });
      continue;
    }
    for (const cell of row.cells.slice(columns))
      if (cell !== '' && cell !== '_') count('cells in columns that the header does not declare');
    annotations.add(row);
    const token = { start: row.start, end: row.end, place: row.place, written: readEscapes(row.cells[2]!) };
    const last = parts.at(-1) ?? '';
    const from = length - last.length;
    if (token.start < from || token.end > length) astray.push(token);
    else compare(token, last.slice(token.start - from, token.end - from));
  }
  if (sentence.length > 0) addSentence(length);
  // The break after the last sentence is that of its line.
  const text = parts.join('').replace(/\n$/, '');
  for (const token of astray) compare(token, text.slice(token.start, token.end));
  return { layers, text, annotations, found, beside };

  function count(what: string): void {
    beside.set(what, (beside.get(what) ?? 0) + 1);
  }

  function compare({ start, end, place, written }: Token, slice: string): void {
    if (isSameText(slice, written)) return;
    const args = { start, end, slice: quote(slice), kept: quote(written) };
    found.push({ finding: { code: 'span-text-differs', args }, place });
  }

  /** Adds a sentence whose first token, `token`, is at an offset, or that has none; returns what is wrong with that. */
  function addSentence(offset: number, token?: string): string | undefined {
    const before = token === undefined ? offset : offset - leadOf(sentence.join('\n'), token);
    const start = before < length - 1 ? offset : before;
    if (start === length - 1) {
      // The sentence before ends without a break.
      parts[parts.length - 1] = parts.at(-1)!.slice(0, -1);
      length--;
    }
    if (start < length) return `its sentence begins at ${start}, but the one before ends at ${length - 1}`;
    if (start - length > MOST_SPACE)
      return `its sentence begins at ${start}, far behind the one before, which ends at ${length - 1}`;
    const added = `${' '.repeat(start - length)}${sentence.join('\n')}\n`;
    parts.push(added);
    length += added.length;
    sentence = [];
    return undefined;
  }
}

/** The lines of a text, one at a time. */
function* linesOf(content: string): Generator<string, undefined> {
  for (let from = 0; from <= content.length; ) {
    const found = content.indexOf('\n', from);
    const to = found < 0 ? content.length : found;
    yield content.slice(from, found > from && content[to - 1] === '\r' ? to - 1 : to);
    from = to + 1;
  }
}

/** A row, or what is wrong with it, with its start as far as that is known. */
function readRow(written: string, place: Place, columns: number): Row | { problem: string; start?: number } {
  const cells = written.split('\t');
  const [token = '', offsets = ''] = cells;
  const [, start, end] = /^(\d{1,10})-(\d{1,10})$/.exec(offsets) ?? [];
  if (!/^\d+-\d+(?:\.\d+)?$/.test(token) || start === undefined || end === undefined)
    return { problem: 'it does not begin with the number of a token and its offsets, such as 1-1 and 0-3' };
  if (cells.length < columns)
    return {
      problem: `it has ${cells.length} columns, and the header declares ${columns}`,
      start: Number(start),
    };
  return { token, start: Number(start), end: Number(end), place, cells };
}

/** How many spaces a sentence has before its first token: INCEpTION writes those of its text, and the offsets of tokens. */
function leadOf(sentence: string, token: string): number {
  const spaces = (text: string) => text.length - text.trimStart().length;
  return Math.max(0, spaces(sentence) - spaces(token));
}
