import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRows } from '../../../src/readers/csv/rows.ts';
import { isBlankRow, textsOf } from '../../../src/readers/csv/text.ts';
import { SourceProblem } from '../../../src/readers/source-problem.ts';
import { giveBytes } from '../../support/few-bytes.ts';
import { fixture } from '../../support/recorded.ts';
import { runCount } from '../../support/run-count.ts';

interface Read {
  rows: string[][];
  /** The line that each row begins in. */
  lines: number[];
  /** The code of what stopped the reading. */
  stopped?: string;
}

function read(text: string | Buffer, delimiter = ',', steps?: number[]): Read {
  const result: Read = { rows: [], lines: [] };
  try {
    for (const batch of cutRows(giveBytes(Buffer.from(text), steps), delimiter.charCodeAt(0))) {
      for (let row = 0; row < batch.size; row++) {
        result.rows.push(isBlankRow(batch, row) ? [] : textsOf(batch, row));
        result.lines.push(batch.lines[row]!);
      }
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    result.stopped = error.finding.code;
  }
  return result;
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'b ', ',', ';', '"', '\n', '\r\n', 'é', '\u{1f426}', '\\', '\u0001'),
  maxLength: 12,
});
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 12,
  }),
);
const steps = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

/** Writes a table in which every cell is quoted that needs it, and those that `quote` picks. */
function write(rows: string[][], delimiter: string, lineBreak: string, quote: (text: string) => boolean) {
  const written = (text: string) =>
    quote(text) || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  return rows.map((row) => row.map(written).join(delimiter) + lineBreak).join('');
}

describe('rows of well-formed text', () => {
  it('are what csv-parse reads, however few bytes come at a time', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        steps,
        (rows, delimiter, lineBreak, few) => {
          const text = write(rows, delimiter, lineBreak, (cellText) => cellText.length % 3 !== 1);
          const expected: string[][] = parse(text, { delimiter, record_delimiter: lineBreak });
          expect(read(text, delimiter, few)).toMatchObject({ rows: expected });
          expect(expected).toEqual(rows);
        },
      ),
      { numRuns: runCount(500) },
    );
  });

  it('begin in the line that csv-parse says they end in, less the breaks in them', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = write(rows, ',', '\n', () => true);
        const parsed = parse(text, { record_delimiter: '\n', info: true }) as unknown as {
          info: { lines: number };
        }[];
        const ends = parsed.map(({ info }) => info.lines);
        const starts = [1, ...ends.map((line) => line + 1)].slice(0, rows.length);
        const hasLoneBreaks = rows.flat().some((text) => text.includes('\r'));
        if (!hasLoneBreaks) expect(read(text).lines).toEqual(starts);
      }),
    );
  });
});

describe('rows of odd text', () => {
  const recorded: { text: string; rows: string[][] }[] = JSON.parse(
    readFileSync(fixture('csv/python-csv.json'), 'utf8'),
  );

  it("are what Python's csv reads", () => {
    let unclosed = 0;
    for (const { text, rows } of recorded) {
      const found = read(text);
      if (found.stopped) unclosed++;
      // Python takes a quoted cell that does not end for one that ends with the file; here it is an error.
      expect({ text, rows: found.rows }).toEqual({ text, rows: found.stopped ? rows.slice(0, -1) : rows });
    }
    expect(unclosed).toBeGreaterThan(100);
    expect(unclosed).toBeLessThan(recorded.length / 2);
  });

  it('are the same however few bytes come at a time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recorded), steps, ({ text }, few) => {
        expect(read(text, ',', few)).toEqual(read(text));
      }),
      { numRuns: runCount(1000) },
    );
  });
});

it('a byte that is not UTF-8 stops the reading after the rows before it', () => {
  const bytes = Buffer.concat([Buffer.from('a,b\nc,"d\n'), Buffer.from([0xff]), Buffer.from('"\ne,f\n')]);
  expect(read(bytes)).toEqual({ rows: [['a', 'b']], lines: [1], stopped: 'invalid-utf8' });
});
