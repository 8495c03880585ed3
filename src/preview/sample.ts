import { seededRandom } from './random.ts';

/** Chooses tasks while they go by, in memory for the chosen ones only. */
export interface Sample<T> {
  /** Offers the next task; `make` is only called when it is chosen for now. */
  offer(hasFindings: boolean, make: () => T): void;
  /** What was chosen, in the order in which it was offered. */
  chosen(): T[];
}

/**
 * At most `size` tasks: the first ones with findings, up to half of them, and of all others as many as there is room for, each with the same
 * chance (reservoir sampling).
 */
export function createSample<T>(size: number, seed: number): Sample<T> {
  const random = seededRandom(seed);
  const first: { at: number; item: T }[] = [];
  const reservoir: { at: number; item: T }[] = [];
  const most = Math.ceil(size / 2);
  let offered = 0;
  let others = 0;
  return {
    offer(hasFindings, make) {
      const at = offered++;
      if (hasFindings && first.length < most) {
        first.push({ at, item: make() });
        return;
      }
      const place = others++ < size ? reservoir.length : Math.floor(random() * others);
      if (place < size) reservoir[place] = { at, item: make() };
    },
    chosen() {
      // Which of the reservoir have to go is again a matter of chance.
      const kept = [...reservoir];
      while (kept.length + first.length > size) kept.splice(Math.floor(random() * kept.length), 1);
      return [...first, ...kept].sort((a, b) => a.at - b.at).map(({ item }) => item);
    },
  };
}
