import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { sampleFolder } from '../input-sample.ts';
import { readText } from '../labelled/read-text.ts';
import { reportSameNames } from '../labelled/same-names.ts';
import { classesOfYaml, isExcluded, isYaml, listsIn, namesOfLines } from './class-lists.ts';
import {
  type ClassNames,
  compareBeside,
  isList,
  isNames,
  nameDifference,
  reportDifference,
} from './compare-lists.ts';
import type { YoloClasses } from './data-yaml.ts';
import { classesOfNotes } from './label-studio-notes.ts';

/**
 * Reads the names of the classes from data.yaml (or another .yaml with `names`), classes.txt or a .names file, in the folder, its
 * labels/ or above it. Undefined when there is none, when it may be one of several, or when it cannot be read, which is reported.
 */
export function readYoloClasses(input: Input): YoloClasses | undefined {
  const classes = findClasses(input);
  if (classes) warnOfNames(input, classes);
  return classes;
}

/** Says that a list contradicts itself: classes of one name, which are one label in Label Studio, and another count than it has names. */
function warnOfNames({ report }: Input, { names, count, file }: YoloClasses): void {
  reportSameNames({ report }, names, file);
  if (count !== undefined && count !== names.size)
    report({ code: 'classes-miscounted', args: { count, names: names.size } }, { file });
}

/** Some tools skip blank lines in a list, so that all classes below have other numbers there. */
function warnOfBlankLines({ report }: Input, names: ReadonlyMap<number, string>, file: string): void {
  const blank = [...names].find(([, name]) => name === '');
  if (blank) report({ code: 'classes-blank-line', args: { id: blank[0] } }, { file, line: blank[0] + 1 });
}

function findClasses(input: Input): YoloClasses | undefined {
  const above = dirname(input.path);
  for (const folder of [input.path, join(input.path, 'labels')]) {
    const own = classesIn(input, folder);
    if (own !== 'none') return own;
  }
  const ofParts = agreed(input, partsOfRoboflow(input.path));
  if (ofParts !== 'none') return ofParts;
  const ofAll = classesIn(input, above);
  if (ofAll !== 'none') {
    if (ofAll) input.note(`Using the class names in ${ofAll.file} for ${input.displayPath}.`);
    return ofAll;
  }
  const below = classesBelow(input);
  if (below !== 'none') return below;
  input.report(
    { code: 'classes-missing', args: { looked: 'classes.txt, data.yaml or .names file in the folder' } },
    { file: input.displayPath },
  );
  return undefined;
}

/** The list of a folder for all labels in it; undefined where it cannot be told or read, which is reported. */
function classesIn(input: Input, folder: string): YoloClasses | undefined | 'none' {
  const found = existsSync(folder) ? listsIn(input, folder) : [];
  if (found.length === 0) return 'none';
  const list = found.length === 1 ? found[0]! : found.find((name) => isNamedLike(name, input.path));
  if (list === undefined) return reportSeveral(input, folder, found);
  const classes = readList(input, folder, list);
  if (!classes) return undefined;
  if (!isYaml(list)) warnOfBlankLines(input, classes.names, classes.file);
  return withOthers(input, folder, list, classes);
}

function readList(input: Input, folder: string, name: string): YoloClasses | undefined {
  const path = join(folder, name);
  const file = showPath(input, path);
  if (isYaml(name)) return classesOfYaml(input, path, file);
  const text = readText(input, path, file);
  return text === undefined ? undefined : { ...namesOfLines(text), file };
}

/** A list as the others of its folder have it, of which it is said when they contradict it. */
function withOthers(input: Input, folder: string, list: string, given: YoloClasses): YoloClasses {
  const classes = isYaml(list) ? given : byNotes(input, folder, given);
  // Above several data sets, and in folders of a program, there may be lists of anything.
  const isOwn = folder === input.path || folder === join(input.path, 'labels');
  compareBeside(
    input,
    folder,
    classes,
    (name) => name !== list && (isList(name) || (isOwn && isNames(name))),
  );
  return classes;
}

/** The folders of parts in which Roboflow writes the same _darknet.labels. */
function partsOfRoboflow(path: string): string[] {
  const parts = ['train', 'valid', 'test'].map((name) => join(name, '_darknet.labels'));
  return parts.filter((list) => existsSync(join(path, list)));
}

/** The ids of Label Studio's notes.json go before the lines of a list that contradicts them. */
function byNotes(input: Input, folder: string, classes: YoloClasses): YoloClasses {
  const names = isExcluded(input, join(folder, 'notes.json')) ? undefined : classesOfNotes(folder);
  const other = names && [...names].find(([id, name]) => classes.names.get(id) !== name);
  if (!names || !other) return classes;
  const file = showPath(input, join(folder, 'notes.json'));
  reportDifference(input, file, classes.file, nameDifference(names, classes.names, other[0]));
  return { ...classes, names, file };
}

/** Lists in folders of the input, where none is at a place for those of all. */
function classesBelow(input: Input): YoloClasses | undefined | 'none' {
  if (input.store) return 'none';
  const picked = input.files?.below(input.path);
  const { names } = sampleFolder(input.path, (path) => !picked?.isExcluded(path));
  const lists = names.filter((name) => isList(basename(name)) && basename(name) !== 'notes.json');
  return agreed(input, lists.length > 0 ? lists : names.filter(isNames), true);
}

/** Of several lists, by their paths below the input, one that is alone, or that has all that the others say. */
function agreed(input: Input, given: readonly string[], isNoted = false): YoloClasses | undefined | 'none' {
  const lists = given.filter((list) => !isExcluded(input, join(input.path, list)));
  const read = lists.flatMap((list) => {
    const classes = readList(input, join(input.path, dirname(list)), basename(list));
    return classes ? { list, classes } : [];
  });
  const [first] = read;
  if (!first) return 'none';
  // LabelImg adds each new class to the list of the folder that is being labeled.
  const longest = read.reduce(
    (best, one) => (one.classes.names.size > best.classes.names.size ? one : best),
    first,
  );
  const { list, classes } = longest;
  if (!read.every((one) => isWithin(one.classes.names, classes.names)))
    return reportSeveral(input, input.path, lists);
  if (!isYaml(list)) warnOfBlankLines(input, classes.names, classes.file);
  const isLonger = read.some((one) => one.classes.names.size < classes.names.size);
  const why = isLonger ? ': of the lists below it, which agree, the longest' : '';
  if (isNoted) input.note(`Using the class names in ${classes.file} for ${input.displayPath}${why}.`);
  return withOthers(input, join(input.path, dirname(list)), basename(list), classes);
}

/** Whether all that a list says stands in another one too. */
function isWithin(names: ClassNames, all: ClassNames): boolean {
  return [...names].every(([id, name]) => all.get(id) === name);
}

/** Of several lists, as they stand above several data sets, the one that is called like the data set is its own. */
function isNamedLike(list: string, path: string): boolean {
  return basename(list, extname(list)) === basename(path);
}

function reportSeveral(input: Input, folder: string, lists: readonly string[]): undefined {
  const displayPath = lists.map((name) => quote(showPath(input, join(folder, name)))).join(', ');
  input.report({ code: 'classes-ambiguous', args: { lists: displayPath } }, { file: input.displayPath });
}
