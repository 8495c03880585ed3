import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

test('they are skipped in a folder of tables, which is said', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  writeFiles(folder, { 'd/a.jsonl': '{"text":"a"}\n{"txet":"b"}\n', 'c.xml': config });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'd/rejected.jsonl'];
  await lsimport(folder, ['convert', 'd/a.jsonl', '-l', 'c.xml', '-o', 'out.json', ...skip]);
  expect(readFileSync(join(folder, 'd/rejected.jsonl'), 'utf8')).toContain('txet');
  writeFiles(folder, { 'd/a.jsonl': '{"text":"a"}\n{"text":"b"}\n' });
  const { code, stdout } = await lsimport(folder, ['check', 'd', '-l', 'auto', '--json']);
  expect(code).toBe(0);
  const { format, tasks, skipped, notes } = JSON.parse(stdout);
  expect({ format, tasks, skipped }).toMatchObject({
    format: 'table-dir',
    tasks: 2,
    skipped: { 'files of tasks that an earlier run rejected': 1 },
  });
  expect(notes.join()).toContain('d/rejected.jsonl');
});

test('a folder that has nothing else is refused by name', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  writeFiles(folder, { 'a.jsonl': '{"text":"a"}\n{"txet":"b"}\n', 'c.xml': config, 'd/.keep': '' });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'd/rejected.jsonl'];
  await lsimport(folder, ['convert', 'a.jsonl', '-l', 'c.xml', '-o', 'out.json', ...skip]);
  for (const config of ['auto', 'c.xml']) {
    const { code, stderr } = await lsimport(folder, ['check', 'd', '-l', config]);
    expect(code).toBe(1);
    expect(stderr).toContain('d/rejected.jsonl has the tasks that an earlier run rejected');
  }
});

test('they are skipped in a folder of texts with spans, also when it is detected, which is said', async () => {
  const folder = temporaryFolder();
  const config =
    '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="PER"/></Labels></View>';
  const span = '{"text":"Ada","label":[[0,3,"PER"]]}\n';
  writeFiles(folder, { 'd/a.jsonl': `${span}{"text":1,"label":[[0,3,"PER"]]}\n`, 'c.xml': config });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'd/rejected.jsonl'];
  await lsimport(folder, ['convert', 'd/a.jsonl', '-l', 'c.xml', '-o', 'out.json', ...skip]);
  expect(readFileSync(join(folder, 'd/rejected.jsonl'), 'utf8')).toContain('"original"');
  writeFiles(folder, { 'd/a.jsonl': span });
  const { stdout } = await lsimport(folder, ['check', 'd', '-l', 'c.xml', '--json']);
  const { format, tasks, skipped, notes } = JSON.parse(stdout);
  expect({ format, tasks, skipped }).toEqual({
    format: 'spans-jsonl',
    tasks: 1,
    skipped: { 'files of tasks that an earlier run rejected': 1 },
  });
  expect(notes.join()).toContain('d/rejected.jsonl');
});

test('the tasks that a run rejected are refused as the input of another', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  const tasks = [{ data: { text: 'a' } }, { data: { txet: 'b' } }];
  writeFiles(folder, { 'a.json': JSON.stringify(tasks), 'c.xml': config });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
  await lsimport(folder, ['convert', 'a.json', '-l', 'c.xml', '-o', 'out.json', ...skip]);
  expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toContain('txet');
  const { code, stderr } = await lsimport(folder, ['check', 'rejected.jsonl', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stderr).toContain('rejected.jsonl has the tasks that an earlier run rejected');
  const args = ['check', 'rejected.jsonl', '-l', 'auto', '--input-format', 'jsonl'];
  expect((await lsimport(folder, args)).stdout).toContain('Checked 1 task');
});

test('the help has the command that gets the tasks of JSON out of them, and none for rows of CSV', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
  writeFiles(folder, {
    'a.json': '[{"text":"a"},\n{"txet":\n"b"}]',
    'b.csv': 'id,text\n1,a\n2,a,b\n',
    'c.xml': config,
  });
  const says = [];
  for (const name of ['a.json', 'b.csv']) {
    const skip = ['--invalid-tasks', 'skip', '--rejected', `${name}.jsonl`];
    await lsimport(folder, ['convert', name, '-l', 'c.xml', '-o', `${name}.out`, ...skip]);
    says.push((await lsimport(folder, ['check', `${name}.jsonl`, '-l', 'c.xml'])).stderr);
  }
  const command = `jq -r '.original | gsub("[\\r\\n]+"; " ")' a.json.jsonl > fix.jsonl`;
  expect(says[0]).toContain(`To get the tasks: ${command}. Fix and import those.`);
  expect(says[1]).toContain('Fix the tasks in the files that it names');
});
