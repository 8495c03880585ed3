import { countOf, formatCount, formatTime } from '../cli/format.ts';
import type { Log } from '../diagnostics/log.ts';
import type { Totals } from '../tasks/totals.ts';

/** "2 errors, 1 warning" with what there is of them. */
export function countFindings({ errors, warnings }: Log): string {
  return [errors > 0 && countOf(errors, 'error'), warnings > 0 && countOf(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}

/** What was left out, one line each. */
export function listLeftOut({ leftOut }: Totals): string[] {
  return [...leftOut].map(([what, count]) => `  left out (${what}): ${formatCount(count)}`);
}

export function since(start: number): string {
  return formatTime(performance.now() - start);
}
