import { expect, it } from 'vitest';
import { startFakeServer } from '../../support/label-studio/start.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config =
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';
const result = [{ id: 'r', from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['a'] } }];

it('sends the tasks of a project folder, with completions as annotations', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const tasks = [
    { id: 4, data: { text: 'one' }, completions: [{ id: 1, result, lead_time: 2 }] },
    { id: 6, data: { text: 'two' }, predictions: [{ result, score: 0.5 }] },
  ];
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) });
  await lsimport(folder, ['init', 'old', '-i', 'tasks.json', '-l', 'config.xml']);
  const { code, stdout } = await runPush(folder, server, ['old', '--project', 'From old']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Sent 2 tasks, 1 prediction, 1 annotation to the new project 1 "From old"/);
  expect([...server.project().tasks.values()]).toMatchObject([
    { data: { text: 'one' }, annotations: [{ result, lead_time: 2 }], meta: { lsimport: { key: 'id:4' } } },
    { data: { text: 'two' }, predictions: [{ result, score: 0.5 }], meta: { lsimport: { key: 'id:6' } } },
  ]);
});

it('checks them against the label config first', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'old/config.json': '{}',
    'old/config.xml': config,
    'old/tasks.json': '{"0": {"id": 0, "data": {"txet": "x"}}}',
  });
  const { code, stderr } = await runPush(folder, server, ['old', '--project', 'From old']);
  expect(code).toBe(1);
  expect(stderr).toContain('The data has no "text"');
  expect(server.state.projects.size).toBe(0);
});

it('checks completions in their files against it, too', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const renamed = [{ ...result[0], value: { choices: ['old'] } }];
  writeFiles(folder, {
    'old/config.json': '{}',
    'old/config.xml': config,
    'old/tasks.json': '{"0": {"id": 0, "data": {"text": "x"}}}',
    'old/completions/0.json': JSON.stringify({ id: 0, completions: [{ id: 1, result: renamed }] }),
  });
  const { code, stderr } = await runPush(folder, server, ['old', '--project', 'From old']);
  expect(code).toBe(1);
  expect(stderr).toContain('"c" has no label "old"');
  expect(server.state.projects.size).toBe(0);
});

it('names the place of a meta that is a list', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, {
    'old/config.json': '{}',
    'old/config.xml': config,
    'old/tasks.json': '{\n"0": {"id": 0, "data": {"text": "x"}, "meta": [1]}}',
  });
  const { code, stderr } = await runPush(folder, server, ['old', '--project', 'From old']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/\[meta-is-list\].*\n {2}old\/tasks\.json:2:\d+, task 0, \/meta\n/);
});

it('refuses options for links, which the tasks of a project folder have', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'old/config.json': '{}', 'old/config.xml': config, 'old/tasks.json': '{}' });
  for (const [flag, ...value] of [
    ['--upload'],
    ['--links', 'https://h.example/'],
    ['--base-url', 'http://h/'],
  ]) {
    const { code, stderr } = await runPush(folder, server, ['old', '--project', 'From old', flag!, ...value]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${flag} does not apply to a project folder, and old is one`);
  }
});

it('says what 1.x does not do with their label config, and with that of data', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const plain = '<View><Chat name="t" value="$text"/></View>';
  writeFiles(folder, {
    'old/config.json': '{}',
    'old/config.xml': plain,
    'old/tasks.json': '{"0": {"id": 0, "data": {"text": []}}}',
    'new.json': '[{"text": []}]',
  });
  for (const args of [['old'], ['-i', 'new.json', '-l', 'old/config.xml']]) {
    const { code, stderr } = await runPush(folder, server, [...args, '--project', 'Talks', '--dry-run']);
    expect(stderr).toContain('warning[tag-of-other-edition]');
    expect(code).toBe(0);
  }
});
