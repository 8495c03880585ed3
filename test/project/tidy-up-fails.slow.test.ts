import { readdirSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// No hidden folder can be removed, as on a network disk on which a file that was removed is still open.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    rmdirSync: (path: string) => {
      throw Object.assign(new Error(`EBUSY: resource busy, rmdir '${path}'`), {
        code: 'EBUSY',
        syscall: 'rmdir',
      });
    },
  };
});

it.each([
  ['a new project', {}, ['init', 'p', '-i', 't.json'], 'Created project p with 1 task'],
  [
    'one that replaces another',
    { 'p/tasks.json': '' },
    ['init', 'p', '-i', 't.json', '--force'],
    'Created project p with 1 task',
  ],
  ['a file of tasks', {}, ['convert', 't.json', '-o', 'p.json'], 'Converted 1 task'],
])(
  '%s is there even if the hidden folder cannot be removed, which is said',
  async (_, files, args, summary) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"text": "owl"}]', ...files });
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect(stderr).toMatch(/^note: A hidden folder is left: remove it with rm -r \/.*\/\.lsimport-\w+\n$/);
    expect(stdout).toContain(summary);
    expect(code).toBe(0);
    expect(readdirSync(folder).some((name) => /^p(\.json)?$/.test(name))).toBe(true);
  },
);

it('the hidden folder of --sarif is named too', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'c.xml': '<View><Text name="t" value="$text"/></View>',
    't.json': '[{"text": "owl"}]',
  });
  const { code, stderr } = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--sarif', 'o.sarif']);
  expect(stderr).toMatch(/^note: A hidden folder is left: remove it with rm -r \/.*\/\.lsimport-\w+\n$/);
  expect(readdirSync(folder)).toContain('o.sarif');
  expect(code).toBe(0);
});
