import { expect, it } from 'vitest';
import type { OutgoingTask } from '../../src/server/chunk.ts';
import { createPace, type Pace } from '../../src/server/pace.ts';

function tasksOf(count: number, bytes: number): OutgoingTask[] {
  const json = Buffer.alloc(bytes - 1);
  return Array.from({ length: count }, (_, i) => {
    return { key: `id:${i}`, hash: 'h', json, annotations: 0, skipped: 0, predictions: 0 };
  });
}

const many = tasksOf(3000, 100);
const countOf = (pace: Pace) => pace.next(many).length;

it('sends little at first, then a thousand tasks', () => {
  const pace = createPace();
  const counts = Array.from({ length: 5 }, () => {
    const count = countOf(pace);
    pace.arrived(100);
    return count;
  });
  expect(counts).toEqual([100, 300, 900, 1000, 1000]);
});

it('sends fewer to a busy server, never less than 5, and slowly more again', () => {
  const pace = createPace();
  for (let i = 0; i < 5; i++) pace.arrived(100);
  pace.wasBusy();
  expect(countOf(pace)).toBe(250);
  for (let i = 0; i < 4; i++) pace.wasBusy();
  expect(countOf(pace)).toBe(5);
  pace.arrived(3000);
  expect(countOf(pace)).toBe(10);
});

it('takes an answer that came late as a sign that the server is busy', () => {
  const pace = createPace();
  pace.arrived(30_000);
  expect(countOf(pace)).toBe(25);
});

it('halves what a proxy finds too large, and remembers it', () => {
  const pace = createPace();
  pace.wasTooLarge(pace.next(many));
  expect(countOf(pace)).toBe(50);
  pace.arrived(100);
  expect(countOf(pace)).toBe(50);
  expect(pace.next(tasksOf(2, 1_000_000))).toHaveLength(1);
});
