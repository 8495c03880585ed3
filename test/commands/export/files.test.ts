import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { exportToFile, readFolder, writeProject } from './export-project.ts';

const tasksOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [i, { id: i, data: { text: `text ${i}` } }]));

const textsOf = (json: string) =>
  (JSON.parse(json) as { data: { text: string } }[]).map(({ data }) => data.text);

test.each([
  [
    ['--max-tasks', '4'],
    [4, 4, 2],
  ],
  [
    ['--max-tasks', '5'],
    [5, 5],
  ],
  // Each task takes 26 bytes and a file 5 more, with 2 between two tasks.
  [
    ['--max-bytes', '113'],
    [3, 3, 3, 1],
  ],
  [
    ['--max-bytes', '115'],
    [4, 4, 2],
  ],
  [[], [10]],
])('a folder with %s', async (args, sizes) => {
  const folder = writeProject({ tasks: tasksOf(10) });
  expect(await lsimport(folder, ['export', 'p', '-o', 'out/', ...args])).toMatchObject({ code: EXIT.done });
  const files = readFolder(join(folder, 'out'));
  expect(Object.keys(files)).toEqual(sizes.map((_, i) => `tasks-0000${i + 1}.json`));
  expect(Object.values(files).map((text) => textsOf(text).length)).toEqual(sizes);
  expect(Object.values(files).flatMap(textsOf)).toEqual(
    Object.values(tasksOf(10)).map(({ data }) => data.text),
  );
  const limit = Number(args[args.indexOf('--max-bytes') + 1] ?? Number.NaN);
  if (args.includes('--max-bytes')) {
    for (const text of Object.values(files)) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
  }
});

test('a folder holds 1,000 tasks a file unless told otherwise', async () => {
  const folder = writeProject({ tasks: tasksOf(1001) });
  await lsimport(folder, ['export', 'p', '-o', 'out']);
  expect(Object.values(readFolder(join(folder, 'out'))).map((text) => textsOf(text).length)).toEqual([
    1000, 1,
  ]);
});

test('one file that would hold too much is refused with a sentence', async () => {
  const { code, stderr, text } = await exportToFile({ tasks: tasksOf(3) }, '--max-tasks', '2');
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('do not fit into one file of at most 2 tasks');
  expect(text).toBeUndefined();
});

test('a task that is larger than a file may be is refused', async () => {
  const { code, stderr } = await exportToFile(
    { tasks: { 1: { data: { text: 'x'.repeat(200) } } } },
    '--max-bytes',
    '100',
  );
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('error[task-beyond-limit]');
});

test('no tasks make an empty list', async () => {
  expect((await exportToFile({ tasks: '{}' })).tasks).toEqual([]);
});

test('without -o in a pipe, and with -o -, the list is all that goes to standard output', async () => {
  const folder = writeProject({ tasks: tasksOf(3) });
  for (const args of [[], ['-o', '-'], ['-o', '-', '--json']]) {
    const { code, stdout, stderr } = await lsimport(folder, ['export', 'p', ...args]);
    expect(code).toBe(EXIT.done);
    expect(textsOf(stdout)).toEqual(['text 0', 'text 1', 'text 2']);
    expect(stderr).toMatch(args.includes('--json') ? /^\{\n {2}"version": 1/ : /^Exported 3 tasks/);
  }
});

test('without -o the tasks go to a terminal as well', async () => {
  const folder = writeProject({ tasks: tasksOf(1) });
  const { code, stdout } = await lsimport(folder, ['export', 'p'], { isTTY: true });
  expect({ code, tasks: JSON.parse(stdout) }).toMatchObject({ code: EXIT.done, tasks: [{}] });
});

test('files that exist are only replaced with --force, others in the folder are not touched', async () => {
  const folder = writeProject({ tasks: tasksOf(3) });
  const run = (...args: string[]) => lsimport(folder, ['export', 'p', ...args]);
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out/notes.txt'), 'mine');
  expect((await run('-o', 'out', '--max-tasks', '1')).code).toBe(EXIT.done);
  expect((await run('-o', 'out')).code).toBe(EXIT.unwritable);
  expect((await run('-o', 'out', '--force')).code).toBe(EXIT.done);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['notes.txt', 'tasks-00001.json']);

  writeFileSync(join(folder, 'one.json'), 'old');
  expect((await run('-o', 'one.json')).code).toBe(EXIT.unwritable);
  expect(readFileSync(join(folder, 'one.json'), 'utf8')).toBe('old');
  expect((await run('-o', 'one.json', '--force')).code).toBe(EXIT.done);
  expect(textsOf(readFileSync(join(folder, 'one.json'), 'utf8'))).toHaveLength(3);
  expect(readdirSync(folder).sort()).toEqual(['one.json', 'out', 'p']);
});

test('an export that is refused or interrupted leaves nothing behind', async () => {
  const folder = writeProject({ tasks: { ...tasksOf(3000), 9999: { data: 3 } } });
  expect((await lsimport(folder, ['export', 'p', '-o', 'out'])).code).toBe(EXIT.refused);
  const interrupted = await lsimport(folder, ['export', 'p', '-o', 'out'], { interruptWhen: () => true });
  expect([EXIT.interrupted, EXIT.refused]).toContain(interrupted.code);
  expect(readdirSync(folder)).toEqual(['p']);
});

test.each([
  ['nowhere', EXIT.unreadable, 'does not exist'],
  ['file', EXIT.unreadable, 'is a file, not a project folder'],
  ['empty', EXIT.unreadable, 'it has no tasks.json'],
])('a project that is %s', async (name, exit, problem) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'empty'));
  const { code, stderr } = await lsimport(folder, ['export', name, '-o', 'out.json']);
  expect(code).toBe(exit);
  expect(stderr).toContain(problem);
  expect(existsSync(join(folder, 'out.json'))).toBe(false);
});

const nextOf = (stdout: string) => stdout.split('\n').find((line) => line.startsWith('Next: '));

test.each([
  ['out/', [], 'the label config of the tasks (p/config.xml does not exist), and import the file in out/'],
  [
    'out/',
    ['--max-tasks', '4'],
    'the label config of the tasks (p/config.xml does not exist), and import the files in out/, one at a time',
  ],
])('the next step names files that are there: -o %s %j', async (output, args, words) => {
  const folder = writeProject({ tasks: tasksOf(10) });
  const { stdout } = await lsimport(folder, ['export', 'p', '-o', output, ...args]);
  expect(nextOf(stdout)).toBe(`Next: create a project in Label Studio 1.x with ${words}`);
});

test('the next step is not to import tasks that Label Studio 1.x does not show', async () => {
  const linked = (more: object) => ({ '0': { id: 0, data: { image: '/data/a.png?d=/home/ana' }, ...more } });
  const config =
    '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="x"/></Choices></View>';
  const nextFor = async (more: object) => {
    const folder = writeProject({ tasks: linked(more) });
    writeFileSync(join(folder, 'p/config.xml'), config);
    return nextOf((await lsimport(folder, ['export', 'p', '-o', 'out.json'])).stdout);
  };
  const why = 'Next: Label Studio 1.x shows none of these tasks, as their links are for 0.9';
  expect(await nextFor({})).toBe(
    `${why}; send the files instead: lsimport push FOLDER -l p/config.xml --upload --project TITLE`,
  );
  const result = [{ from_name: 'c', to_name: 'i', type: 'choices', value: { choices: ['x'] } }];
  expect(await nextFor({ completions: [{ result }] })).toBe(
    `${why}; replace each /data/NAME?d=FOLDER with a link that it serves, such as /data/local-files/?d=PATH`,
  );
});
