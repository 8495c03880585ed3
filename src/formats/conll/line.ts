import { quote } from '../../json/json.ts';
import { stripSpace } from '../../readers/strip-space.ts';
import { columnsOf, isFirstBlank } from './columns.ts';
import { type Layout, readTag, type WrittenTag } from './layout.ts';
import { isDocumentMark, isEmptyNode, isRange } from './sample-rows.ts';

/** What one line of a CoNLL file is. */
export type ConllLine =
  | { kind: 'token'; token: string; tags: WrittenTag[] }
  | { kind: 'blank' }
  /** What parts documents, by what it is called. */
  | { kind: 'document'; what: string }
  | { kind: 'comment' }
  /** A token that is empty or nothing but space. */
  | { kind: 'space'; written: string }
  /** What CoNLL-U has beside its words, by what it is called. */
  | { kind: 'beside'; what: string }
  | { kind: 'malformed'; problem: string };

/**
 * Reads a line: the token is its first column, the tag its last, unless the layout says otherwise; columns stand between tabs, if there are
 * any, else between spaces. Other space, such as a no-break space, belongs to its token. A line of nothing but space, of any kind, is blank.
 */
export function parseConllLine(line: string, layout: Layout): ConllLine {
  if (stripSpace(line) === '') return { kind: 'blank' };
  const columns = columnsOf(line);
  const [first] = columns;
  if (first === '-DOCSTART-') return { kind: 'document', what: 'document markers (-DOCSTART-)' };
  if (isDocumentMark(line))
    return {
      kind: 'document',
      what: `document markers (${line.startsWith('###') ? '###' : '#begin document'})`,
    };
  if (layout.numbered) {
    if (first!.startsWith('#')) return { kind: 'comment' };
    if (isRange(first!)) return { kind: 'beside', what: 'multiword tokens' };
    if (isEmptyNode(first!)) return { kind: 'beside', what: 'empty nodes' };
  }
  const isBlank = layout.token === 0 && columns.length < layout.width && isFirstBlank(line);
  if (isBlank) {
    const cell = layout.tags ? columns[layout.tags[0]! - 1] : columns.at(-1);
    const tag = readTag(cell ?? '', layout);
    return tag
      ? { kind: 'space', written: tag.written }
      : { kind: 'malformed', problem: 'its first column is empty' };
  }
  const at = layout.tags ?? [columns.length - 1];
  const tags = at.map((column) =>
    column === layout.token ? undefined : readTag(columns[column] ?? '', layout),
  );
  const token = columns[layout.token];
  if (token !== undefined && tags.every((tag) => tag !== undefined)) return { kind: 'token', token, tags };
  if (/^#(?:[ \t]|$)/.test(line)) return { kind: 'comment' };
  if (columns.length <= layout.token + 1) return { kind: 'malformed', problem: 'it has only one column' };
  const odd = at[tags.indexOf(undefined)]!;
  const name = layout.tags ? `column ${odd + 1}` : 'last column';
  const cell = columns[odd];
  return {
    kind: 'malformed',
    problem: cell === undefined ? `it has no ${name}` : `its ${name} is ${quote(cell)}`,
  };
}
