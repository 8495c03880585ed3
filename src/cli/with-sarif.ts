import type { Run } from '../context.ts';
import { EXIT, UserError } from '../errors.ts';
import { refuseAddress } from '../output/destination.ts';
import { readVersion } from '../package-files.ts';
import { ReplacesInput } from '../readers/guarded-outputs.ts';
import { describeFailure, type Outcome } from '../report/reporter.ts';
import { type SarifEnding, toSarif } from '../report/sarif/to-sarif.ts';
import { refuseUnwritable, writeSarifFile } from '../report/sarif/write-sarif-file.ts';
import { resolvePath } from '../resolve-path.ts';
import type { SharedOptions } from './options.ts';
import type { UsageRule } from './usage.ts';

/** Standard output holds one thing. */
export const sarifRules: readonly UsageRule<{ sarif?: string; printsData: boolean }>[] = [
  {
    when: ({ sarif }) => sarif === '',
    message: 'The path of --sarif is empty.',
    help: 'Use a file: --sarif findings.sarif',
  },
  {
    when: ({ sarif, printsData }) => sarif === '-' && printsData,
    message: '--sarif - is standard output, where the data of this command goes.',
    help: 'Use a file: --sarif findings.sarif',
  },
];

/** Runs a command and writes its findings to the file of `--sarif`, or to standard output, also when it refuses the data or fails. */
export async function withSarif(
  displayPath: string,
  options: SharedOptions,
  { log, context }: Run,
  command: () => Promise<Outcome>,
): Promise<Outcome> {
  refuseAddress(displayPath);
  const isStdout = displayPath === '-';
  const path = resolvePath(context, displayPath);
  if (!isStdout) refuseUnwritable(path, displayPath, options.force ?? false);
  const source = {
    version: readVersion(),
    cwd: context.cwd,
    pathOf: (file: string) => resolvePath(context, file),
  };
  const write = (ending: SarifEnding) => {
    const text = `${JSON.stringify(toSarif(log, source, ending), null, 2)}\n`;
    if (isStdout) {
      context.stdout.write(text);
      return;
    }
    // A run that ends early has not seen all of its input, of which an old file could be a part.
    refuseUnwritable(path, displayPath, options.force === true && ending.exitCode === EXIT.done);
    writeSarifFile(path, displayPath, text, context.reporter.note);
  };
  const tryToWrite = (ending: SarifEnding) => {
    try {
      write(ending);
    } catch (error) {
      context.reporter.note(describeFailure(error).message);
    }
  };

  let outcome: Outcome;
  try {
    outcome = await command();
  } catch (error) {
    context.progress.stop();
    const { exitCode, message } = describeFailure(error);
    if (!(error instanceof ReplacesInput))
      tryToWrite({ exitCode, failure: message, configFile: options.labelConfig });
    throw error;
  }
  // A template or what a server has is not a file that a code review tool could show.
  const isNoFile = (options.template && !options.labelConfig) || outcome.configFile?.startsWith('<');
  const configFile = isNoFile ? undefined : outcome.configFile;
  const ending = { exitCode: outcome.exitCode, tasks: outcome.tasks, configFile };
  if (outcome.exitCode !== EXIT.done) {
    tryToWrite(ending);
    return outcome;
  }
  try {
    write(ending);
  } catch (error) {
    throw sayWhatIsDone(error, outcome);
  }
  return outcome;
}

/** The command has done its work by then, which running it again could do twice. */
function sayWhatIsDone(error: unknown, { summary }: Outcome): unknown {
  if (!(error instanceof UserError)) return error;
  const done = summary.map((line) => (typeof line === 'string' ? line : line.paste));
  return new UserError(error.exitCode, `${error.message} Everything else is done:`, error.help, done);
}
