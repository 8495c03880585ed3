import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';
import { startS3 } from '../support/stores/s3-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cases = [
  ...[
    'json',
    'json-dir',
    'jsonl',
    'text',
    'text-dir',
    'csv',
    'tsv',
    'urls',
    'image-dir',
    'audio-dir',
    'video-dir',
  ],
  ...['pdf-dir', 'html-dir', 'coco', 'yolo', 'voc', 'labelme'],
].map((format) => [format, 'basic'] as const);

it.each([
  ...cases,
  ['html-dir', 'url'],
  ['time-series-dir', 'url'],
  ['time-series-dir', 'json'],
  ['metadata', undefined],
] as const)('%s %s gives the same tasks as from disk', async (format, name) => {
  const folder = temporaryFolder();
  const recorded = name === undefined ? fixture(format) : fixture(`${format}/${name}`);
  if (name === undefined && !existsSync(join(recorded, 'input'))) return;
  cpSync(recorded, folder, { recursive: true });
  const input = readdirSync(folder).find((entry) => entry.startsWith('input'))!;
  const more = join(recorded, 'args.json');
  const args: string[] = existsSync(more) ? JSON.parse(readFileSync(more, 'utf8')) : [];
  const s3 = await startS3('b', filesBelow(folder));
  s3.pageSize = 2;
  const options = ['--input-format', format, '-l', 'config.xml', '--to', 'jsonl', ...args];
  const isFolder = !/\.\w+$/.test(input);
  const links = ['--links', isFolder ? `s3://b/${input}` : 's3://b'];
  const plain = await lsimport(folder, ['convert', input, ...options]);
  const onDisk = /does not apply/.test(
    (await lsimport(folder, ['convert', input, ...options, ...links])).stderr,
  )
    ? plain
    : await lsimport(folder, ['convert', input, ...options, ...links]);
  const stored = await lsimport(folder, ['convert', `s3://b/${input}`, ...options]);
  expect(onDisk.code).toBe(0);
  expect(stored).toMatchObject({ code: 0, stdout: onDisk.stdout });
});

function filesBelow(folder: string): Record<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
