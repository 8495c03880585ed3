import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parquetMetadata } from 'hyparquet';
import { expect, test } from 'vitest';
import { refuseImpossible } from '../../../src/readers/parquet-sense.ts';
import { refuseBomb } from '../../../src/readers/rows-bomb.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const whole = readFileSync(fixture('parquet/none/input.parquet'));
const rows = parquetMetadata(bufferOf(whole)).num_rows;
const groupsOf = (file: Buffer) => parquetMetadata(bufferOf(file)).row_groups;
const valuesOf = (file: Buffer) =>
  groupsOf(file)[0]!.columns.map(({ meta_data: column }) => column!.num_values);

function bufferOf(file: Buffer): ArrayBuffer {
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer;
}

/** A number as Thrift writes it. */
function varint(number: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = number * 2n; ; rest >>= 7n) {
    if (rest < 128n) return Buffer.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 127n) | 128);
  }
}

/** The file with another number at the first place of its end where `isThere` then finds it. */
function withCount(file: Buffer, count: bigint, isThere: (file: Buffer) => boolean): Buffer {
  const end = file.length - 8;
  const start = end - file.readUInt32LE(end);
  for (let at = start; at < end; at++) {
    const written = [...new Set([rows, ...valuesOf(file)])]
      .map(varint)
      .find((bytes) => bytes.equals(file.subarray(at, at + bytes.length)));
    if (!written) continue;
    const footer = Buffer.concat([
      file.subarray(start, at),
      varint(count),
      file.subarray(at + written.length, end),
    ]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    const changed = Buffer.concat([file.subarray(0, start), footer, length, Buffer.from('PAR1')]);
    try {
      if (isThere(changed)) return changed;
    } catch {}
  }
  throw new Error('no such place');
}

const many = 1_000_000_000_000n;
const manyRows = withCount(whole, many, (file) => groupsOf(file)[0]!.num_rows === many);
const columnCount = groupsOf(whole)[0]!.columns.length;

async function convert(file: Buffer) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': file });
  return lsimport(folder, ['convert', 'a.parquet', '--to', 'jsonl', '-o', '-']);
}

test('more rows than values are refused at once', async () => {
  const { code, stdout, stderr } = await convert(manyRows);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/as Parquet: it counts 1000000000000 rows and \d+ values in one column/);
});

test('rows that no column has are refused, and do not become tasks of nulls', async () => {
  let file = withCount(whole, rows + 3n, (changed) => groupsOf(changed)[0]!.num_rows === rows + 3n);
  for (let column = 0; column < columnCount; column++) {
    const value = groupsOf(file)[0]!.columns[column]!.meta_data!.num_values;
    if (value >= rows + 3n) continue;
    file = withCount(file, rows + 3n, (changed) => valuesOf(changed)[column] === rows + 3n);
  }
  const { code, stdout, stderr } = await convert(file);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/its column ".*" ends before row \d+/);
});

test('an end without the rows before it is refused', async () => {
  const end = whole.length - 8;
  const start = end - whole.readUInt32LE(end);
  const { code, stderr } = await convert(Buffer.concat([Buffer.from('PAR1'), whole.subarray(start)]));
  expect(code).toBe(3);
  expect(stderr).toContain('Cannot read a.parquet as Parquet');
});

test('what is no Parquet and is to be read as it is refused, from a pipe too', async () => {
  const { code, stderr } = await lsimport(temporaryFolder(), ['check', '-', '--input-format', 'parquet'], {
    stdin: Readable.from([Buffer.from('{"text": "a"}\n')]),
  });
  expect(code).toBe(3);
  expect(stderr).toContain('is not a Parquet file: it does not begin with PAR1');
});

test('decimal places that no number has are refused', () => {
  const metadata = { schema: [{ name: 'price', scale: 2_000_000_000 }], row_groups: [] };
  expect(() => refuseImpossible(metadata as never, { children: [] } as never, 100)).toThrow(
    'the numbers of its column "price" have 2000000000 decimal places',
  );
});

test('rows are a bomb when they are large and far larger than the file', () => {
  expect(() => refuseBomb(2e9, 1e6)).toThrow('1000 times');
  expect(() => refuseBomb(2e9, 1e7)).not.toThrow();
  expect(() => refuseBomb(5e8, 1e3)).not.toThrow();
});
