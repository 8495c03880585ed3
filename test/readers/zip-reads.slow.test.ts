import { expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { zipOf } from '../support/zip.ts';

const calls = vi.hoisted(() => ({ reads: 0 }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const path = (fd: unknown) => fs.readlinkSync(`/proc/self/fd/${fd}`);
  return {
    ...fs,
    readSync: (...args: Parameters<typeof fs.readSync>) => {
      if (path(args[0]).endsWith('a.zip')) calls.reads++;
      return fs.readSync(...args);
    },
  };
});

it.runIf(process.platform === 'linux')('a ZIP archive of small files is read in windows', async () => {
  const folder = temporaryFolder();
  const files = Array.from({ length: 3000 }, (_, i) => ({ name: `t/${i}.txt`, content: `text ${i}` }));
  writeFiles(folder, {
    'a.zip': zipOf(files),
    'c.xml':
      '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>',
  });
  const { code } = await lsimport(folder, ['check', 'a.zip', '-l', 'c.xml', '--input-format', 'text-dir']);
  expect(code).toBe(0);
  // Its 350,000 bytes fit into two windows; what looks at the head of the file reads it as well.
  expect(calls.reads).toBeGreaterThan(0);
  expect(calls.reads).toBeLessThan(20);
});
