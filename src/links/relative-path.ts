import { type PlatformPath, posix } from 'node:path';

/** The functions of node:path for one kind of paths: `path`, or `path.win32` and `path.posix` in tests. */
export type Paths = Pick<PlatformPath, 'relative' | 'isAbsolute' | 'dirname' | 'resolve' | 'sep'>;

/**
 * The names that lead from a folder down to a path, such as ["cats", "1.png"]; undefined when it is not below the folder. On Windows drives
 * and letters' case count as Windows counts them. Only there a backslash separates; elsewhere it is a part of a name.
 */
export function namesBelow(folder: string, path: string, paths: Paths): string[] | undefined {
  const relative = paths.relative(folder, path);
  if (relative === '') return [];
  const names = relative.split(paths.sep);
  return names[0] === '..' || paths.isAbsolute(relative) ? undefined : names;
}

/**
 * A document root that fits for the files of a folder: the nearest folder above both the folder and the root that was given, but never the
 * whole disk, nor the folder itself, as the server wants the storage to be a sub-folder of its root.
 */
export function fittingRoot(root: string, folder: string, paths: Paths): string {
  for (let above = paths.dirname(folder); ; above = paths.dirname(above)) {
    if (paths.dirname(above) === above) return paths.dirname(folder);
    if (namesBelow(above, root, paths)) return above;
  }
}

/** A path with slashes only, for paths below a root of a machine of another kind, such as a container. */
export function joinNames(root: string, names: readonly string[]): string {
  return posix.join(root, ...names);
}
