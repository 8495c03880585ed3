import { parseTag, type Tag } from './bio-spans.ts';

/** What one line of a CoNLL file is. */
export type ConllLine =
  | { kind: 'token'; token: string; tag: Tag; written: string }
  | { kind: 'blank' }
  | { kind: 'document' }
  | { kind: 'comment' }
  | { kind: 'malformed'; problem: string };

/** Reads a line: the token is its first column, the tag its last; columns stand between tabs, if there are any, else between spaces. */
export function parseConllLine(line: string): ConllLine {
  if (line.trim() === '') return { kind: 'blank' };
  const columns = line.includes('\t') ? line.trim().split(/ *\t */) : line.trim().split(/\s+/);
  const token = columns[0]!;
  if (token === '-DOCSTART-') return { kind: 'document' };
  const written = columns.at(-1)!;
  const tag = columns.length > 1 ? parseTag(written) : undefined;
  if (tag) return { kind: 'token', token, tag, written };
  if (/^#(?:\s|$)/.test(line)) return { kind: 'comment' };
  const problem =
    columns.length > 1 ? `its last column is ${JSON.stringify(written)}` : 'it has only one column';
  return { kind: 'malformed', problem };
}
