import { EXIT, UserError } from '../../errors.ts';
import { least } from '../../lists.ts';
import { readHead } from '../../readers/head.ts';
import type { Input } from '../format.ts';
import { parseTag, type Tag } from './bio-spans.ts';
import {
  areNumbered,
  areTagsFirst,
  CONLLU_COLUMNS,
  columnsBefore,
  range,
  sampleRows,
} from './sample-rows.ts';
import { labelOfLetters, parserOf, type Scheme, schemeOf } from './scheme.ts';

/** Where the columns of a CoNLL file stand, counting from 0. */
export interface Layout {
  token: number;
  /** The first column numbers the tokens of each sentence, so that the token is the second. */
  numbered: boolean;
  /** The columns with tags, each a layer of spans; undefined for the last one of each line. */
  tags: readonly number[] | undefined;
  /** The tag may be one of several attributes of its cell. */
  attributes: boolean;
  /** How many columns a line has at least: one that begins with an empty column and has fewer others is without a token. */
  width: number;
  parse(cell: string): Tag | undefined;
}

/** The layout of CoNLL-2003 and most others: the token first, its tag last. */
const simple: Layout = {
  token: 0,
  numbered: false,
  tags: undefined,
  attributes: false,
  width: 0,
  parse: parseTag,
};

/**
 * Finds out from the first lines where token and tags stand, and says so in a note where it is not first and last: tokens are numbered in
 * CoNLL-U, GermEval and Universal NER. Throws a UserError where tokens are numbered and no column has tags.
 */
export function findLayout(
  { path, displayPath }: Input,
  labels: readonly string[],
  note: (text: string) => void,
): Layout {
  const head = readHead(path, displayPath);
  const rows = sampleRows(head);
  const tokens = rows.filter((row) => row.length > 0);
  if (tokens.length === 0) return simple;
  const width = least(tokens.map(({ length }) => length));
  const plain = { ...simple, width };
  const numbered = width > 2 && areNumbered(rows);
  const token = numbered ? 1 : columnsBefore(rows, width);
  const attributes = numbered && width === CONLLU_COLUMNS;
  const tagged = range(token + 1, width).filter((column) =>
    tokens.every((row) => readTag(row[column]!, { attributes, parse: parseTag })),
  );
  if (!numbered) {
    const [column] = tagged;
    if (column === undefined && /^(?:\ufeff)?#begin document\b/.test(head.bytes.toString('utf8'))) {
      throw new UserError(
        EXIT.refused,
        `${displayPath} is a CoNLL-2012 file, as OntoNotes has it: its names stand in brackets such as (PERSON*, not in BIO tags.`,
        'Write it with two columns, each word and its tag, such as B-PERSON, and an empty line after each sentence.',
      );
    }
    if (column === undefined && areTagsFirst(tokens)) {
      note('the tags are in column 1 and the tokens in column 2.');
      return { ...plain, token: 1, tags: [0] };
    }
    if (token > 0) {
      note(
        `the tokens are in column ${token + 1}: what stands before is the same for a whole sentence or counts its tokens.`,
      );
    }
    const lastOnes = tokens.map((row) => row.at(-1)!);
    if (column === undefined) {
      const scheme = width > token + 1 ? schemeOf(lastOnes) : 'BIO';
      noteScheme(scheme, labels, note);
      return { ...plain, token, parse: parserOf(scheme, labels) };
    }
    if (lastOnes.some(parseTag)) {
      noteSkipped(tagged, tokens, note);
      return { ...plain, token };
    }
    note(
      `the tags are in column ${column + 1}, since the last column (${JSON.stringify(lastOnes[0])}) has none.`,
    );
    return { ...plain, token, tags: [column] };
  }
  const name = attributes ? 'CoNLL-U' : 'a CoNLL file with numbered tokens';
  if (tagged.length === 0) {
    throw new UserError(
      EXIT.refused,
      `${displayPath} is ${name} in which no column has a BIO tag such as B-PER for every token.`,
      'Add a column with the tags of named entities. Part-of-speech tags and dependencies cannot become spans.',
    );
  }
  const columns = tagged.map((column) => column + 1);
  const list = columns.length === 1 ? `column ${columns[0]}` : `columns ${columns.join(' and ')}`;
  note(`read as ${name}, with the tokens in column 2 and the tags in ${list}.`);
  return { token, numbered, tags: tagged, attributes, width, parse: parseTag };
}

function noteScheme(scheme: Scheme, labels: readonly string[], note: (text: string) => void): void {
  if (scheme === 'letters') {
    const name = JSON.stringify(labelOfLetters(labels));
    note(`its tags are letters without a label, such as B; their spans are labeled ${name}.`);
  } else if (scheme === 'labels') {
    note('its tags are labels without B- or I-; tokens with the same label in a row are one span.');
  }
}

/** Says of the columns before the last that they have tags too, such as those of chunks in CoNLL-2003, which are skipped. */
function noteSkipped(
  tagged: readonly number[],
  tokens: readonly string[][],
  note: (text: string) => void,
): void {
  const last = tokens[0]!.length - 1;
  for (const column of tagged) {
    const tag = tokens.find((row) => row[column] !== 'O')?.[column];
    if (column === last || tag === undefined) continue;
    note(
      `the tags are those of the last column; column ${column + 1} has tags too, such as ${JSON.stringify(tag)}, which are skipped.`,
    );
  }
}

/** A tag as it was read and as it is written. */
export interface WrittenTag {
  tag: Tag;
  written: string;
}

/** The tag of a cell, or in CoNLL-U of one of the attributes of its last column (name=B-PER|SpaceAfter=No). */
export function readTag(
  cell: string,
  { attributes, parse }: Pick<Layout, 'attributes' | 'parse'>,
): WrittenTag | undefined {
  for (const part of attributes ? cell.split('|') : [cell]) {
    const written = attributes ? part.replace(/^(?:name|ner?)=/i, '') : part;
    const tag = parse(written);
    if (tag) return { tag, written };
  }
  return undefined;
}
