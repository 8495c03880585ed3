import { expect, it } from 'vitest';
import { numbered } from '../../../src/commands/push/identify.ts';
import { pairRepeated } from '../../../src/commands/push/pair-repeated.ts';

/** Pairs tasks of one base, given by their hashes in order, with those on the server. */
function pair(input: readonly string[], there: readonly string[], base = 'hash:a'): string[] {
  const identities = input.map((hash, i) => ({ base, key: numbered(base, i + 1), hash }));
  const copies = new Map(
    there.map((hash, i) => {
      const marker = { key: numbered(base, i + 1), hash };
      return [marker.key, [{ id: i, marker, annotations: 0, skipped: 0, predictions: 0, drafted: false }]];
    }),
  );
  const tasks = identities.map((identity, index) => ({ identity, index }));
  const keys = pairRepeated(tasks, (key) => copies.get(key), [...copies.keys()]);
  return identities.map(({ key }, index) => (keys.get(index) ?? key).slice(base.length));
}

it.each([
  ['the same order', 'AB', 'AB', ['', '#2']],
  ['another order', 'CAB', 'ABC', ['#3', '', '#2']],
  ['a changed one', 'BX', 'AB', ['#2', '']],
  ['a new one before', 'XA', 'A', ['#2', '']],
  ['new ones before and after', 'XABY', 'AB', ['#3', '', '#2', '#4']],
  ['one that is gone', 'B', 'AB', ['#2']],
  ['equal ones', 'AAA', 'AA', ['', '#2', '#3']],
])('pairs tasks in %s', (_, input, there, keys) => {
  expect(pair([...input], [...there])).toEqual(keys);
});

it('takes the number in the name of a file for a part of it', () => {
  expect(pair(['A'], ['A'], 'file:b#2')).toEqual(['#1']);
  expect(pair(['X', 'A'], ['A'], 'file:b#2')).toEqual(['#2', '#1']);
});
