import { expect, it } from 'vitest';
import { createRowIndex } from '../../../../src/formats/media/metadata/row-index.ts';

it('finds each of many rows by its name, with its place', () => {
  const index = createRowIndex();
  const count = 1000;
  for (let i = 0; i < count; i++) index.add(`birds/${i}.png`, i * 5e9, i, i + 2);
  expect(index.size).toBe(count);
  for (let i = 0; i < count; i++) {
    const rows = [...index.find(`birds/${i}.png`)];
    expect(rows).toContain(i);
    expect(index.place(i)).toEqual({ start: i * 5e9, length: i, line: i + 2 });
  }
});

it('rows of one name come in the order they were added', () => {
  const index = createRowIndex();
  for (const name of ['a', 'b', 'a']) index.add(name, 0, 0, 1);
  expect([...index.find('a')]).toEqual([0, 2]);
  expect([...index.find('c')]).toEqual([]);
});

it('keeps which rows were used while it grows', () => {
  const index = createRowIndex();
  index.add('a', 0, 0, 1);
  index.markUsed(0);
  for (let i = 0; i < 200; i++) index.add(`b${i}`, 0, 0, 1);
  expect([index.isUsed(0), index.isUsed(1)]).toEqual([true, false]);
});

it('is not flooded by names that FNV-1a takes for one', () => {
  const index = createRowIndex();
  const names = equalUnderFnv(15);
  expect(new Set(names).size).toBe(2 ** 15);
  let others = 0;
  for (const name of names) {
    for (const _row of index.find(name)) others++;
    index.add(name, 0, 0, 1);
  }
  // Some have one by chance, now and then hundreds; if all had, it would be half a billion.
  expect(others).toBeLessThan(10_000);
});

/** 2 ** `blocks` names with one hash of FNV-1a: pairs of units after which the hash is the same, one after the other. */
function equalUnderFnv(blocks: number): string[] {
  let state = 0x811c9dc5;
  let names = [''];
  const step = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);
  for (let block = 0; block < blocks; block++) {
    const units = new Map<number, number>();
    for (let unit = 0x100; ; unit++) {
      const high = step(state, unit) >>> 16;
      const other = units.get(high);
      units.set(high, unit);
      if (other === undefined) continue;
      // The second unit makes the low halves alike.
      const second = (step(state, unit) ^ step(state, other)) & 0xffff;
      const pair = [String.fromCharCode(other, second), String.fromCharCode(unit, 0)];
      state = step(step(state, unit), 0);
      names = names.flatMap((name) => pair.map((end) => name + end));
      break;
    }
  }
  return names;
}
