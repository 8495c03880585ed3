import { readHead } from '../../readers/head.ts';

/** A line of rejected.jsonl (project/rejected-file.ts). */
const rejected = /^\{"task":\d+,"file":"(?:[^"\\]|\\.)*",(?:"line":\d+,)?"diagnostics":\[\{"severity":"/;

/** Whether a file has the tasks that an earlier run rejected: each is a report on a task of another input, and the task in it a text. */
export function isRejected(path: string, displayPath: string): boolean {
  return rejected.test(readHead(path, displayPath, 1 << 13).bytes.toString('utf8'));
}
