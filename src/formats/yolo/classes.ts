import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import { showPath } from '../folder/show-path.ts';
import type { Input } from '../format.ts';
import { sampleFolder } from '../input-sample.ts';
import { readText } from '../labelled/read-text.ts';
import { reportSameNames } from '../labelled/same-names.ts';
import { classesOfYaml, isExcluded, isYaml, listsIn, namesOfLines } from './class-lists.ts';
import { type ClassNames, contradiction, nameDifference, reportDifference } from './compare-lists.ts';
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
  for (const folder of [input.path, join(input.path, 'labels'), ...partsOfRoboflow(input.path), above]) {
    const found = existsSync(folder) ? listsIn(input, folder) : [];
    if (found.length === 0) continue;
    const list = found.length === 1 ? found[0]! : found.find((name) => isNamedLike(name, input.path));
    if (list === undefined) return reportSeveral(input, folder, found);
    const path = join(folder, list);
    const file = showPath(input, path);
    if (folder === above) input.note(`Using the class names in ${file} for ${input.displayPath}.`);
    if (isYaml(list)) return byList(input, folder, classesOfYaml(input, path, file));
    const text = readText(input, path, file);
    if (text === undefined) return undefined;
    const listed = namesOfLines(text);
    warnOfBlankLines(input, listed.names, file);
    return byNotes(input, folder, { ...listed, file });
  }
  const below = classesBelow(input);
  if (below !== 'none') return below;
  input.report(
    { code: 'classes-missing', args: { looked: 'classes.txt, data.yaml or .names file in the folder' } },
    { file: input.displayPath },
  );
  return undefined;
}

/** The first of the folders of parts in which Roboflow writes the same _darknet.labels. */
function partsOfRoboflow(path: string): string[] {
  const parts = ['train', 'valid', 'test'].map((name) => join(path, name));
  return parts.filter((part) => existsSync(join(part, '_darknet.labels'))).slice(0, 1);
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

/** A data.yaml goes before a classes.txt beside it; where that has other names, it is said. */
function byList(input: Input, folder: string, classes: YoloClasses | undefined): YoloClasses | undefined {
  const path = join(folder, 'classes.txt');
  if (!classes || !existsSync(path) || isExcluded(input, path)) return classes;
  const file = showPath(input, path);
  const text = readText({ ...input, report: () => {} }, path, file);
  const listed = text === undefined ? undefined : namesOfLines(text).names;
  if (!listed) return classes;
  const sizes = { count: classes.names.size, otherCount: listed.size };
  const how = contradiction(classes.names, listed) ?? (sizes.count === sizes.otherCount ? undefined : sizes);
  if (how) reportDifference(input, classes.file, file, how);
  return classes;
}

/** Lists in folders of the input, where none is at a place for those of all: one that is alone, or that has all that the others say. */
function classesBelow(input: Input): YoloClasses | undefined | 'none' {
  if (input.store) return 'none';
  const picked = input.files?.below(input.path);
  const { names } = sampleFolder(input.path, (path) => !picked?.isExcluded(path));
  const lists = names.filter((name) => /(?:^|[/\\])(?:classes\.txt|data\.ya?ml|obj\.names)$/i.test(name));
  const read = lists.flatMap((name) => {
    const path = join(input.path, name);
    const file = showPath(input, path);
    if (isYaml(name)) return classesOfYaml(input, path, file) ?? [];
    const text = readText(input, path, file);
    return text === undefined ? [] : { ...namesOfLines(text), file };
  });
  if (read.length === 0) return 'none';
  // LabelImg adds each new class to the list of the folder that is being labeled.
  const longest = read.reduce((best, list) => (list.names.size > best.names.size ? list : best));
  if (!read.every(({ names }) => isWithin(names, longest.names)))
    return reportSeveral(input, input.path, lists);
  const isLonger = read.some(({ names }) => names.size < longest.names.size);
  const why = isLonger ? ': of the lists below it, which agree, the longest' : '';
  input.note(`Using the class names in ${longest.file} for ${input.displayPath}${why}.`);
  return longest;
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
