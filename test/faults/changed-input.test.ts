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
const changes: [string, (path: string) => void][] = [
  ['grows', (path) => appendFileSync(path, '\n')],
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
    changes.map(([what, change]): [string, string, (path: string) => void] => [name, what, change]),
  ),
)('%s that %s while it is read is refused', async (name, _, change) => {
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
    stderr: expect.stringContaining(`error: ${name} changed while it was read.\nhelp: `),
  });
  expect(readdirSync(folder)).not.toContain('out.json');
});
