import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choicesConfig, choose } from './choices.ts';
import { lsimport } from './lsimport.ts';
import { makeFolder } from './make-folder.ts';
import { createProject1x, importInto1x } from './run/import-1x.ts';
import { listTasks1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

test('what convert writes of CSV and of completions is taken by the import of 1.x', async () => {
  const folder = makeFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('config.xml', choicesConfig);
  write('rows.csv', 'text,code\n"two\nlines",007\n"a ""quote""",NA\n');
  write(
    'work.json',
    JSON.stringify([{ id: 9, data: { text: 'c' }, completions: [{ result: choose('two'), lead_time: 2 }] }]),
  );
  const convert = (...args: string[]) => lsimport(folder, 'convert', ...args, '-l', 'config.xml', '--quiet');

  const server = await startServer1x();
  const id = await createProject1x(server, choicesConfig);
  await importInto1x(server, id, convert('rows.csv', '--input-format', 'csv'));
  await importInto1x(server, id, convert('work.json', '--to', 'tasks-1.x'));
  expect(await listTasks1x(server, id)).toMatchObject([
    { data: { text: 'two\nlines', code: '007' }, annotations: [] },
    { data: { text: 'a "quote"', code: 'NA' }, annotations: [] },
    { data: { text: 'c' }, annotations: [{ result: choose('two'), lead_time: 2, ground_truth: false }] },
  ]);
  await server.stop();
});
