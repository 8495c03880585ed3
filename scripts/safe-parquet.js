// Makes hyparquet refuse a page of 50 bytes that says that it has a billion values, and end a run of values with its page. Nothing else can look at them:
// they are packed. V8 ends the process when a list becomes too long, so that nobody can be told.
const PACKAGE = /[\\/]hyparquet[\\/]src[\\/](encoding|column)\.js$/;

/** Values of a page that are always taken, and how many there may be for each byte of a page with more. */
const MOST = 2 ** 24;
const MOST_TIMES = 1000;

const changes = {
  encoding: [
    [
      'function readRle(reader, count, bitWidth, output, seen) {\n',
      'function readRle(reader, count, bitWidth, output, seen) {\n  count = Math.min(count, output.length - seen)\n',
    ],
  ],
  column: [
    [
      'const header = parquetHeader(reader)\n',
      `const header = parquetHeader(reader)
    for (const { num_values: count } of [header.data_page_header, header.data_page_header_v2, header.dictionary_page_header].filter(Boolean)) {
      if (!(count >= 0) || (count > ${MOST} && count > header.compressed_page_size * ${MOST_TIMES}))
        throw new Error(\`a page claims \${count} values\`)
    }
`,
    ],
  ],
};

/** For the build, and for the tests, which run the sources. */
export const safeParquet = {
  name: 'safe-parquet',
  transform(code, id) {
    const [, file] = PACKAGE.exec(id) ?? [];
    if (file === undefined) return undefined;
    return changes[file].reduce((changed, [from, to]) => {
      if (changed.split(from).length !== 2) throw new Error(`hyparquet has changed: look at ${from}`);
      return changed.replace(from, () => to);
    }, code);
  },
};
