import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../../support/label-studio/start.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { makeShards, manifestPath, manifests, mergeShards } from '../merge/make-shards.ts';
import { runPush } from './run-push.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
const to = ['-l', 'config.xml', '--project', 'Birds'];
const birds = ['owl', 'wren', 'kite', 'jay', 'robin', 'rook', 'crane'];

async function shardsOf(files: Record<string, string>, args: readonly string[], n = 3): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  for (const { code, stderr } of await makeShards(folder, n, [...args, '-l', 'config.xml']))
    expect(code, stderr).toBe(0);
  return folder;
}

const fromLines = (...more: string[]) =>
  shardsOf({ 'in.jsonl': birds.map((text) => `${JSON.stringify({ text })}\n`).join('') }, [
    'in.jsonl',
    ...more,
  ]);

function tasksOf(server: FakeServer): unknown[] {
  return [...server.project().tasks.values()].map(({ data, meta }) => [
    data.text,
    (meta as { lsimport: { key: string } }).lsimport.key,
  ]);
}

it.each(['jsonl', 'tasks'])('sends the tasks of shards with --to %s as those of one run', async (form) => {
  const server = await startFakeServer();
  const folder = await fromLines('--to', form);
  const first = await runPush(folder, server, [...manifests(3).reverse(), ...to]);
  expect(first.stdout, first.stderr).toMatch(/^Sent 7 tasks to the new project 1 "Birds"/);
  expect(tasksOf(server)).toEqual(birds.map((text, i) => [text, `id:${i}`]));

  const again = await runPush(folder, server, [...manifests(3), ...to]);
  expect(again.stdout).toMatch(/^Nothing to send/);
  // The file of merge has the same tasks, and its manifest stands for it.
  const all = form === 'jsonl' ? 'all.jsonl' : 'all.json';
  expect((await mergeShards(folder, 3, '-o', all)).code).toBe(0);
  for (const whole of [`${all}.manifest.json`, all]) {
    const { code, stdout, stderr } = await runPush(folder, server, [whole, ...to]);
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: expect.stringMatching(/^Nothing to send/) });
  }
  expect(server.project().tasks.size).toBe(7);
});

it('sends the tasks of shards of a folder in the order of its files', async () => {
  const server = await startFakeServer();
  const files = Object.fromEntries(birds.map((text, i) => [`in/${i + 5}.txt`, text]));
  const folder = await shardsOf(files, ['in', '--input-format', 'text-dir', '--to', 'jsonl']);
  const { code, stderr } = await runPush(folder, server, [...manifests(3), ...to]);
  expect(code, stderr).toBe(0);
  expect(tasksOf(server)).toEqual(birds.map((text, i) => [text, `id:${i}`]));
});

it('recognizes tasks by their data with --ids renumber', async () => {
  const server = await startFakeServer();
  const folder = await fromLines();
  await runPush(folder, server, [...manifests(3), ...to, '--ids', 'renumber']);
  const keys = tasksOf(server).map((task) => String((task as string[])[1]));
  expect(keys.filter((key) => /^hash:/.test(key))).toHaveLength(7);
});

it.each([
  ['tasks-1.x', []],
  ['jsonl', ['--ids', 'renumber']],
])('recognizes the input of shards with --to %s when it is renumbered', async (form, ids) => {
  const server = await startFakeServer();
  const lines = birds.map((text, id) => `${JSON.stringify({ id, data: { text, n: 1.5 } })}\n`);
  const folder = await shardsOf({ 'in.jsonl': lines.join('') }, ['in.jsonl', '--to', form]);
  await runPush(folder, server, [...manifests(3), ...to, ...ids]);
  const { stdout, stderr } = await runPush(folder, server, ['in.jsonl', ...to, '--ids', 'renumber']);
  expect(stdout, stderr).toMatch(/^Nothing to send/);
  expect(stdout).not.toContain('changed');
  expect(server.project().tasks.size).toBe(7);
});

it('says where the file of merge has what is wrong', async () => {
  const server = await startFakeServer();
  const task = (label: string) => ({
    data: { text: label },
    predictions: [{ result: [{ from_name: 'a', to_name: 't', type: 'textarea', value: { text: [label] } }] }],
  });
  const folder = temporaryFolder();
  const lines = birds.map((bird) => `${JSON.stringify(task(bird))}\n`).join('');
  writeFiles(folder, { 'in.jsonl': lines, 'config.xml': config });
  await makeShards(folder, 3, ['in.jsonl', '-l', 'config.xml', '--to', 'jsonl']);
  writeFileSync(join(folder, 'config.xml'), config.replaceAll('name="a"', 'name="b"'));
  const { code, stderr } = await runPush(folder, server, [...manifests(3), ...to]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/<merged shards>:1:/);
  expect(server.state.projects.size).toBe(0);
});

it.each<[string, (folder: string) => string[] | undefined, string, number]>([
  ['a missing shard', () => manifests(3).slice(1), 'Shard 0 of 3 is missing', 1],
  ['a shard given twice', () => [...manifests(3), manifests(3)[1]!], 'are both shard 1 of 3', 1],
  [
    'a shard that was changed',
    (folder) => void appendFileSync(join(folder, 'part-1-of-3.out'), ' '),
    'part-1-of-3.out is not what its manifest says',
    1,
  ],
  [
    'a shard with another label config',
    (folder) => {
      const path = manifestPath(folder, 1, 3);
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, config: 'f'.repeat(64) }));
      return undefined;
    },
    'part-1-of-3.out.manifest.json is of another label config',
    1,
  ],
  ['several inputs', () => ['in.jsonl', ...manifests(3)], 'in.jsonl is not a manifest of convert --shard', 2],
  ['a format', () => [...manifests(3), '--input-format', 'jsonl'], '--input-format does not apply', 2],
])('refuses %s and sends nothing', async (_, change, message, exitCode) => {
  const server = await startFakeServer();
  const folder = await fromLines();
  const { code, stderr } = await runPush(folder, server, [...(change(folder) ?? manifests(3)), ...to]);
  expect(stderr.replace(/\s+/g, ' ')).toContain(message);
  expect(code).toBe(exitCode);
  expect(server.state.projects.size).toBe(0);
});

it('refuses the manifest of a merged file that was changed', async () => {
  const server = await startFakeServer();
  const folder = await fromLines();
  await mergeShards(folder, 3, '-o', 'all.out');
  appendFileSync(join(folder, 'all.out'), '\n');
  const { code, stderr } = await runPush(folder, server, ['all.out.manifest.json', ...to]);
  expect(stderr).toContain('all.out is not what its manifest says.');
  expect(code).toBe(1);
  expect(server.state.projects.size).toBe(0);
});

it('reads data in a file with the name of a manifest', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'a.manifest.json': '[{"text": "owl"}]' });
  expect((await runPush(folder, server, ['a.manifest.json', ...to])).code).toBe(0);
  expect(server.project().tasks.size).toBe(1);
});

it('takes the input with -i too, but no other one', async () => {
  const folder = await fromLines();
  const both = await lsimport(folder, ['push', 'a.csv', '-i', 'b.csv', '--project', 'Birds']);
  expect(both.stderr).toContain('2 inputs given, and a.csv is not a manifest');
  expect(both.code).toBe(2);
});
