import { basename, dirname, join, relative, sep } from 'node:path';
import { walkInput } from '../folder/walk-input.ts';
import type { Input } from '../format.ts';
import { numberOf } from './images-without-labels.ts';

/** Finds media anywhere below a folder, by their names alone. */
export interface MediaBelow {
  /**
   * The medium with one of these names for the labels in `file`: that in the folder that is to the media what the folder of the file is to the
   * labels (txt/p225 and wav48/p225), or that has its name without the first folders (Annotations/train and train, where `root` is the
   * folder of the images), else the only one there is. Undefined when there is none, or more than one.
   */
  find(file: string, names: readonly string[]): string | undefined;
}

/** Where several media have a name. */
const SEVERAL = -1;

/** `root`: the folder with the media; it is walked when one is first looked for. */
export function mediaBelow(
  input: Input,
  root: string,
  isMedium: (name: string, folder: string) => boolean,
): MediaBelow {
  const labels = input.original ?? input.path;
  let index: Index | undefined;
  return {
    find(file, names) {
      index ??= indexOf(input, root, isMedium);
      const { folders, byName, byShape, has } = index;
      const beside = relative(labels, dirname(file));
      for (const shape of [...shapesOf(beside), ...endsOf(beside)]) {
        const found = (byShape.get(shape) ?? []).flatMap((at) =>
          names.filter((name) => has(at, name)).map((name) => join(folders[at]!, name)),
        );
        if (found.length > 0) return found.length === 1 ? found[0] : undefined;
      }
      const only = names.flatMap((name) => {
        const at = byName.get(numberOf(basename(name)));
        return at === undefined ? [] : { at, name: basename(name) };
      });
      const [one] = only;
      return only.length === 1 && one!.at !== SEVERAL ? join(folders[one!.at]!, one!.name) : undefined;
    },
  };
}

interface Index {
  folders: readonly string[];
  /** The folder of a name, as numbers, which take less memory than the names of many files. */
  byName: ReadonlyMap<number, number>;
  byShape: ReadonlyMap<string, readonly number[]>;
  has(folder: number, name: string): boolean;
}

function indexOf(input: Input, root: string, isMedium: (name: string, folder: string) => boolean): Index {
  const folders: string[] = [];
  const byName = new Map<number, number>();
  const byShape = new Map<string, number[]>();
  const paths = new Set<number>();
  for (const { path, names } of walkInput(input, root, isMedium, undefined, 'nothing')) {
    const at = folders.push(path) - 1;
    for (const name of names) {
      const number = numberOf(name);
      byName.set(number, byName.has(number) ? SEVERAL : at);
      paths.add(numberOf(join(path, name)));
    }
    for (const shape of shapesOf(relative(root, path))) {
      const known = byShape.get(shape);
      if (known) known.push(at);
      else byShape.set(shape, [at]);
    }
  }
  return { folders, byName, byShape, has: (at, name) => paths.has(numberOf(join(folders[at]!, name))) };
}

/** A path as it is, then with any name in the place of each of its own: txt/p225 has a shape that wav48/p225 has. */
function shapesOf(path: string): string[] {
  const parts = path.split(sep).filter((part) => part !== '');
  return [path, ...parts.map((_, i) => [...parts.slice(0, i), '*', ...parts.slice(i + 1)].join(sep))];
}

/** A path without its first folder, without the first two, and so on. */
function endsOf(path: string): string[] {
  const parts = path.split(sep);
  return parts.slice(1).map((_, i) => parts.slice(i + 1).join(sep));
}
