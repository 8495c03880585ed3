import { refuseWrongUsage } from '../../cli/usage.ts';
import type { Run } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import { writeConfigFile } from '../../plan/config/write-config.ts';
import { forTarget, usualWay } from '../../plan/for-target.ts';
import { prepare } from '../../plan/prepare.ts';
import { countOf } from '../../report/format.ts';
import type { Outcome } from '../../report/reporter.ts';
import { nowhere } from '../../tasks/task-sink.ts';
import { runImport } from '../outcome/run-import.ts';
import { countFindings, listSkipped, since } from '../outcome/summary.ts';
import type { CheckOptions } from './options.ts';
import { checkRules } from './usage.ts';

/** `lsimport check`: the same import and checks as `init`, and nothing is written. */
export async function runCheck(options: CheckOptions, run: Run): Promise<Outcome> {
  const { log } = run;
  refuseWrongUsage(checkRules, options);
  const { plan, loaded } = await prepare({ ...options, writesNothing: true }, run, options.server);
  const target = plan && options.server && (await forTarget(plan, options.server, log, usualWay(plan)));
  const totals = plan && (await runImport(target?.plan ?? plan, target?.sink ?? nowhere, run));
  if (totals) target?.finish(totals.tasks);
  const refused = log.errors > 0 || (options.strict === true && log.warnings > 0);
  if (!refused) await writeConfigFile(options, loaded, run.context);
  const what = totals ? countOf(totals.tasks, 'task') : 'the label config';
  const found = countFindings(log);
  return {
    exitCode: refused ? EXIT.refused : EXIT.done,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: {
      ...(options.server && { server: options.server }),
      skipped: Object.fromEntries(totals?.skipped ?? []),
    },
    summary: [
      `Checked ${what} in ${since(run)}: ${found || 'no problems found'}.`,
      ...(totals ? listSkipped(totals) : []),
      ...(plan || !options.inputPath ? [] : ['The tasks were not read. Fix the label config first.']),
    ],
  };
}
