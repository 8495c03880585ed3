import type { Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Prepared } from '../../plan/prepare.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import type { Totals } from '../../tasks/totals.ts';
import { countFindings, since } from './summary.ts';

/** How a command ends whose data was refused. `nothing` says what was not written: "No project", "Nothing". */
export function refusal(
  nothing: string,
  totals: Totals | undefined,
  { loaded }: Prepared,
  run: Run,
): Outcome {
  const read = totals && totals.tasks > 0 ? ` in ${countOf(totals.tasks, 'task')}` : '';
  return {
    exitCode: EXIT.refused,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: { written: 0 },
    summary: [`${nothing} was written: ${countFindings(run.log)}${read} (${since(run)}).`],
  };
}
