import { dirname, join } from 'node:path';
import type { ClassDifference } from '../../diagnostics/messages/classes.ts';
import { quote } from '../../json/json.ts';
import { relativeTo } from '../../quick-paths.ts';
import { foreignKind } from '../../readers/folder/foreign.ts';
import { namesIn } from '../../readers/folder/names-in.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { readText } from '../labelled/read-text.ts';
import { classesOfYaml, isExcluded, isYaml, namesOfLines } from './class-lists.ts';
import type { YoloClasses } from './data-yaml.ts';
import { classesOfNotes } from './label-studio-notes.ts';

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

/** Lists of classes of the labels beside them and below. Other names, and other YAML files, may be of other data sets. */
export const isList = (name: string) =>
  /^(?:classes\.txt|data\.ya?ml|obj\.names|_darknet\.labels)$/i.test(name) || name === NOTES;

/** The same with a name of its own, as far as it is where the labels are. */
export const isNames = (name: string) => /\.names$/i.test(name);

const NOTES = 'notes.json';

/** Says of other lists in the folder of the one that is used that they contradict it, or that one has more classes. */
export function compareBeside(
  input: Input,
  folder: string,
  classes: YoloClasses,
  isTaken: (name: string) => boolean,
): void {
  for (const name of namesIn(folder).filter(isTaken).sort()) {
    const [file, names] = readOther(input, folder, name, classes);
    if (!names) continue;
    const sizes = { count: classes.names.size, otherCount: names.size };
    const isLonger = name !== NOTES && sizes.count !== sizes.otherCount;
    const how = contradiction(classes.names, names) ?? (isLonger ? sizes : undefined);
    if (how) reportDifference(input, classes.file, file, how);
  }
}

/** Says of each list in the folders of label files, and of those that these are in, when it contradicts the one that is used. */
export function listsBeside(
  input: Input,
  classes: YoloClasses,
): (folder: string, names: Iterable<string>) => void {
  const seen = new Set<string>();
  // Lists in the input folder were compared when the other was chosen.
  const isBelow = (folder: string) =>
    folder !== input.path && !relativeTo(input.path, folder).startsWith('..');
  return (labels, namesOfLabels) => {
    let names = namesOfLabels;
    for (let folder = labels; isBelow(folder) && !seen.has(folder); folder = dirname(folder)) {
      seen.add(folder);
      if (folder !== labels) names = input.store ? [] : namesIn(folder);
      // Those beside the one that is used were compared as well.
      if (dirname(classes.file) === showPath(input, folder)) continue;
      for (const name of names) {
        if (!isList(name) && !isNames(name)) continue;
        const [file, others] = readOther(input, folder, name, classes);
        const how = others && contradiction(classes.names, others);
        if (how) reportDifference(input, classes.file, file, how);
      }
    }
  };
}

/** A list that is not the one that is used; undefined for names that cannot be read, of which nothing is said. */
function readOther(
  input: Input,
  folder: string,
  name: string,
  { file: used }: YoloClasses,
): [file: string, names: ClassNames | undefined] {
  const path = join(folder, name);
  const file = showPath(input, path);
  if (file === used || isExcluded(input, path) || foreignKind(name, false) !== undefined)
    return [file, undefined];
  if (name === NOTES) return [file, classesOfNotes(folder)];
  const quiet = { ...input, report: () => {} };
  if (isYaml(name)) return [file, classesOfYaml(quiet, path, file)?.names];
  const text = readText(quiet, path, file);
  return [file, text === undefined ? undefined : namesOfLines(text).names];
}
