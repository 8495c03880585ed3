import { EXIT, UserError } from '../errors.ts';
import { readHead } from '../readers/head.ts';
import type { InputPath } from './input-path.ts';

/** A line of rejected.jsonl (project/rejected-file.ts). */
const rejected = /^\{"task":\d+,"file":"(?:[^"\\]|\\.)*",(?:"line":\d+,)?"diagnostics":\[\{"severity":"/;

/** Refuses the tasks that an earlier run rejected: each is a report on a task of another input, and the task in it a text. */
export function refuseRejected({ path, displayPath }: InputPath): void {
  const head = readHead(path, displayPath, 1 << 13).bytes.toString('utf8');
  if (!rejected.test(head)) return;
  throw new UserError(
    EXIT.refused,
    `${displayPath} has the tasks that an earlier run rejected, each with what was wrong with it.`,
    'Fix the tasks in the files that it names, and import those files again; "original" is the text of a task there. To import the reports as data: --input-format jsonl',
  );
}
