import { dirname, join, relative, sep } from 'node:path';
import { walkInput } from '../folder/walk-input.ts';
import type { Input } from '../format.ts';
import { numberOf } from './images-without-labels.ts';

/** Which media are looked for, and in which files their labels are. */
export interface MediaKind {
  isMedium(name: string, folder: string): boolean;
  /** How the names of label files end, in lower case. */
  labels: readonly string[];
  /** The names without endings of the media that a file of labels may be about; not given for files that have labels of many. */
  stemsOf?(file: string): string[];
}

/** The media below one folder, and the label files of the input. */
export interface MediaIndex {
  /** Whether any medium has a name. */
  isKnown(name: string): boolean;
  /** Whether one may have it, or have it with an ending: asked before each ending is tried. */
  mayHave(name: string): boolean;
  /** The folder of the only medium with a name. */
  folderOf(name: string): string | undefined;
  /** The folders that have a shape. */
  shaped(shape: string): string[];
  has(folder: string, name: string): boolean;
  hasMedia(folder: string): boolean;
  hasLabels(folder: string): boolean;
  /** Whether a folder or one below it has label files. */
  hasLabelsBelow(folder: string): boolean;
  /** Whether a label file in another folder is about the media with a name. */
  isOfOther(folder: string, stem: string): boolean;
}

/** Where several folders have a name. */
const SEVERAL = -1;

/** `root` has the media, `labels` the label files. Names are kept as numbers, which take less memory. */
export function mediaIndex(input: Input, root: string, labels: string, kind: MediaKind): MediaIndex {
  const { isMedium, stemsOf } = kind;
  const folders: string[] = [];
  const byName = new Map<number, number>();
  const stems = new Set<number>();
  const byShape = new Map<string, number[]>();
  const paths = new Set<number>();
  const withMedia = new Set<string>();
  const withLabels = new Set<string>();
  const aboveLabels = new Set<string>();
  const byStem = new Map<number, number>();
  const isLabels = (name: string) => kind.labels.some((ending) => name.toLowerCase().endsWith(ending));

  const addLabels = (folder: string, name: string) => {
    withLabels.add(folder);
    for (let at = folder; !aboveLabels.has(at); at = dirname(at)) aboveLabels.add(at);
    const own = numberOf(folder);
    for (const stem of stemsOf?.(join(folder, name)) ?? []) {
      const number = numberOf(stem);
      byStem.set(number, (byStem.get(number) ?? own) === own ? own : SEVERAL);
    }
  };
  const addMedia = (folder: string, names: readonly string[]) => {
    if (names.length === 0) return;
    withMedia.add(folder);
    const at = folders.push(folder) - 1;
    for (const name of names) {
      const number = numberOf(name);
      byName.set(number, byName.has(number) ? SEVERAL : at);
      stems.add(numberOf(name.slice(0, name.lastIndexOf('.'))));
      paths.add(numberOf(join(folder, name)));
    }
    for (const shape of shapesOf(relative(root, folder))) {
      const known = byShape.get(shape);
      if (known) known.push(at);
      else byShape.set(shape, [at]);
    }
  };

  const isWanted = (name: string, folder: string) => isMedium(name, folder) || isLabels(name);
  for (const { path, names } of walkInput(input, root, isWanted, undefined, 'nothing')) {
    addMedia(
      path,
      names.filter((name) => isMedium(name, path)),
    );
    for (const name of names) if (isLabels(name)) addLabels(path, name);
  }
  if (root !== labels) {
    for (const { path, names } of walkInput(input, labels, isLabels, undefined, 'nothing')) {
      for (const name of names) addLabels(path, name);
    }
  }
  return {
    isKnown: (name) => byName.has(numberOf(name)),
    mayHave(name) {
      const number = numberOf(name);
      return stems.has(number) || byName.has(number);
    },
    folderOf(name) {
      const at = byName.get(numberOf(name));
      return at === undefined || at === SEVERAL ? undefined : folders[at];
    },
    shaped: (shape) => (byShape.get(shape) ?? []).map((at) => folders[at]!),
    has: (folder, name) => paths.has(numberOf(join(folder, name))),
    hasMedia: (folder) => withMedia.has(folder),
    hasLabels: (folder) => withLabels.has(folder),
    hasLabelsBelow: (folder) => aboveLabels.has(folder),
    isOfOther(folder, stem) {
      const at = byStem.get(numberOf(stem));
      return at !== undefined && at !== numberOf(folder);
    },
  };
}

/** A path as it is, then with any name in the place of each of its own: txt/p225 has a shape that wav48/p225 has. */
export function shapesOf(path: string): string[] {
  const parts = path.split(sep).filter((part) => part !== '');
  return [path, ...parts.map((_, i) => [...parts.slice(0, i), '*', ...parts.slice(i + 1)].join(sep))];
}
