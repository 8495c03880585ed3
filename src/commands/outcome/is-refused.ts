import type { SharedOptions } from '../../cli/options.ts';
import type { Log } from '../../diagnostics/log.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { Prepared } from '../../plan/prepare.ts';
import type { Totals } from '../../tasks/totals.ts';

/**
 * Whether nothing may be written. A label config that is not XML, a file that cannot be read to its end, and things that are not tasks
 * always refuse; errors in tasks only when they are not to be skipped or kept.
 */
export function isRefused(
  log: Log,
  totals: Totals | undefined,
  { loaded, configErrors, profile, plan }: Prepared,
  options: SharedOptions,
): boolean {
  if (!loaded.config || (configErrors > 0 && profile.refusesConfigErrors)) return true;
  if (options.strict && log.warnings > 0) return true;
  if (!totals || !plan) return false;
  if (plan.wantsScores && totals.tasks > 0 && totals.scored === 0) {
    throw new UserError(
      EXIT.refused,
      `--sampling ${options.sampling} needs predictions with scores, but no task has one.`,
      'Add scores to the predictions, or use --sampling sequential or uniform.',
    );
  }
  if (plan.invalidTasks === 'fail') return log.errors > 0;
  // Other shards may have what is left.
  const nothingLeft = !plan.part && totals.tasks > 0 && totals.written === 0;
  return totals.unreadable > 0 || nothingLeft || (plan.invalidTasks === 'keep' && totals.rejected > 0);
}
