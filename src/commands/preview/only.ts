import { EXIT, UserError } from '../../errors.ts';
import { formatCount } from '../../format-count.ts';
import type { Collected } from '../../preview/collect.ts';
import { countOf } from '../../report/format.ts';
import { nearest } from '../../suggest.ts';

/** Labels that a help lists. */
const LISTED = 10;

/** What `--only` takes apart from labels. */
const findings = ['errors', 'warnings'];

/** Refuses a label that no task has: a slip of the hand would give an empty page. */
export function refuseUnusedLabel(only: string | undefined, { counts, labels }: Collected): void {
  if (only === undefined || findings.includes(only) || counts.matching > 0 || counts.tasks === 0) return;
  const used = labels.filter(({ count }) => count > 0).map(({ label }) => label);
  const near = nearest(only, [...findings, ...used]);
  const help = near === undefined ? listLabels(used) : `Did you mean ${near}?`;
  throw new UserError(EXIT.usage, `No task has the label "${only}".`, help);
}

function listLabels(used: readonly string[]): string {
  if (used.length === 0) return 'No task has labels. Leave out --only.';
  const listed = used.slice(0, LISTED).join(', ');
  const more = used.length - LISTED;
  return `The labels of the tasks are ${listed}${more > 0 ? `, and ${formatCount(more)} more` : ''}.`;
}

/** Which tasks are on the page: "2 of the 6 tasks that have errors". */
export function shownTasks(
  only: string | undefined,
  { tasks, matching, shown }: Collected['counts'],
): string {
  if (only === undefined) {
    return shown === tasks ? countOf(shown, 'task') : `${formatCount(shown)} of ${countOf(tasks, 'task')}`;
  }
  const has = matching === 1 ? 'has' : 'have';
  const what = findings.includes(only) ? only : `the label "${only}"`;
  if (matching === 0) return `no tasks, as none has ${what},`;
  const some = shown === matching ? '' : `${formatCount(shown)} of `;
  return `${some}the ${countOf(matching, 'task')} that ${has} ${what}`;
}
