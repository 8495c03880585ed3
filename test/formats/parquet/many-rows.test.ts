import { expect, it } from 'vitest';
import { endsOf } from '../../../src/readers/parquet.ts';
import { refuseImpossible } from '../../../src/readers/parquet-sense.ts';

/** A row group as the end of a file tells of it, each column with as many values as there are rows. */
const group = (rows: number, columns: number, bytes: number) => ({
  num_rows: BigInt(rows),
  columns: Array.from({ length: columns }, () => ({
    meta_data: {
      path_in_schema: ['text'],
      num_values: BigInt(rows),
      total_uncompressed_size: BigInt(bytes / columns),
      total_compressed_size: BigInt(bytes / columns),
    },
  })),
});

// A page is unpacked once for each part of its rows, so that 10,000,000 nulls in one took 200 times as long as once.
it.each([
  ['a million nulls', group(1_000_000, 1, 31), [1_000_000]],
  ['four million nulls', group(4_000_000, 1, 31), [1_048_576, 2_097_152, 3_145_728, 4_000_000]],
  ['two columns of one value', group(1_000_000, 2, 62), [524_288, 1_000_000]],
  ['texts of a kilobyte', group(120_000, 1, 120_000_000), [50_000, 100_000, 120_000]],
  ['no rows', group(0, 1, 0), [0]],
])('%s are read in few parts, and large rows few at a time', (_, rows, ends) => {
  expect([...endsOf([rows as never])]).toEqual(ends);
});

it('more rows than programs put into a row group are refused where a few bytes stand for them', () => {
  const schema = { children: [{ element: { name: 'text' } }] } as never;
  const refuse = (...groups: object[]) =>
    refuseImpossible({ schema: [], row_groups: groups } as never, schema, 1e9);
  expect(() => refuse(group(10_000_000, 1, 31))).toThrow('it counts 10000000 rows in 31 bytes');
  // As pyarrow writes constants by default, and as it may write other columns when it is told to.
  expect(() => refuse(...Array(64).fill(group(1 << 20, 1, 31)))).not.toThrow();
  expect(() => refuse(group(1 << 26, 1, 10_000))).not.toThrow();
});
