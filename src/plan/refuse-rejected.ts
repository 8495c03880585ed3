import { EXIT, UserError } from '../errors.ts';
import { isRejected } from '../formats/json/rejected.ts';
import type { InputPath } from './input-path.ts';

/** Refuses the tasks that an earlier run rejected. */
export function refuseRejected({ path, displayPath }: Pick<InputPath, 'path' | 'displayPath'>): void {
  if (!isRejected(path, displayPath)) return;
  throw new UserError(
    EXIT.refused,
    `${displayPath} has the tasks that an earlier run rejected, each with what was wrong with it.`,
    'Fix the tasks in the files that it names, and import those files again; "original" is the text of a task there. To import the reports as data: --input-format jsonl',
  );
}
