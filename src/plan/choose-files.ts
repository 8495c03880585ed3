import type { SharedOptions } from '../cli/options.ts';
import { EXIT, UserError } from '../errors.ts';
import type { FilePicker, Importer } from '../formats/format.ts';
import { quote } from '../json/json.ts';
import type { Picked } from '../readers/folder/pick-files.ts';
import type { InputPath } from './input-path.ts';

/** What `--include` and `--exclude` take of a folder; undefined without them. They are refused where they would do nothing. */
export async function chooseFiles(
  options: SharedOptions,
  found: InputPath | undefined,
  named: Importer | undefined,
): Promise<FilePicker | undefined> {
  const { include = [], exclude = [], compat } = options;
  refuseFollow(options);
  if (!found || (include.length === 0 && exclude.length === 0)) return undefined;
  const given = include.length > 0 ? '--include' : '--exclude';
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  if (compat) refuse(`${given} does not exist in Label Studio 0.9.1.`, 'Remove it, or remove --compat 0.9.');
  const onlyFolders = 'It selects files in a folder.';
  if (named?.input === 'file')
    refuse(`${given} does not apply to the input format ${named.name}.`, onlyFolders);
  if (!found.isFolder && named?.input !== 'directory')
    refuse(`${given} does not apply to ${found.displayPath}, which is not a folder.`, onlyFolders);

  const { default: fastGlob } = await import('fast-glob');
  const { pickFiles } = await import('../readers/folder/pick-files.ts');
  const known = new Map<string, Picked>();
  return {
    asTyped: [
      ...include.map((pattern) => `--include ${quote(pattern)}`),
      ...exclude.map((pattern) => `--exclude ${quote(pattern)}`),
    ].join(' '),
    below(folder) {
      const picked = known.get(folder) ?? pickFiles(fastGlob.sync, folder, { include, exclude });
      known.set(folder, picked);
      return picked;
    },
  };
}

/** Patterns are matched without following links, and Label Studio 0.9.1 never follows them. */
function refuseFollow({ follow, include = [], exclude = [], compat }: SharedOptions): void {
  if (follow === undefined) return;
  const given = follow ? '--follow' : '--no-follow';
  if (compat) {
    throw new UserError(
      EXIT.usage,
      `Label Studio 0.9.1 has no ${given}.`,
      'Remove it, or remove --compat 0.9. Links to folders are not followed there.',
    );
  }
  if (follow && (include.length > 0 || exclude.length > 0)) {
    throw new UserError(
      EXIT.usage,
      '--follow does not apply with --include or --exclude, whose patterns do not match behind links.',
      'Remove one of them, or use the folder that the link points to as the input.',
    );
  }
}
