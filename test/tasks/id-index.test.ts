import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdIndex } from '../../src/tasks/id-index.ts';

/** Adds ids one after the other and compares each answer with that of a plain Map. */
function compare(ids: readonly number[]): void {
  const index = createIdIndex();
  const seen = new Map<number, number>();
  for (const [position, id] of ids.entries()) {
    const first = seen.get(id);
    if (index.add(id, position) !== first)
      throw new Error(`id ${id} at position ${position}, first at ${first}`);
    if (first === undefined) seen.set(id, position);
  }
}

const near = fc.integer({ min: 0, max: 60 });
const far = fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, 2 ** 52, 7 * 2 ** 32);
const run = fc.tuple(near, fc.nat(40)).map(([first, length]) => Array.from({ length }, (_, i) => first + i));

it('knows every id that was there, and where it was first', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(near, far)), (ids) => compare(ids)),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(run, fc.array(fc.oneof(near, far), { maxLength: 5 }))), (runs) =>
      compare(runs.flat()),
    ),
    { numRuns: 500 },
  );
});

it.each([
  ['rising by one', (i: number) => i],
  ['rising with gaps', (i: number) => i * 3],
  ['falling', (i: number) => 200_000 - i],
  ['spread', (i: number) => (i * 7919) % 200_003],
  ['far apart', (i: number) => i * 2 ** 32 + 5],
  ['falling and far apart', (i: number) => (200_000 - i) * 2 ** 32],
  // With a hash that anybody can work out, these would all want one place.
  ['falling, with both halves alike', (i: number) => (200_000 - i) * (2 ** 32 + 1)],
])('takes many ids, %s', (_how, idAt) => {
  const ids = Array.from({ length: 200_000 }, (_, i) => idAt(i));
  compare([...ids, ids[0]!, ids[100_000]!, ids.at(-1)!, 2 ** 53 - 1]);
});

it('takes more runs than it keeps as runs', () => {
  const index = createIdIndex();
  const count = (1 << 20) + 1000;
  for (let i = 0; i < count; i++)
    if (index.add(i * 2, i) !== undefined) throw new Error(`id ${i * 2} is new`);
  expect(index.add(0, count)).toBe(0);
  expect(index.add((count - 1) * 2, count + 1)).toBe(count - 1);
  expect(index.add(1, count + 2)).toBeUndefined();
});
