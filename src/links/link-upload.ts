import path from 'node:path';
import { quotePath } from './quote-url.ts';
import type { Paths } from './relative-path.ts';

/**
 * How links begin that stand for files until these are on the server. The server's own links to uploads have the number of a project after
 * `/data/upload/`, so that data may have both.
 */
const START = '/data/upload/-/';

/** Those that were made: nothing else in the data stands for a file, whatever it looks like. */
const made = new Set<string>();

/** Links that stand for files to be sent: their paths relative to a folder, which they need not be below. */
export function linkToUpload(folder: string, paths: Paths = path): (path: string) => string {
  return (file) => {
    const link = START + paths.relative(folder, file).split(paths.sep).map(quotePath).join('/');
    made.add(link);
    return link;
  };
}

/** Such a link as people know its file, by the path; any other link as it is. */
export function showUpload(link: string): string {
  return made.has(link) ? decodeURIComponent(link.slice(START.length)) : link;
}

/** The file that such a link stands for; undefined for any other value. */
export function fileOfUpload(link: unknown, folder: string, paths: Paths = path): string | undefined {
  if (typeof link !== 'string' || !made.has(link)) return undefined;
  const names = link.slice(START.length).split('/').map(decodeURIComponent);
  // On another drive of Windows, the path is a whole one.
  return paths.resolve(folder, names.join(paths.sep));
}
