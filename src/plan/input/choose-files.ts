import type { SharedOptions } from '../../cli/options.ts';
import { EXIT, UserError } from '../../errors.ts';
import type { FilePicker, Importer } from '../../formats/format.ts';
import { quote } from '../../json/json.ts';
import type { Picked } from '../../readers/folder/pick-files.ts';
import type { InputPath } from './input-path.ts';

/** What `--include` and `--exclude` take of a folder; undefined without them. They are refused where they would do nothing. */
export async function chooseFiles(
  options: SharedOptions,
  found: InputPath | undefined,
  named: Importer | undefined,
  mayBeArchive: boolean,
): Promise<FilePicker | undefined> {
  const { include = [], exclude = [] } = options;
  if (!found || (include.length === 0 && exclude.length === 0)) return undefined;
  const given = include.length > 0 ? '--include' : '--exclude';
  const refuse = (message: string, help: string): never => {
    throw new UserError(EXIT.usage, message, help);
  };
  const onlyFolders = 'It selects files in a folder.';
  if (named?.input === 'file')
    refuse(`${given} does not apply to the input format ${named.name}.`, onlyFolders);
  if (!found.isFolder && !mayBeArchive && named?.input !== 'directory')
    refuse(`${given} does not apply to ${found.displayPath}, which is not a folder.`, onlyFolders);

  const slow = [...include, ...exclude].find((pattern) => pattern.split('/').some(hasManyStars));
  if (slow !== undefined) {
    refuse(
      `The pattern ${quote(slow)} has more than ${MOST_STARS} wildcards in the name of one file or folder.`,
      'Use several patterns with fewer wildcards.',
    );
  }
  const asTyped = [
    ...include.map((pattern) => `--include ${quote(pattern)}`),
    ...exclude.map((pattern) => `--exclude ${quote(pattern)}`),
  ].join(' ');
  // What is below an address is chosen when it is listed.
  if (found.store) return { asTyped, below: () => all };
  const { default: fastGlob } = await import('fast-glob');
  const { pickFiles } = await import('../../readers/folder/pick-files.ts');
  const known = new Map<string, Picked>();
  return {
    asTyped,
    below(folder) {
      const picked = known.get(folder) ?? pickFiles(fastGlob.sync, folder, { include, exclude });
      known.set(folder, picked);
      return picked;
    },
  };
}

/** Wildcards in one name: matching takes time by the power of their number. */
const MOST_STARS = 3;

function hasManyStars(name: string): boolean {
  return (name.match(/\*+|\+\(|\*\(/g) ?? []).length > MOST_STARS;
}

const all: Picked = {
  takesFile: () => true,
  entersFolder: () => true,
  isExcluded: () => false,
  namesForeign: () => true,
  unmatched: [],
};
