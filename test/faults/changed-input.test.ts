import { appendFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

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
