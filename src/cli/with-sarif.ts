import type { Run } from '../context.ts';
import { readVersion } from '../package-files.ts';
import { describeFailure, type Outcome } from '../report/reporter.ts';
import { type SarifEnding, toSarif } from '../report/sarif/to-sarif.ts';
import { refuseUnwritable, writeSarifFile } from '../report/sarif/write-sarif-file.ts';
import { resolvePath } from '../resolve-path.ts';
import type { SharedOptions } from './options.ts';

/** Runs a command and writes its findings to the file of `--sarif`, also when it refuses the data or fails. */
export async function withSarif(
  displayPath: string,
  options: SharedOptions,
  { log, context }: Run,
  command: () => Promise<Outcome>,
): Promise<Outcome> {
  const path = resolvePath(context, displayPath);
  refuseUnwritable(path, displayPath);
  const source = {
    version: readVersion(),
    cwd: context.cwd,
    pathOf: (file: string) => resolvePath(context, file),
  };
  const write = (ending: SarifEnding) =>
    writeSarifFile(path, displayPath, `${JSON.stringify(toSarif(log, source, ending), null, 2)}\n`);

  let outcome: Outcome;
  try {
    outcome = await command();
  } catch (error) {
    context.progress.stop();
    const { exitCode, message } = describeFailure(error);
    try {
      write({ exitCode, failure: message, configFile: options.labelConfig });
    } catch (other) {
      context.reporter.note(describeFailure(other).message);
    }
    throw error;
  }
  // A template is no file that a code review tool could show.
  const configFile = options.template && !options.labelConfig ? undefined : outcome.configFile;
  write({ exitCode: outcome.exitCode, tasks: outcome.tasks, configFile });
  return outcome;
}
