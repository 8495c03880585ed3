import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { legacyToken } from '../../support/label-studio/routes.ts';
import { personalToken, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = `<?xml version="1.0" encoding="utf-8"?>
<View>
  <Text name="review" value="$text"/>
  <Choices name="sentiment" toName="review"><Choice value="good"/><Choice value="bad"/></Choices>
</View>`;

const choice = (label: string) => [
  { id: 'r1', from_name: 'sentiment', to_name: 'review', type: 'choices', value: { choices: [label] } },
];

const tasks = [
  { id: 7, data: { text: 'fine' }, predictions: [{ result: choice('good'), score: 0.9 }] },
  { id: 9, data: { text: 'poor 12345678901234567890' }, completions: [{ id: 1, result: choice('bad') }] },
  { data: { text: 'well' }, meta: { page: 3 } },
];

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  return folder;
}

it('creates the project and sends tasks with predictions and annotations', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'tasks.json': JSON.stringify(tasks) });
  const { code, stdout, stderr } = await runPush(folder, server, [
    'tasks.json',
    '-l',
    'config.xml',
    '--project',
    'Reviews',
  ]);
  expect(stderr).not.toMatch(/error|completions/);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Sent 3 tasks, 1 prediction, 1 annotation to the new project 1 "Reviews" in /);
  expect(stdout).toContain(`Open ${server.url}/projects/1/data\n`);

  const project = server.project();
  expect(project).toMatchObject({
    title: 'Reviews',
    sampling: 'Sequential sampling',
    model_version: 'lsimport',
  });
  expect(project.label_config).toBe(config.replace(/^.*\n/, ''));
  expect([...project.tasks.values()]).toMatchObject([
    {
      data: { text: 'fine' },
      predictions: [{ result: choice('good'), score: 0.9, model_version: 'lsimport' }],
      annotations: [],
      meta: { lsimport: { key: 'id:7' } },
    },
    {
      data: { text: 'poor 12345678901234567890' },
      annotations: [{ result: choice('bad'), ground_truth: false }],
      meta: { lsimport: { key: 'id:9' } },
    },
    { data: { text: 'well' }, meta: { page: 3, lsimport: { key: expect.stringMatching(/^hash:/) } } },
  ]);
});

it('sends nothing the second time, and says so', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'tasks.json': JSON.stringify(tasks) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Reviews'];
  await runPush(folder, server, args);
  const before = [...server.project().tasks.keys()];
  server.requests.length = 0;
  const { code, stdout } = await runPush(folder, server, args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Nothing to send: all 3 tasks are in project 1 "Reviews" already /);
  expect([...server.project().tasks.keys()]).toEqual(before);
  expect(server.requests.filter(({ path }) => path.endsWith('/import'))).toEqual([]);
});

it('takes the label config of the project when none is given', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'a.json': JSON.stringify(tasks.slice(0, 1)), 'b.json': '[{"wrong": 1}]' });
  await runPush(folder, server, ['a.json', '-l', 'config.xml', '--project', 'Reviews']);
  const { code, stderr } = await runPush(folder, server, ['b.json', '--project', '1']);
  expect(code).toBe(1);
  expect(stderr).toContain('The data has no "text"');
  expect(stderr).toContain('Nothing was sent: ');
  expect(server.project().tasks.size).toBe(1);
});

it('refuses another label config with the lines that differ, and sends it when asked to', async () => {
  const server = await startFakeServer();
  const other = config.replace('bad', 'awful');
  const folder = folderWith({ 'other.xml': other, 'a.txt': 'one\n' });
  await runPush(folder, server, ['a.txt', '-l', 'config.xml', '--project', 'Reviews']);
  const args = ['a.txt', '-l', 'other.xml', '--project', 'Reviews'];
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(5);
  expect(stderr).toContain('The project "Reviews" has another label config:');
  expect(stderr).toMatch(/^\s+- .*<Choice value="bad"\/>/m);
  expect(stderr).toMatch(/^\s+\+ .*<Choice value="awful"\/>/m);
  expect(server.project().label_config).toContain('bad');
  expect((await runPush(folder, server, [...args, '--update-config'])).code).toBe(0);
  expect(server.project().label_config).toContain('awful');
});

