import type { Input } from '../format.ts';

/** Counts files that are passed over, and names the first of them. */
export interface NamedFiles {
  /** By the path as people know it. */
  add(displayPath: string): void;
  /** Counts them as skipped, and says which they are. */
  count(): void;
}

/** Files that are named. */
const SHOWN = 5;

/** `one` and `several`: what they are, in words that follow their number. */
export function namedFiles(input: Pick<Input, 'skip' | 'note'>, one: string, several: string): NamedFiles {
  const first: string[] = [];
  let total = 0;
  return {
    add(displayPath) {
      if (total++ < SHOWN) first.push(displayPath);
    },
    count() {
      if (total === 0) return;
      input.skip(several, total);
      const list = total > SHOWN ? [...first, '...'] : first;
      input.note(`Skipped ${total} ${total === 1 ? one : several}: ${list.join(', ')}.`);
    },
  };
}
