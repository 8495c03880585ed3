import { writeFileSync } from 'node:fs';
import type { SharedOptions } from '../../cli/options.ts';
import type { Context } from '../../context.ts';
import { afterTheOthers } from '../../output/after-the-others.ts';
import { fileDestination, refuseExistingOutput } from '../../output/destination.ts';
import { labelConfigFile } from '../../project/label-config-file.ts';
import { stageFile, writing } from '../../project/staging.ts';
import type { LoadedConfig } from './load-label-config.ts';

/** Refuses the file of `--write-config` before anything is read, where it may not be written. */
export function refuseConfigFile({ writeConfig, force = false }: SharedOptions, context: Context): void {
  if (writeConfig !== undefined)
    refuseExistingOutput(fileDestination(writeConfig, context), force, 'config.xml');
}

/** The file of `--write-config`, whole and on the disk, but under another name. */
export interface StagedConfig {
  /** Where it will be. */
  path: string;
  /** Makes it appear, when all `others` have. */
  publish(others: string): Promise<void>;
  /** Removes what was not published. */
  remove(): void;
}

/** Writes the label config for `--write-config`, before anything else appears: what can go wrong with it, shall do so by then. */
export async function stageConfigFile(
  { writeConfig, force = false }: SharedOptions,
  { bytes }: LoadedConfig,
  context: Context,
): Promise<StagedConfig | undefined> {
  if (writeConfig === undefined) return undefined;
  const { path, displayPath } = fileDestination(writeConfig, context);
  const staged = stageFile(path, displayPath);
  const remove = () => {
    const left = staged.remove();
    if (left !== undefined) context.reporter.note(left);
  };
  try {
    writing(displayPath, () => writeFileSync(staged.path, labelConfigFile(bytes)), 'file');
    await staged.finish();
  } catch (error) {
    remove();
    throw error;
  }
  const publish = async (others: string) => {
    try {
      await staged.publish(force);
    } catch (error) {
      throw afterTheOthers(error, displayPath, others);
    }
  };
  return { path, publish, remove };
}

/** The same where nothing else is written. */
export async function writeConfigFile(
  options: SharedOptions,
  loaded: LoadedConfig,
  context: Context,
): Promise<void> {
  const staged = await stageConfigFile(options, loaded, context);
  try {
    await staged?.publish('No file was written');
  } finally {
    staged?.remove();
  }
}