it('keeps the label config of a project whose annotations use what the new one has not', async () => {
  const server = await startFakeServer();
  const other = config.replace('value="bad"', 'value="awful"').replace('$text', '$other');
  const folder = folderWith({
    'tasks.json': JSON.stringify(tasks),
    'good.json': JSON.stringify(tasks.slice(0, 1)),
    'other.xml': other,
    'other.json': '[{"data": {"other": "one"}}]',
  });
  await runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', 'Used']);
  const to = (title: string, ...more: string[]) =>
    runPush(folder, server, [
      'other.json',
      '-l',
      'other.xml',
      '--update-config',
      '--project',
      title,
      ...more,
    ]);
  for (const more of [[], ['--dry-run']]) {
    const { code, stderr } = await to('Used', ...more);
    expect(code).toBe(5);
    expect(stderr).toContain(
      'error: Label Studio refuses this label config for the project "Used": These labels still exist',
    );
    expect(stderr).toContain(
      'help: Keep what its annotations use in the label config, or push to another project.',
    );
  }
  expect(server.project().label_config).toContain('bad');
  await runPush(folder, server, ['good.json', '-l', 'config.xml', '--project', 'Free']);
  const dry = await to('Free', '--dry-run');
  expect(dry.stdout).toContain('\n  its label config would be replaced\n');
  expect(dry.stderr).toContain(
    'note: The new label config reads "other", and the one before did not: tasks of the project without it cannot be shown.',
  );
});

it('sends nothing in a dry run, but compares', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'tasks.json': JSON.stringify(tasks) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Reviews', '--dry-run', '--json'];
  const { code, stdout } = await runPush(folder, server, args);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'push',
    dryRun: true,
    written: 3,
    predictions: 1,
    annotations: 1,
  });
  expect(server.state.projects.size).toBe(0);
  expect(server.requests.map(({ method }) => method)).not.toContain('PATCH');
});

it('gives all predictions one version, and has the project show it', async () => {
  const server = await startFakeServer();
  const made = [
    { data: { text: 'x' }, predictions: [{ result: choice('good'), model_version: 'a' }, { result: [] }] },
  ];
  const mixed = [
    {
      data: { text: 'y' },
      predictions: [
        { result: [], model_version: 'a' },
        { result: [], model_version: 'b' },
      ],
    },
  ];
  const folder = folderWith({ 'made.json': JSON.stringify(made), 'mixed.json': JSON.stringify(mixed) });
  await runPush(folder, server, ['made.json', '-l', 'config.xml', '--project', 'Reviews']);
  expect(server.project().model_version).toBe('a');
  const refused = await runPush(folder, server, ['mixed.json', '--project', 'Reviews']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('--model-version a');
  await runPush(folder, server, ['mixed.json', '--project', 'Reviews', '--model-version', 'new']);
  expect(server.project().model_version).toBe('new');
  const versions = [...server.project().tasks.values()].map(({ predictions }) =>
    predictions.map((p) => p.model_version),
  );
  expect(versions).toEqual([
    ['a', 'a'],
    ['new', 'new'],
  ]);
});

it('sends the sound tasks with --invalid-tasks skip, and writes the others', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'tasks.json': JSON.stringify([{ txt: 1 }, ...tasks]) });
  const args = [
    'tasks.json',
    '-l',
    'config.xml',
    '--project',
    'Reviews',
    '--invalid-tasks',
    'skip',
    '--rejected',
    'no.jsonl',
  ];
  const { code, stdout } = await runPush(folder, server, args);
  expect(code).toBe(0);
  expect(stdout).toContain('  rejected: 1 task, see no.jsonl');
  const keys = [...server.project().tasks.values()].map(({ meta }) => (meta.lsimport as { key: string }).key);
  expect(keys).toEqual(['id:7', 'id:9', expect.stringMatching(/^hash:/)]);
});

it('begins with 100 tasks, puts at most 1,000 into a request, and says its length', async () => {
  const server = await startFakeServer();
  const folder = folderWith({
    'lines.txt': Array.from({ length: 2500 }, (_, i) => `text ${i % 2000}`).join('\n'),
  });
  const { code, stdout } = await runPush(folder, server, [
    'lines.txt',
    '-l',
    'config.xml',
    '--project',
    'Reviews',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    written: 2500,
    chunks: 3,
    doubts: 0,
    inProject: { tasks: 2500 },
  });
  const imports = server.requests.filter(({ path }) => path.endsWith('/import'));
  expect(imports.map(({ body }) => JSON.parse(body.toString()).length)).toEqual([100, 300, 600, 1000, 500]);
  expect(imports.every(({ headers, body }) => Number(headers['content-length']) === body.length)).toBe(true);
});

it('takes a legacy token, and a path in front of the server', async () => {
  const server = await startFakeServer({ prefix: '/labels' });
  const folder = folderWith({ 'a.txt': 'one\n' });
  const args = ['a.txt', '-l', 'config.xml', '--project', 'Reviews'];
  expect((await runPush(folder, server, args, { LABEL_STUDIO_API_KEY: legacyToken })).code).toBe(0);
  expect(server.project().tasks.size).toBe(1);
});

