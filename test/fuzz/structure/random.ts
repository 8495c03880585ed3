import { seededRandom } from '../../support/seeded-random.ts';

/** Choices that are the same for the same seed. */
export interface Random {
  /** A whole number below `count`. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** True once in `times`. */
  once(times: number): boolean;
}

export function createRandom(seed: number): Random {
  const next = seededRandom(seed);
  const below = (count: number) => Math.floor(next() * count);
  return { below, pick: (from) => from[below(from.length)]!, once: (times) => below(times) === 0 };
}
