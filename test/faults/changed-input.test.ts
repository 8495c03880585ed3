import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { zipOf } from '../support/zip.ts';

const rows = Array.from({ length: 60_000 }, (_, i) => `owl ${i}`);
const files = {
  'in.txt': `${rows.join('\n')}\n`,
  'in.csv': `text,n\n${rows.map((row, i) => `${row},${i}\n`).join('')}`,
  'in.jsonl': rows.map((text) => `${JSON.stringify({ text })}\n`).join(''),
  'in.json': JSON.stringify(rows.map((text, id) => ({ id, data: { text } }))),
};
const COPY = 'Copy it first, and read the copy.';
const AGAIN = 'Run the same command again when nothing writes to it, or use a copy of it.';
/** What is done to the file, and what is said of it. A log never stands still, so only a copy of one can be read. */
const changes: [string, (path: string) => void, said?: string][] = [
  ['grows', (path) => appendFileSync(path, '\n'), `grew while it was read.\nhelp: ${COPY}`],
  ['is cut', (path) => truncateSync(path, 100_000)],
  ['is written again', (path) => writeFileSync(path, '')],
  [
    'is replaced',
    (path) => {
      writeFileSync(`${path}.new`, 'x');
      renameSync(`${path}.new`, path);
    },
  ],
  ['is removed', (path) => rmSync(path)],
];

it.each(
  Object.keys(files).flatMap((name) =>
    changes.map(
      ([what, change, said = `changed while it was read.\nhelp: ${AGAIN}`]) =>
        [name, what, change, said] as const,
    ),
  ),
)('%s that %s while it is read is refused', async (name, _, change, said) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>', ...files });
  const isWriting = () => readdirSync(folder).some((entry) => entry.startsWith('.lsimport-'));
  let isChanged = false;
  const changeOnce = () => {
    if (!isChanged && isWriting()) {
      isChanged = true;
      change(join(folder, name));
    }
    return false;
  };
  const format = name === 'in.txt' ? ['--input-format', 'text'] : [];
  const args = ['convert', name, ...format, '-l', 'c.xml', '--threads', '1', '-o', 'out.json'];
  const { code, stderr } = await lsimport(folder, args, { interruptWhen: changeOnce });
  expect(isChanged).toBe(true);
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining(`error: ${name} ${said}\n`),
  });
  expect(readdirSync(folder)).not.toContain('out.json');
});

const packed = gzipSync(files['in.csv']);
it.each([
  ['gzip', 'in.csv.gz', 'in.csv.gz', packed],
  ['a ZIP archive', 'in.zip', 'in.zip', zipOf([{ name: 'in.csv', content: files['in.csv'] }])],
  ['a table of a folder', 'in', 'in/a.csv', files['in.csv']],
  ['a compressed table of a folder', 'in', 'in/a.csv.gz', packed],
])('%s that changes while it is read is refused', async (_, input, name, content) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  let date = 1_700_000_000;
  // At every turn of the event loop, of which some come while it is open.
  const touch = () => {
    utimesSync(join(folder, name), ++date, date);
    return false;
  };
  const args = ['convert', input, '-l', 'c.xml', '--threads', '1', '-o', 'out.json', '--quiet'];
  expect(await lsimport(folder, args, { interruptWhen: touch })).toEqual({
    code: 3,
    stdout: '',
    stderr: `error: ${name} changed while it was read.\nhelp: ${AGAIN}\n`,
  });
  expect(readdirSync(folder)).not.toContain('out.json');
});
