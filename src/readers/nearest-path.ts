import { basename, dirname, join } from 'node:path';
import { quotePathForShell } from '../quote-shell.ts';
import { nearest } from '../suggest.ts';
import { namesIn } from './folder/names-in.ts';

/** Names of a folder that are looked at. */
const MOST = 1000;

/** For a path that leads nowhere, the one in the same folder that was likely meant, as a question; undefined where none is near. `typed`: as the user has it. */
export function suggestPath(path: string, typed: string): string | undefined {
  const name = basename(path);
  // A link that leads nowhere has the very name.
  const others = namesIn(dirname(path)).filter((other) => other !== name);
  const near = nearest(name, others.slice(0, MOST));
  return near && `Did you mean ${quotePathForShell(join(dirname(typed), near))}?`;
}
