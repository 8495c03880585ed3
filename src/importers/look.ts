import { isUtf8 } from 'node:buffer';
import { join, relative } from 'node:path';
import { readHead } from '../sources/head.ts';
import { walk } from '../sources/walk.ts';
import type { Look } from './detect.ts';

/** Files looked at in a folder. */
const MOST = 2000;
/** Files that lie beside data of any kind. */
const besides = /^(?:\.|thumbs\.db$|desktop\.ini$|readme|licen[cs]e|metadata\.(?:csv|jsonl)$)/i;

/**
 * Looks at a folder: the paths of its files below it that are taken, without hidden ones and those that lie beside data of any
 * kind; folders that are not taken are not entered.
 */
export function lookAtFolder(
  path: string,
  isTaken: (path: string) => boolean,
  isEntered: (path: string) => boolean = isTaken,
): Look {
  const names: string[] = [];
  for (const folder of walk(
    path,
    (name, folder) => !besides.test(name) && isTaken(join(folder, name)),
    () => {},
    isEntered,
  )) {
    const below = relative(path, folder.path);
    if (!/(?:^|[/\\])\./.test(below)) for (const name of folder.names) names.push(join(below, name));
    if (names.length >= MOST) break;
  }
  return { isFolder: true, names, head: '', isEmpty: false };
}

/** Looks at the name and the first bytes of a file. */
export function lookAtFile(path: string, shown: string, name: string): Look {
  const { bytes, whole } = readHead(path, shown);
  const lastBreak = bytes.lastIndexOf(0x0a);
  // Whole lines, so that no character is cut in two.
  const part = whole || lastBreak < 0 ? bytes : bytes.subarray(0, lastBreak + 1);
  const isText = isUtf8(part) && !part.includes(0);
  const head = isText ? part.toString('utf8').replace(/^\ufeff/, '') : '';
  return { isFolder: false, names: name ? [name] : [], head, isEmpty: isText && head.trim() === '' };
}
