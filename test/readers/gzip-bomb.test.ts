import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { watchForBomb } from '../../src/readers/gzip-bomb.ts';

const MB = 1 << 20;

/** How many MB of a piece are taken, each packed a thousand times. */
function taken(piece: Buffer, times: number): number {
  const look = watchForBomb(tmpdir());
  for (let i = 1; i <= times; i++) {
    try {
      look(piece, i * 1024);
    } catch (error) {
      expect((error as Error).message).toContain('one piece without a line break');
      return i;
    }
  }
  return times;
}

it('a table of zeros is none, however well it is packed', () => {
  expect(taken(Buffer.from('0,0,0,0\n'.repeat(MB / 8)), 2000)).toBe(2000);
});

it('a list of objects in one line is none', () => {
  expect(taken(Buffer.from('{"a":0},'.repeat(MB / 8)), 2000)).toBe(2000);
});

it('one cell is, from 256 MB on', () => {
  expect(taken(Buffer.alloc(MB, 'a'), 2000)).toBe(257);
});

it('one cell below a table is, before 64 MB of it', () => {
  const look = watchForBomb(tmpdir());
  const rows = Buffer.from('0,0,0,0\n'.repeat(MB / 8));
  for (let i = 1; i <= 1000; i++) look(rows, i * 1024);
  let cells = 0;
  expect(() => {
    for (; cells < 1000; cells++) look(Buffer.alloc(MB, 'a'), (1000 + cells) * 1024);
  }).toThrow('400 times as large');
  expect(cells).toBe(63);
});
