import { describe, expect, it } from 'vitest';
import { csvMetadata } from '../../../../src/formats/media/metadata/csv-metadata.ts';
import { type Head, readerOf } from '../../../../src/readers/head.ts';

function open(text: string) {
  const bytes = Buffer.from(text);
  const found: unknown[] = [];
  const head: Head = { bytes, whole: true };
  const format = csvMetadata(readerOf(bytes), head, 'metadata.csv', ({ code }, { line }) =>
    found.push([code, line]),
  );
  return { bytes, format, found };
}

describe('metadata.csv', () => {
  it('each row is found again by its place, as text, without the column that names its file', () => {
    const { bytes, format, found } = open(
      'kind,file_name,n\n"a ""b""",./x\\1.png,01\r\n\n"two\nlines",y.png,\n',
    );
    const rows = [...format.rows()];
    expect(rows.map(({ name, line }) => [name, line])).toEqual([
      ['x/1.png', 2],
      ['y.png', 4],
    ]);
    const read = rows.map(({ start, length }) => format.read(bytes.subarray(start, start + length)));
    expect(read).toEqual([
      {
        name: 'x/1.png',
        columns: [
          ['kind', '"a \\"b\\""'],
          ['n', '"01"'],
        ],
      },
      {
        name: 'y.png',
        columns: [
          ['kind', '"two\\nlines"'],
          ['n', '""'],
        ],
      },
    ]);
    expect(found).toEqual([]);
  });

  it('reports rows of another length and rows without a file, and goes on', () => {
    const { format, found } = open('file_name,n\na.png\n,1\nb.png,2\n');
    expect([...format.rows()].map(({ name }) => name)).toEqual(['b.png']);
    expect(found).toEqual([
      ['ragged-row', 2],
      ['metadata-row-nameless', 3],
    ]);
  });

  it('is about something else without a file_name', () => {
    const { format } = open('file,n\na.png,1\n');
    expect(() => [...format.rows()]).toThrow(
      expect.objectContaining({ finding: { code: 'metadata-without-file-name', args: {} } }),
    );
  });
});

describe('what spreadsheets and programs write around a table', () => {
  it.each([
    ['a line for Excel', 'sep=;\nfile_name;kind\na.png;x\n', ['kind'], []],
    ['comments', '# made by a program\n# twice\nfile_name,kind\na.png,x\n', ['kind'], []],
    ['a header that is a comment', '# made\n# file_name,kind\na.png,x\n', ['kind'], []],
    [
      'an index of pandas',
      ',file_name,kind\n0,a.png,x\n',
      ['column1', 'kind'],
      [['metadata-column-unnamed', 1]],
    ],
    ['a delimiter at the end of each row', 'file_name,kind,\na.png,x,\n', ['kind'], []],
    ['rows of delimiters only', 'file_name,kind\na.png,x\n,\n,\n', ['kind'], []],
  ])('%s', (_what, text, keys, codes) => {
    const { bytes, format, found } = open(text);
    const rows = [...format.rows()].map(({ start, length }) =>
      format.read(bytes.subarray(start, start + length)),
    );
    expect(rows.map(({ name, columns }) => [name, columns.map(([key]) => key)])).toEqual([['a.png', keys]]);
    expect(rows[0]!.columns.at(-1)).toEqual(['kind', '"x"']);
    expect(found).toEqual(codes);
  });

  it('a cell below the end of the header is too many', () => {
    const { format, found } = open('file_name,kind,\na.png,x,\nb.png,y,z\n');
    expect([...format.rows()].map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    expect(found).toEqual([['metadata-column-unnamed', 1]]);
  });
});
