import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLines, type LineBatch, textOfLines } from '../../src/readers/lines.ts';
import { SourceProblem } from '../../src/readers/source-problem.ts';
import { stripSpace } from '../../src/readers/strip-space.ts';
import { giveBytes } from '../support/few-bytes.ts';
import { recorded } from '../support/recorded.ts';

function linesOf(batch: LineBatch): string[] {
  const textOf = textOfLines(batch);
  return batch.starts.map((_, i) => textOf(i));
}

/** All lines; their numbers must follow each other. */
function read(bytes: Uint8Array, steps?: number[], keepByteOrderMark = false): string[] {
  const all: string[] = [];
  for (const batch of cutLines(giveBytes(bytes, steps), keepByteOrderMark)) {
    expect(batch.first).toBe(all.length + 1);
    all.push(...linesOf(batch));
  }
  return all;
}

/** The lines before a bad byte, and what is said of it. */
function readBad(bytes: Uint8Array, steps?: number[]): { lines: string[]; problem: SourceProblem } {
  const all: string[] = [];
  try {
    for (const batch of cutLines(giveBytes(bytes, steps))) all.push(...linesOf(batch));
  } catch (problem) {
    if (problem instanceof SourceProblem) return { lines: all, problem };
    throw problem;
  }
  throw new Error('all of it was read');
}

const texts = recorded<string[]>('texts.json');
const lines = recorded<string[][]>('texts.lines.json');

describe('lines are those that Python reads', () => {
  it.each(texts.map((text, i) => [text, lines[i]!] as const))('%j', (text, expected) => {
    expect(read(Buffer.from(text), undefined, true).map(stripSpace)).toEqual(expected);
    expect(read(Buffer.from(text), [1], true).map(stripSpace)).toEqual(expected);
  });
});

it('lines do not depend on how the bytes come', () => {
  const piece = fc.constantFrom('a', 'é', '\u{1f600}', ' ', '\n', '\r', '\r\n', '\u2028', '\u0085');
  fc.assert(
    fc.property(
      fc.array(piece),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      (pieces, steps) => {
        const bytes = Buffer.from(pieces.join(''));
        expect(read(bytes, steps)).toEqual(read(bytes));
      },
    ),
  );
});

it('lines may be longer than what is read at a time', () => {
  const long = 'é'.repeat(3 << 20);
  const bytes = Buffer.from(`short\n${long}\r\n\n${long}`);
  expect(read(bytes)).toEqual(['short', long, '', long]);
});

it('a CRLF may lie on the border of what is read at a time', () => {
  const step = 1 << 20;
  for (const length of [step - 2, step - 1, step, step + 1]) {
    const bytes = Buffer.from(`${'a'.repeat(length)}\r\nb\n`);
    expect(read(bytes, [step]).map((line) => line.length)).toEqual([length, 1]);
  }
});

it('a byte order mark at the start is skipped, or kept when asked for', () => {
  const bytes = Buffer.from('\ufeffa\n\ufeffb');
  expect(read(bytes)).toEqual(['a', '\ufeffb']);
  expect(read(bytes, [1], true)).toEqual(['\ufeffa', '\ufeffb']);
});

describe('bytes that are no UTF-8', () => {
  // Text before, the bad bytes and what follows, then lines that can be read, line, column and offset of the first bad byte.
  it.each([
    ['', [0xff], [], 1, 1, 0],
    ['ok\n', [0xe4, 0x20], ['ok'], 2, 1, 3],
    ['ok\nmore ', [0xc3], ['ok'], 2, 6, 8],
    ['é\r\nü', [0x80, 0x0a], ['é'], 2, 2, 6],
    ['a\rb\rc', [0xed, 0xa0, 0x80], ['a', 'b'], 3, 2, 5],
    ['\u{1f600}', [0xf0, 0x9f, 0x98], [], 1, 3, 4],
    ['a\n', [0xf8, 0x88, 0x80, 0x80, 0x80], ['a'], 2, 1, 2],
    ['a\n', [0xc0, 0xaf], ['a'], 2, 1, 2],
  ])('%j and %j', (before, bad, expected, line, column, offset) => {
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from(bad), Buffer.from('z\nlast\n')]);
    for (const steps of [undefined, [1], [3]]) {
      const { lines, problem } = readBad(bytes, steps);
      expect(lines).toEqual(expected);
      expect(problem.place).toMatchObject({ line, column });
      const byte = `0x${bad[0]!.toString(16).toUpperCase()}`;
      expect(problem.finding).toMatchObject({ code: 'invalid-utf8', args: { offset, byte } });
    }
  });

  it('are found far into a file', () => {
    const good = 'line é\n'.repeat(300_000);
    const { lines, problem } = readBad(Buffer.concat([Buffer.from(`${good}ab`), Buffer.from([0xff])]));
    expect(lines).toHaveLength(300_000);
    expect(problem.place).toMatchObject({ line: 300_001, column: 3 });
    expect(problem.finding.args).toMatchObject({ offset: 300_000 * 8 + 2, byte: '0xFF' });
  });
});
