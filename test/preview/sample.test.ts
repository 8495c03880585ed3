import { expect, test } from 'vitest';
import { createSample } from '../../src/preview/sample.ts';

function choose(
  size: number,
  seed: number,
  tasks: number,
  hasFindings: (task: number) => boolean = () => false,
) {
  const sample = createSample<number>(size, seed);
  let made = 0;
  for (let task = 0; task < tasks; task++) {
    sample.offer(hasFindings(task), () => {
      made++;
      return task;
    });
  }
  return { chosen: sample.chosen(), made };
}

test('all tasks in their order, when there is room', () => {
  expect(choose(5, 0, 5).chosen).toEqual([0, 1, 2, 3, 4]);
  expect(choose(5, 0, 3, (task) => task === 1).chosen).toEqual([0, 1, 2]);
});

test('never more than asked for, in their order, none twice', () => {
  for (const size of [1, 2, 7]) {
    const { chosen } = choose(size, 3, 1000, (task) => task % 3 === 0);
    expect(chosen).toHaveLength(size);
    expect(new Set(chosen).size).toBe(size);
    expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
  }
});

test('the first tasks with findings are there, up to half, however late they come', () => {
  expect(choose(10, 0, 1000, (task) => task >= 995).chosen.slice(5)).toEqual([995, 996, 997, 998, 999]);
  expect(choose(10, 0, 1000, (task) => task >= 990).chosen).toEqual(
    expect.arrayContaining([990, 991, 992, 993, 994]),
  );
});

test('a seed decides the rest', () => {
  expect(choose(10, 1, 1000).chosen).toEqual(choose(10, 1, 1000).chosen);
  expect(choose(10, 1, 1000).chosen).not.toEqual(choose(10, 2, 1000).chosen);
});

test('each task has the same chance', () => {
  const times = new Array<number>(20).fill(0);
  for (let seed = 0; seed < 4000; seed++) for (const task of choose(5, seed, 20).chosen) times[task]!++;
  // 1000 each are expected, with a standard deviation of 27.
  expect(Math.min(...times)).toBeGreaterThan(850);
  expect(Math.max(...times)).toBeLessThan(1150);
});

test('few tasks are made ready that are not chosen in the end', () => {
  expect(choose(10, 0, 100_000).made).toBeLessThan(10 * (1 + Math.log(100_000 / 10)) * 2);
});
