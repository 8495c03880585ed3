import type { Input } from '../format.ts';

/** The same answer, where each no is counted as something that the patterns of the command line exclude. */
export function countUntaken(
  { skip }: Input,
  what: 'files' | 'folders',
  isTaken: (path: string) => boolean,
): (path: string) => boolean {
  return (path) => {
    const taken = isTaken(path);
    if (!taken) skip(`${what} filtered out by the patterns`, 1);
    return taken;
  };
}
