import { EXIT, UserError } from '../../errors.ts';
import { areJsonTasks, isRejected } from '../../formats/json/rejected.ts';
import { outputFor } from '../../output-name.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { InputPath } from '../input/input-path.ts';

/** Refuses the tasks that an earlier run rejected. */
export function refuseRejected({ path, displayPath }: Pick<InputPath, 'path' | 'displayPath'>): void {
  if (!isRejected(path, displayPath)) return;
  throw new UserError(
    EXIT.refused,
    `${displayPath} has the tasks that an earlier run rejected, each with what was wrong with it.`,
    `${adviceFor(path, displayPath)} To import the reports as data: --input-format jsonl`,
  );
}

function adviceFor(path: string, displayPath: string): string {
  return areJsonTasks(path, displayPath)
    ? `To get the tasks: jq -r '.original | gsub("[\\r\\n]+"; " ")' ${quotePathForShell(displayPath)} > ${outputFor('fix.jsonl', displayPath)}. Fix and import those.`
    : 'Fix the tasks in the files that it names, and import those files again; "original" is the text of a task there.';
}
