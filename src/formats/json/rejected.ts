import { readHead } from '../../readers/head.ts';
import { type NamedFiles, namedFiles } from '../folder/named-files.ts';
import type { Input } from '../format.ts';

/** A line of rejected.jsonl (project/rejected-file.ts). */
const rejected = /^\{"task":\d+,"file":"(?:[^"\\]|\\.)*",(?:"line":\d+,)?"diagnostics":\[\{"severity":"/;

/** Whether a file has the tasks that an earlier run rejected: each is a report on a task of another input, and the task in it a text. */
export function isRejected(path: string, displayPath: string): boolean {
  return startsAsRejected(readHead(path, displayPath, 1 << 13).bytes.toString('utf8'));
}

/** The same, by how the file begins. */
export function startsAsRejected(head: string): boolean {
  return rejected.test(head);
}

/** Whether the texts of the tasks in such a file are JSON, by the first of them. */
export function areJsonTasks(path: string, displayPath: string): boolean {
  const line = readHead(path, displayPath, 1 << 20)
    .bytes.toString('utf8')
    .split('\n', 1)[0]!;
  return /,"original":"\s*\{/.test(line);
}

/** Passes over such files of a folder, and names the first of them. */
export function rejectedFiles(input: Pick<Input, 'skip' | 'note'>): NamedFiles {
  return namedFiles(
    input,
    'file of tasks that an earlier run rejected',
    'files of tasks that an earlier run rejected',
  );
}
