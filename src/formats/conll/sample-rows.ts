import { least } from '../../lists.ts';
import type { Head } from '../../readers/head.ts';
import { parseTag } from './bio-spans.ts';
import { columnsOf, isFirstBlank } from './columns.ts';

/** Lines of tokens that are enough to know a file by. */
export const ENOUGH = 3;

/** The columns of CoNLL-U. */
export const CONLLU_COLUMNS = 10;

/** In the place of a token's number, CoNLL-U has a range (2-3) for a multiword token and a decimal (8.1) for an empty node. */
export const isRange = (cell: string) => /^\d+-\d+$/.test(cell);
export const isEmptyNode = (cell: string) => /^\d+\.\d+$/.test(cell);

/** What stands around each part of a document in CoNLL-2012, and before each document in GENIA (###MEDLINE:95369245). */
export const isDocumentMark = (line: string) => /^(?:#(?:begin|end) document\b|###\S*$)/.test(line);

/** The columns of the first lines but for comments and lines without a token, an empty list for a blank line; a line that is cut is skipped. */
export function sampleRows({ bytes, whole }: Head): string[][] {
  const lines = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/);
  if (!whole) lines.pop();
  const rows = lines
    .filter(
      (line) => (!isDocumentMark(line) && !/^#(?:[ \t]|$)/.test(line)) || parseTag(columnsOf(line).at(-1)!),
    )
    .map((line) => ({ row: columnsOf(line), isBlank: isFirstBlank(line) }))
    .filter(({ row: [first = ''] }) => first !== '-DOCSTART-' && !isRange(first) && !isEmptyNode(first));
  const widths = rows.flatMap(({ row, isBlank }) => (row.length > 0 && !isBlank ? row.length : []));
  const width = widths.length === 0 ? 0 : least(widths);
  return rows.flatMap(({ row, isBlank }) => (row.length > 0 && isBlank && row.length < width ? [] : [row]));
}

/** Whether the first column counts from 1 in each sentence: up to 2 in one of them at least, unless all have one token. */
export function areNumbered(rows: readonly string[][]): boolean {
  let next = 1;
  let greatest = 0;
  for (const [first] of rows) {
    if (first === undefined) next = 1;
    else if (first !== String(next)) return false;
    else greatest = Math.max(greatest, next++);
  }
  return greatest > 1 || areAllFirst(rows.filter((row) => row.length > 0));
}

/** Whether a 1 before the only token of each sentence is its number, as no texts are all 1; of one sentence the other columns must tell. */
function areAllFirst(tokens: readonly string[][]): boolean {
  if (tokens.length !== 1) return tokens.length > 1;
  const [row] = tokens as [string[]];
  return row.length === CONLLU_COLUMNS || (parseTag(row[2] ?? '') !== undefined && !parseTag(row.at(-1)!));
}

/** Whether lines have a tag and then its token, as in the corpora of MIT. */
export function areTagsFirst(tokens: readonly string[][]): boolean {
  return (
    tokens.every(([tag, token]) => token !== undefined && parseTag(tag!)) &&
    tokens.some(([tag]) => tag !== 'O')
  );
}

/**
 * How many columns stand before the token: ids of documents, parts and sentences, which are the same for all tokens of each sentence, and a
 * column that counts these, as in CoNLL-2012. At least two columns are left, and the first of them is not the same in each sentence.
 */
export function columnsBefore(rows: readonly string[][], width: number): number {
  const sentences = sentencesOf(rows).filter(({ length }) => length > 1);
  if (sentences.flat().length < ENOUGH) return 0;
  const isEach = (test: (row: readonly string[], i: number, first: readonly string[]) => boolean) =>
    sentences.every((sentence) => sentence.every((row, i) => test(row, i, sentence[0]!)));
  const isSame = (at: number) => isEach((row, _, first) => row[at] === first[at]);
  const isCount = (at: number) => isEach((row, i, first) => row[at] === String(Number(first[at]) + i));
  let token = 0;
  while (token < width - 1 && (isSame(token) || isCount(token))) token++;
  return token < width - 1 ? token : 0;
}

function sentencesOf(rows: readonly string[][]): string[][][] {
  const sentences: string[][][] = [[]];
  for (const row of rows) {
    if (row.length === 0) sentences.push([]);
    else sentences.at(-1)!.push(row);
  }
  return sentences;
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
