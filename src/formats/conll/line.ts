import { quote } from '../../json/json.ts';
import { stripSpace } from '../../readers/strip-space.ts';
import { parseTag, type Tag } from './bio-spans.ts';

/** What one line of a CoNLL file is. */
export type ConllLine =
  | { kind: 'token'; token: string; tag: Tag; written: string }
  | { kind: 'blank' }
  | { kind: 'document' }
  | { kind: 'comment' }
  | { kind: 'malformed'; problem: string };

/**
 * Reads a line: the token is its first column, the tag its last; columns stand between tabs, if there are any, else between spaces. Other
 * space, such as a no-break space, belongs to its token. A line of nothing but space, of any kind, is blank.
 */
export function parseConllLine(line: string): ConllLine {
  if (stripSpace(line) === '') return { kind: 'blank' };
  const columns = columnsOf(line);
  const token = columns[0]!;
  if (token === '-DOCSTART-') return { kind: 'document' };
  const written = columns.at(-1)!;
  const tag = columns.length > 1 ? parseTag(written) : undefined;
  if (tag) return { kind: 'token', token, tag, written };
  if (/^#(?:[ \t]|$)/.test(line)) return { kind: 'comment' };
  const problem = columns.length > 1 ? `its last column is ${quote(written)}` : 'it has only one column';
  return { kind: 'malformed', problem };
}

function columnsOf(line: string): string[] {
  const columns = line.split(line.includes('\t') ? '\t' : ' ');
  return columns.map(trimSpaces).filter((column) => column !== '');
}

/** Without a pattern, which would take the square of the time for a long run of spaces. */
function trimSpaces(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] === ' ') from++;
  while (to > from && text[to - 1] === ' ') to--;
  return text.slice(from, to);
}