it('never prints the token', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'a.txt': 'one\n', token: personalToken });
  server.fault = ({ path }) =>
    path === '/api/token/refresh' ? { when: 'before', answer: { status: 401 } } : undefined;
  const args = ['a.txt', '-l', 'config.xml', '--project', 'Reviews', '--token-file', 'token', '--json'];
  const { code, stdout, stderr } = await runPush(folder, server, args, { LABEL_STUDIO_API_KEY: '' });
  expect(code).toBe(5);
  expect(stdout).toContain('does not accept the personal access token');
  for (const part of personalToken.split('.')) expect(stdout + stderr).not.toContain(part);
});

it('says that --sampling does not change a project that is there', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'a.txt': 'one\n' });
  const args = ['a.txt', '-l', 'config.xml', '--project', 'Reviews', '--sampling', 'uniform'];
  expect((await runPush(folder, server, args)).stderr).not.toContain('--sampling');
  server.project().sampling = 'Sequential sampling';
  const note = '--sampling applies to a new project only. Project 1 "Reviews" keeps its order';
  expect((await runPush(folder, server, [...args, '--dry-run'])).stderr).toContain(note);
  expect((await runPush(folder, server, args)).stderr).toContain(note);
});

it('quotes a number that no project can have, and says which titles work', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'a.txt': 'one\n' });
  const args = ['a.txt', '-l', 'config.xml', '--project'];
  const { code, stderr } = await runPush(folder, server, [...args, '9999999999999999999999']);
  expect(code).toBe(5);
  expect(stderr).toContain('There is no project 9999999999999999999999, or ');
  expect((await runPush(folder, server, [...args, '2024'])).stderr).toContain(
    'Or use its title; for a new title, unless it is all digits, a project is created.',
  );
});

it('takes digits that are no number of a project for a title, and creates none with it', async () => {
  const server = await startFakeServer();
  const folder = folderWith({ 'a.txt': 'one\n' });
  const to = (project: string) =>
    runPush(folder, server, ['a.txt', '-l', 'config.xml', '--project', project]);
  await to('Reviews');
  const absent = await to('0001');
  expect(absent.code).toBe(5);
  expect(absent.stderr).toContain('There is no project with the title "0001", and push creates none');
  expect(absent.stderr).toContain('For the project with this number: --project 1.');
  server.project().title = '0001';
  expect((await to('0001')).stdout).toMatch(/^Nothing to send: the task is in project 1 "0001" already/);
  server.project().title = '2024';
  const { stderr } = await to('2024');
  expect(stderr).toContain('There is no project 2024, but project 1 has the title "2024".');
  expect(stderr).toContain('Name it by its number: --project 1\n');
});

it('names the place of a meta that is a list, and rejects its task where that is asked for', async () => {
  const server = await startFakeServer();
  const folder = folderWith({
    'a.jsonl': '{"data":{"text":"x","n":123456789012345678901}}\n{"data":{"text":"y"},"meta":[]}\n',
  });
  const args = ['a.jsonl', '-l', 'config.xml', '--project', 'Reviews'];
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(1);
  expect(stderr).toContain('  a.jsonl:2:29, task 1, /meta\n');
  expect(stderr).not.toContain('0.9');
  const skip = await runPush(folder, server, [...args, '--invalid-tasks', 'skip', '--rejected', 'r.jsonl']);
  expect(skip.stdout).toMatch(/^Sent 1 task to /);
});

it('quotes the versions that it refuses', async () => {
  const server = await startFakeServer();
  const versions = ['m 1, old', 'm2'].map((model_version) => ({ result: [], model_version }));
  const folder = folderWith({ 'a.json': JSON.stringify([{ data: { text: 'x' }, predictions: versions }]) });
  const { stderr } = await runPush(folder, server, ['a.json', '-l', 'config.xml', '--project', 'Reviews']);
  expect(stderr).toContain('have 2 versions ("m 1, old", "m2"),');
  expect(stderr).toContain("Give all of them one: --model-version 'm 1, old'\n");
});

it('names the label config of the project that a task does not fit, as no file', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const config = '<View>\n  <Text name="t" value="$text"/>\n</View>';
  writeFiles(folder, { 'config.xml': config, 'a.json': '[{"text":"a"}]', 'b.json': '[{"txet":"b"}]' });
  await runPush(folder, server, ['a.json', '-l', 'config.xml', '--project', 'Texts']);
  const wrong = ['b.json', '--project', '1'];
  const { code, stderr } = await runPush(folder, server, [...wrong, '--sarif', 'b.sarif']);
  expect(code).toBe(1);
  expect(stderr).toContain('required by <Text name="t"> at <label config of project 1>:2:3');
  const { stdout } = await runPush(folder, server, [...wrong, '--json']);
  const sarif = readFileSync(join(folder, 'b.sarif'), 'utf8');
  for (const text of [stderr, stdout, sarif]) expect(text).not.toContain('.xml');
  expect(sarif).not.toContain('relatedLocations');
});
