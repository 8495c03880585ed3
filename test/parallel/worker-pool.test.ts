import { expect, it } from 'vitest';
import { countWorkers } from '../../src/parallel/worker-pool.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it.each([
  ['the only processor', undefined, 1, 0],
  ['two processors', undefined, 2, 1],
  ['many processors', undefined, 64, 3],
  ['--threads 1', 1, 64, 0],
  ['--threads 2', 2, 64, 1],
  ['more threads than processors', 3, 1, 2],
  ['more threads than are of use', 100, 64, 3],
])('%s', (_, threads, processors, workers) => {
  expect(countWorkers(threads, processors)).toBe(workers);
});

it.each([
  ['--threads without data', ['check', '-l', 'c.xml', '--threads', '2'], '--threads needs --input-path'],
  ['no thread', ['check', 't.jsonl', '-l', 'c.xml', '--threads', '0'], 'a whole number from 1 to 1024'],
  [
    'several threads for a part',
    ['check', 't.jsonl', '-l', 'c.xml', '--threads', '2', '--shard', '0/2'],
    '--threads 2 does not apply with --shard',
  ],
  ['push, which sends in one thread', ['push', 't.jsonl', '--threads', '2'], "Unknown option '--threads'"],
])('refused: %s', async (_, args, message) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.jsonl': '{"text": "a"}\n', 'c.xml': '<View/>' });
  const { code, stderr } = await lsimport(folder, args);
  expect(stderr.replace(/\s+/g, ' ')).toContain(message);
  expect(code).toBe(2);
});
