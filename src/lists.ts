/** What `Math.max(...numbers)` and `list.push(...more)` do, for lists of any length: as arguments, more than some 100,000 overflow the stack. */

export function greatest(numbers: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

export function least(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}

export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** The number that is there most often, and how often; of several, the first. 0 and 0 where there are none. */
export function mostCommon(counts: ReadonlyMap<number, number>): [number: number, count: number] {
  let found: [number, number] = [0, 0];
  for (const [number, count] of counts) if (count > found[1]) found = [number, count];
  return found;
}
