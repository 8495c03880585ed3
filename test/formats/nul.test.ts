import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** What `iconv -t utf-16le` makes, which writes no byte order mark. */
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const config = (object: string) =>
  `<View>${object}<Labels name="l" toName="o"><Label value="PER"/></Labels></View>`;
const plain = config('<Text name="o" value="$t"/>');
const page = '<View><HyperText name="o" value="$t"/><TextArea name="note" toName="o"/></View>';

async function check(files: Record<string, Uint8Array | string>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': plain, ...files });
  const [name] = Object.keys(files).map((path) => path.split('/')[0]!);
  const args = ['check', '-i', name!, '-l', 'config.xml', '--json', ...more];
  const { code, stdout } = await lsimport(folder, args);
  return { code, ...JSON.parse(stdout) };
}

it.each([
  ['text', 'line', 'a.txt', 'Hello\n', [1, 2], []],
  ['text', 'paragraph', 'a.txt', 'Hello\n', [1], ['--text-mode', 'paragraph']],
  ['text', 'file', 'a.txt', 'Hello\n', [1], ['--text-mode', 'file']],
  ['text-dir', 'line', 'in/a.txt', 'Hello\n', [1, 2], []],
  ['urls', 'line', 'a.txt', 'https://example.com/a', [1], []],
  ['conll', 'line', 'a.conll', 'Ada B-PER\n', [1, 2], []],
])('%s: a NUL byte in a %s is an error, as it is in csv', async (format, where, name, text, lines, more) => {
  const { code, diagnostics } = await check({ [name]: utf16(text) }, '--input-format', format, ...more);
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject(
    lines.map((line) => ({
      code: 'nul-byte',
      line,
      message: expect.stringContaining(`This ${where} contains a NUL`),
    })),
  );
  expect(diagnostics[0]).toMatchObject({ column: 2 });
});

it('html-dir: a NUL byte in a page is an error', async () => {
  const { code, diagnostics } = await check(
    { 'in/a.html': '<p>\nok\0</p>', 'config.xml': page },
    '--input-format',
    'html-dir',
  );
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([{ code: 'nul-byte', line: 2, column: 3, task: 0 }]);
});

// Columns of databases and exports of programs in C; the header of a CSV file is refused as well.
it.each([
  ['json', 'a.json', '[\n {"data": {"t": "x", "k\\u0000y": 1}}]'],
  ['jsonl', 'a.jsonl', '{"t": "x"}\n{"t": "y", "k\\u0000y": 1}\n'],
])('%s: a NUL in a key is an error, at its place', async (format, name, text) => {
  const { code, diagnostics } = await check({ [name]: text }, '--input-format', format);
  expect(code).toBe(1);
  expect(diagnostics).toMatchObject([
    { code: 'nul-byte', line: 2, message: expect.stringContaining('This key contains a NUL') },
  ]);
});

// PostgreSQL's jsonb answers "unsupported Unicode escape sequence: \\u0000 cannot be converted to text".
it.each([
  ['json', 'a.json', '[\n {"data": {"t": "x\\u0000y"}}]'],
  ['jsonl', 'a.jsonl', '{"t": "x"}\n{"t": "x\\u0000y"}\n'],
])('%s: a NUL in a value is a warning, as SQLite keeps it', async (format, name, text) => {
  const { code, diagnostics } = await check({ [name]: text }, '--input-format', format);
  expect(code).toBe(0);
  expect(diagnostics).toMatchObject([{ code: 'nul-in-text', severity: 'warning', line: 2 }]);
});

it('--compat 0.9 says nothing of a NUL in a value', async () => {
  const { diagnostics } = await check({ 'a.json': '[{"data": {"t": "x\\u0000y"}}]' }, '--compat', '0.9');
  expect(diagnostics).toEqual([]);
});

it('only the line with the NUL byte is refused, with its place', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': 'one\n  t\0wo\nthree\n', 'config.xml': plain });
  const args = [
    'init',
    'p',
    '-i',
    'a.txt',
    '--input-format',
    'text',
    '-l',
    'config.xml',
    '--invalid-tasks',
    'skip',
  ];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  expect(readTasks(join(folder, 'p')).map(({ data }) => data.t)).toEqual(['one', 'three']);
  expect(JSON.parse(readFileSync(join(folder, 'p/rejected.jsonl'), 'utf8'))).toMatchObject({
    task: 1,
    original: '  t\0wo',
    diagnostics: [{ code: 'nul-byte', line: 2, column: 4 }],
  });
});

it('--compat 0.9 takes NUL bytes, as Label Studio 0.9.1 does', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': utf16('Hello\n'), 'config.xml': plain });
  const args = ['init', 'p', '-i', 'a.txt', '--input-format', 'text', '-l', 'config.xml', '--compat', '0.9'];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  // [line.strip() for line in open('a.txt')] in Python
  expect(readTasks(join(folder, 'p')).map(({ data }) => data.t)).toEqual(['H\0e\0l\0l\0o\0', '\0']);
});

it('what is said of gzip in a folder leads to the way out', async () => {
  const { diagnostics } = await check({ 'in/a.txt': gzipSync('Hello\n') }, '--input-format', 'text-dir');
  expect(diagnostics).toMatchObject([
    { code: 'invalid-utf8', help: expect.stringContaining('Decompress it') },
  ]);
  expect(diagnostics[0].message).toContain('the file looks like gzip');
});

it.each([
  ['a JPEG image', 'text-dir', [0xff, 0xd8, 0xff, 0xe0, 0, 16], 'The file is a JPEG image, not text.'],
  ['no byte order mark', 'text-dir', [0xff, 0xaa], 'The byte 0xFF at offset 0 is not valid UTF-8.'],
])('%s is not taken for UTF-16', async (_what, format, bytes, message) => {
  const { diagnostics } = await check({ 'in/a.txt': Buffer.from(bytes) }, '--input-format', format);
  expect(diagnostics).toMatchObject([{ code: 'invalid-utf8', message }]);
});
