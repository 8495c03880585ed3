import { writeFileSync } from 'node:fs';
import type { SharedOptions } from '../cli/options.ts';
import type { Context } from '../context.ts';
import { fileDestination, refuseExistingOutput } from '../output/destination.ts';
import { labelConfigFile } from '../project/label-config-file.ts';
import { stageFile, writing } from '../project/staging.ts';
import type { LoadedConfig } from './load-label-config.ts';

/** Refuses the file of `--write-config` before anything is read, where it may not be written. */
export function refuseConfigFile({ writeConfig, force = false }: SharedOptions, context: Context): void {
  if (writeConfig !== undefined) refuseExistingOutput(fileDestination(writeConfig, context), force);
}

/** Writes the label config to the file of `--write-config`, when all else is done. */
export async function writeConfigFile(
  { writeConfig, force = false }: SharedOptions,
  { bytes }: LoadedConfig,
  context: Context,
): Promise<void> {
  if (writeConfig === undefined) return;
  const { path, displayPath } = fileDestination(writeConfig, context);
  const staged = stageFile(path, displayPath);
  try {
    writing(displayPath, () => writeFileSync(staged.path, labelConfigFile(bytes)), 'file');
    await staged.publish(force);
  } finally {
    const left = staged.remove();
    if (left !== undefined) context.reporter.note(left);
  }
}
