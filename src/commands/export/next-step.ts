import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../context.ts';
import type { LocalDestination } from '../../output/destination.ts';
import { quotePathForShell } from '../../quote-shell.ts';
import { resolvePath } from '../../resolve-path.ts';
import type { ExportCounts } from './export-counts.ts';

/** What to do with an export, the last line of the summary. */
export function nextStep(
  project: string,
  destination: LocalDestination,
  counts: ExportCounts,
  files: number,
  { log, context }: Run,
): string {
  const config = join(project, 'config.xml');
  const isThere = existsSync(resolvePath(context, config));
  const { written } = counts;
  const old = [...log.groups].find(({ code }) => code === 'link-of-other-server')?.count ?? 0;
  if (written > 0 && old >= written) {
    const why = `Label Studio 1.x shows none of these tasks, as their links are for 0.9`;
    const isLabeled = counts.annotations + counts.predictions > 0;
    // To send the files anew is to send them without what was done with them.
    return isThere && !isLabeled
      ? `Next: ${why}; send the files instead: lsimport push FOLDER -l ${quotePathForShell(config)} --upload --project TITLE`
      : `Next: ${why}; replace each /data/NAME?d=FOLDER with a link that it serves, such as /data/local-files/?d=PATH`;
  }
  const labelConfig = isThere
    ? `the label config ${config}`
    : `the label config of the tasks (${config} does not exist)`;
  return `Next: create a project in Label Studio 1.x with ${labelConfig}, and import ${inputOf(destination, files)}`;
}

/** What is imported; Label Studio takes files, not folders. */
function inputOf(destination: LocalDestination, files: number): string {
  if (destination.kind === 'stdout') return 'the tasks';
  const { displayPath } = destination;
  if (destination.kind !== 'folder') return displayPath;
  return files === 1 ? `the file in ${displayPath}` : `the files in ${displayPath}, one at a time`;
}
