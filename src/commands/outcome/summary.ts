import type { Run } from '../../context.ts';
import type { Log } from '../../diagnostics/log.ts';
import { countOf, formatCount, formatTime } from '../../report/format.ts';
import type { NotIn1x } from '../../tasks/not-in-1x.ts';
import type { Totals } from '../../tasks/totals.ts';

/** "2 errors, 1 warning" with what there is of them. */
export function countFindings({ errors, warnings }: Log): string {
  return [errors > 0 && countOf(errors, 'error'), warnings > 0 && countOf(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}

/** What was left out, one line each. */
export function listLeftOut({ leftOut }: Pick<Totals, 'leftOut'>): string[] {
  return [...leftOut].map(([what, count]) => `  left out (${what}): ${formatCount(count)}`);
}

/** What `label-studio start FOLDER` of Label Studio 1.x does not take over from a project, one line each. */
export function listNotIn1x({ meta, ids, modelVersions, finished }: NotIn1x): string[] {
  const line = (what: string, count: number) =>
    count > 0 ? [`  not kept by the start of Label Studio 1.x: ${what} of ${countOf(count, 'task')}`] : [];
  const repair =
    finished > 0
      ? [
          `  Label Studio 1.x needs a repair after its first start to count ${countOf(finished, 'task')} as labelled (README)`,
        ]
      : [];
  return [...line('meta', meta), ...line('ids', ids), ...line('model_version', modelVersions), ...repair];
}

/** How long a run has taken up to now. */
export function since({ start }: Pick<Run, 'start'>): string {
  return formatTime(performance.now() - start);
}
