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
