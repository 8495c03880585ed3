import { createHash } from '../hash.ts';

/** One of several equal parts of an input. */
export interface Shard {
  /** From 0 on. */
  index: number;
  count: number;
}

/** A number of 48 bits made from a path; the same on every machine. */
export function numberOfPath(path: string): number {
  return createHash('sha256').update(path).digest().readUIntBE(0, 6);
}
