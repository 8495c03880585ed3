// Tables in files of their own kind.

import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { many, sentence, write } from './common.js';

/** A Parquet file with a column of texts and one of numbers, plain and not compressed, in row groups of 1,000 rows. */
const parquet = (path, times) => {
  const rows = 1000;
  const parts = [Buffer.from('PAR1')];
  let at = 4;
  const groups = many(Math.max(1, Math.round(70 * times)), (group) => {
    const numbers = Buffer.alloc(8 * rows);
    const texts = many(rows, (i) => {
      numbers.writeBigInt64LE(BigInt(group * rows + i), 8 * i);
      const text = Buffer.from(sentence(group * rows + i));
      const length = Buffer.alloc(4);
      length.writeInt32LE(text.length);
      return Buffer.concat([length, text]);
    });
    const columns = [
      { name: 'text', type: BYTES, page: Buffer.concat(texts) },
      { name: 'n', type: INT64, page: numbers },
    ].map(({ name, type, page }) => {
      const dataPage = struct([1, int(rows)], [2, int(0)], [3, int(3)], [4, int(3)]);
      const head = struct([1, int(0)], [2, int(page.length)], [3, int(page.length)], [5, dataPage]);
      const start = at;
      const size = head.bytes.length + page.length;
      parts.push(head.bytes, page);
      at += size;
      const sizes = [long(rows), long(size), long(size)].map((value, i) => [5 + i, value]);
      const names = [2, list([int(0)])];
      const column = struct([1, int(type)], names, [3, list([text(name)])], [4, int(0)], ...sizes, [
        9,
        long(start),
      ]);
      return { size, chunk: struct([2, long(start)], [3, column]) };
    });
    const bytes = columns.reduce((sum, { size }) => sum + size, 0);
    return struct([1, list(columns.map(({ chunk }) => chunk))], [2, long(bytes)], [3, long(rows)]);
  });
  const schema = list([
    struct([4, text('schema')], [5, int(2)]),
    struct([1, int(BYTES)], [3, int(0)], [4, text('text')], [6, int(0)]),
    struct([1, int(INT64)], [3, int(0)], [4, text('n')]),
  ]);
  const end = struct([1, int(1)], [2, schema], [3, long(groups.length * rows)], [4, list(groups)]).bytes;
  const length = Buffer.alloc(4);
  length.writeInt32LE(end.length);
  write(join(path, 'rows.parquet'), Buffer.concat([...parts, end, length, Buffer.from('PAR1')]));
  return join(path, 'rows.parquet');
};

/** Types of columns in parquet.thrift. */
const [INT64, BYTES] = [2, 6];

/** Values of Thrift's compact protocol, each with the number of its type. */
const varint = (value) => {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
};
const int = (value) => ({ type: 5, bytes: varint(2 * value) });
const long = (value) => ({ type: 6, bytes: varint(2 * value) });
const text = (value) => ({ type: 8, bytes: Buffer.concat([varint(value.length), Buffer.from(value)]) });
const list = (items) => {
  const head = items.length < 15 ? [(items.length << 4) | items[0].type] : [0xf0 | items[0].type];
  const size = items.length < 15 ? Buffer.alloc(0) : varint(items.length);
  return { type: 9, bytes: Buffer.concat([Buffer.from(head), size, ...items.map(({ bytes }) => bytes)]) };
};
/** Fields by their number, of which the bytes have the difference to the one before. */
const struct = (...fields) => {
  let last = 0;
  const parts = fields.flatMap(([id, { type, bytes }]) => {
    const head = Buffer.from([((id - last) << 4) | type]);
    last = id;
    return [head, bytes];
  });
  return { type: 12, bytes: Buffer.concat([...parts, Buffer.from([0])]) };
};

/** A workbook with one sheet; its entries are compressed one after the other, so that it is as large as a zip may be in memory. */
const xlsx = (path, times) => {
  const rows = many(
    XLSX_ROWS * times,
    (i) =>
      `<row><c t="inlineStr"><is><t>${i === 0 ? 'text' : sentence(i)}</t></is></c>${i === 0 ? '<c t="inlineStr"><is><t>n</t></is></c>' : `<c><v>${i}</v></c>`}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const entries = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${types}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${types}/worksheet" Target="s.xml"/></Relationships>`,
    'xl/s.xml': `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  write(join(path, 'rows.xlsx'), zip(entries));
  return join(path, 'rows.xlsx');
};

function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [bytes, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(bytes, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const start = Buffer.alloc(4 + 42);
    start.writeUInt32LE(0x02014b50, 0);
    start.writeUInt16LE(20, 4);
    common.copy(start, 6);
    start.writeUInt32LE(at, 42);
    directory.push(start, path);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = Object.keys(entries).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** Rows of a workbook of the usual size: what is compressed well says little by its bytes. */
export const XLSX_ROWS = 40_000;

export const tables = {
  parquet,
  xlsx,
};
