import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';

async function makeProject(): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': config, 't.txt': 'a\nb\n' });
  await lsimport(folder, ['init', 'my shop', '-i', 't.txt', '-l', 'c.xml']);
  return folder;
}

const untimed = (text: string) => text.replace(/in [\d.]+ s/, '');

it('a project is converted as export does it', async () => {
  const folder = await makeProject();
  const exported = await lsimport(folder, ['export', 'my shop', '-o', 'e.json']);
  for (const more of [[], ['--to', 'tasks-1.x']]) {
    const ended = await lsimport(folder, ['convert', 'my shop', '-o', 'c.json', '--force', ...more]);
    expect(ended.code).toBe(0);
    expect(untimed(ended.stdout).replaceAll('c.json', 'e.json')).toBe(untimed(exported.stdout));
    expect(readFileSync(join(folder, 'c.json'))).toEqual(readFileSync(join(folder, 'e.json')));
  }
});

it.each([
  ['--input-format', ['--input-format', 'json-dir']],
  ['--label-config', ['-l', 'c.xml']],
  ['--to jsonl', ['--to', 'jsonl']],
])('%s does not apply to a project, which is refused', async (flag, args) => {
  const folder = await makeProject();
  const { code, stderr } = await lsimport(folder, ['convert', 'my shop', ...args]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(`${flag} does not apply to a project folder, which my shop is`),
  ]);
  expect(stderr).toContain("lsimport export 'my shop'");
});
