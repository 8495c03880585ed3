import type { Run } from '../../context.ts';
import { EXIT, UserError } from '../../errors.ts';
import { isProject } from '../../plan/format/refuse-other-kinds.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import type { Outcome } from '../../report/reporter.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { ConvertOptions } from './options.ts';

/** What `export` can be asked for as well. */
const shared: ReadonlySet<string> = new Set([
  'inputPath',
  'output',
  'force',
  'modelVersion',
  'strict',
  'json',
  'quiet',
  'color',
  'maxDiagnostics',
  'to',
]);

/** The input as it was typed, where it is a project folder: it is converted by `export`. */
export function projectToConvert({ inputPath }: ConvertOptions, run: Run): string | undefined {
  if (inputPath === undefined || inputPath === '-') return undefined;
  return isProject(resolvePath(run.context, inputPath)) ? inputPath : undefined;
}

/** `lsimport convert PROJECT` does what `lsimport export PROJECT` does. Options that it does not have are refused. */
export async function convertProject(project: string, options: ConvertOptions, run: Run): Promise<Outcome> {
  const other = Object.entries(options).find(([name, value]) => value !== undefined && !shared.has(name));
  if (other || (options.to ?? 'tasks-1.x') !== 'tasks-1.x') {
    const flag = other
      ? `--${other[0].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      : `--to ${options.to}`;
    throw new UserError(
      EXIT.usage,
      `${flag} does not apply to a project folder, which ${project} is: convert does the same as export with it.`,
      `Leave it out. To get its tasks for Label Studio 1.x: lsimport export ${quotePathForShell(project)}`,
    );
  }
  const { runExport } = await import('../export/export.ts');
  return runExport({ ...options, project }, run);
}
