import { join } from 'node:path';
import type { ClassDifference } from '../../diagnostics/messages/classes.ts';
import { quote } from '../../json/json.ts';
import { relativeTo } from '../../quick-paths.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';
import { isExcluded, namesOfLines } from './class-lists.ts';
import type { YoloClasses } from './data-yaml.ts';

/** Names of classes by their numbers. */
export type ClassNames = ReadonlyMap<number, string>;

/** The first number that two lists give to two names, or to a name and a blank line. */
export function contradiction(names: ClassNames, others: ClassNames): ClassDifference | undefined {
  const other = [...others].find(([id, name]) => names.has(id) && names.get(id) !== name);
  return other && nameDifference(names, others, other[0]);
}

export function nameDifference(names: ClassNames, others: ClassNames, id: number): ClassDifference {
  const nameIn = (list: ClassNames) => (list.get(id) ? quote(list.get(id)!) : '');
  return { id, name: nameIn(names), otherName: nameIn(others) };
}

export function reportDifference(
  { report }: Pick<Input, 'report'>,
  used: string,
  other: string,
  how: ClassDifference,
): void {
  report(
    { code: 'classes-differ', args: { used: quote(used), other: quote(other), ...how } },
    { file: other },
  );
}

/** Says of each classes.txt beside label files, which is not the list that is used, when it contradicts that. */
export function listsBeside(
  input: Input,
  classes: YoloClasses,
): (folder: string, names: Iterable<string>) => void {
  const seen = new Set<string>();
  return (folder, names) => {
    for (const name of names) {
      if (!/^classes\.txt$/i.test(name)) continue;
      const path = join(folder, name);
      const file = showPath(input, path);
      // A list in the input folder was compared when the other was chosen.
      const isBelow = folder !== input.path && !relativeTo(input.path, folder).startsWith('..');
      const isOther = isBelow && file !== classes.file && !isExcluded(input, path);
      if (!isOther || seen.has(path)) continue;
      seen.add(path);
      const text = readText({ ...input, report: () => {} }, path, file);
      const how = text === undefined ? undefined : contradiction(classes.names, namesOfLines(text).names);
      if (how) reportDifference(input, classes.file, file, how);
    }
  };
}
