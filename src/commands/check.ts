import { countOf } from '../cli/format.ts';
import type { SharedOptions } from '../cli/options.ts';
import type { Outcome } from '../cli/reporter.ts';
import type { Log } from '../diagnostics/log.ts';
import { EXIT, UserError } from '../errors.ts';
import { nowhere } from '../tasks/task-sink.ts';
import type { Context } from './context.ts';
import { prepare } from './prepare.ts';
import { runImport } from './run-import.ts';
import { countFindings, listLeftOut, since } from './summary.ts';

/** `lsimport check`: the same import and checks as `init`, and nothing is written. */
export async function check(options: SharedOptions, log: Log, context: Context): Promise<Outcome> {
  const start = performance.now();
  if (!options.inputPath && !options.labelConfig && !options.template) {
    throw new UserError(
      EXIT.usage,
      'There is nothing to check.',
      'Give --input-path PATH, --label-config FILE, or both.',
    );
  }
  const { plan, loaded } = await prepare(options, log, context);
  const totals = plan && (await runImport(plan, log, nowhere, context));
  const refused = log.errors > 0 || (options.strict === true && log.warnings > 0);
  const what = totals ? countOf(totals.tasks, 'task') : 'the label config';
  const found = countFindings(log);
  return {
    exitCode: refused ? EXIT.refused : EXIT.done,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: { command: 'check', leftOut: Object.fromEntries(totals?.leftOut ?? []) },
    summary: [
      `Checked ${what} in ${since(start)}: ${found || 'nothing is wrong'}.`,
      ...(totals ? listLeftOut(totals) : []),
      ...(plan || !options.inputPath
        ? []
        : ['The tasks were not read: the label config must be mended first.']),
    ],
  };
}
