import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPackage } from '../support/package-copy.ts';
import { lsimport } from '../support/run.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

// The built program hands large JSON files to other threads; the sources, as they run in tests, have none. Both must come to the same.
const program = makeFolder();
beforeAll(() => copyPackage(program));
afterAll(() => removeFolder(program));

const config = `<View>
  <Text name="note" value="$note"/>
  <Choices name="mood" toName="note"><Choice value="Calm"/><Choice value="Loud"/></Choices>
</View>`;

/** A task of another kind each time: with and without predictions, completions, odd digits, errors and warnings. */
function taskAt(i: number, id?: number): string {
  const result = [{ from_name: 'mood', to_name: 'note', type: 'choices', value: { choices: ['Calm'] } }];
  const task = {
    ...(id !== undefined && { id }),
    data: {
      note: `${'ćwir \u{1f426} '.repeat(i % 110)}${i}`,
      ...(i % 11 === 0 && { deep: { list: [i, [i]] } }),
    },
    ...(i % 3 === 0 && { predictions: [{ score: 0.5, result }] }),
    ...(i % 50 === 0 && { completions: [{ result }] }),
    ...(i % 997 === 0 && { predictions: [{ result: [{ ...result[0], from_name: 'mod' }] }] }),
    ...(i % 1009 === 0 && { data: 'no object' }),
  };
  const text = JSON.stringify(task, null, i % 7 === 0 ? 1 : 0);
  if (i % 1511 === 0) return text.replace('{', '{"x": 1, "x": 123456789012345678901234567890, ');
  return i % 13 === 0 ? text.replace(/ć/g, '\\u0107') : text;
}

const COUNT = 38_000;
const tasks = (idAt: (i: number) => number | undefined = () => undefined) =>
  Array.from({ length: COUNT }, (_, i) => taskAt(i, idAt(i)));
const list = (items: string[]) => `[${items.join(',\n')}]`;

interface Ending {
  code: number | null;
  outcome: unknown;
  tree: Record<string, string>;
}

/** Threads are started from so many bytes on. */
const LARGE = 24e6;

const expectSame = (text: string | Uint8Array, ...more: string[]) => expectSameOf('t.json', text, ...more);

async function expectSameOf(name: string, text: string | Uint8Array, ...more: string[]): Promise<Ending> {
  expect(Buffer.byteLength(text)).toBeGreaterThan(LARGE);
  return expectSameFrom(name, { [name]: text }, ...more);
}

async function expectSameFrom(
  input: string,
  files: Record<string, string | Uint8Array>,
  ...more: string[]
): Promise<Ending> {
  return expectSameRun(files, ['init', 'p', '-i', input, '-l', 'c.xml', '--json', ...more]);
}

async function expectSameRun(files: Record<string, string | Uint8Array>, args: string[]): Promise<Ending> {
  const env = { SOURCE_DATE_EPOCH: '1600000000' };
  const [here, there] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [here, there]) writeFiles(folder, { ...files, 'c.xml': config });

  const plain = await lsimport(here, args, { env });
  const bin = join(program, 'bin/lsimport.js');
  const built = spawnSync(process.execPath, [bin, ...args], {
    cwd: there,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });

  expect(built.stderr).toBe(plain.stderr);
  const expected = { code: plain.code, outcome: JSON.parse(plain.stdout), tree: readTree(here) };
  const ending = { code: built.status, outcome: JSON.parse(built.stdout), tree: readTree(there) };
  // Compared file by file: a difference between two maps of megabytes cannot be read.
  expect(Object.keys(ending.tree)).toEqual(Object.keys(expected.tree));
  for (const [name, content] of Object.entries(expected.tree)) {
    expect(ending.tree[name] === content, `${name} differs`).toBe(true);
  }
  expect(ending.outcome).toEqual(expected.outcome);
  expect(ending.code).toBe(expected.code);
  return ending;
}

describe('threads change nothing', { timeout: 300_000 }, () => {
  it('in a project with ids, wrong tasks and finished work', async () => {
    const text = list(tasks((i) => (i % 2 === 0 ? i : undefined)));
    const { code, tree } = await expectSame(text, '--invalid-tasks', 'keep', '--model-version', 'v2');
    expect(code).toBe(0);
    expect(Object.keys(tree).filter((name) => name.startsWith('p/completions/')).length).toBeGreaterThan(600);
  });

  it('in what is found wrong', async () => {
    const { code, outcome } = await expectSame(list(tasks()), '--max-diagnostics', '20');
    expect(code).toBe(1);
    expect(outcome).toMatchObject({ tasks: COUNT, ok: false });
  });

  it('in a kind of finding that first comes when many others have been found', async () => {
    const { outcome } = await expectSame(list([...tasks(), '{"data": {}}']), '--max-diagnostics', '20');
    expect(outcome).toMatchObject({ ok: false });
    const { diagnostics } = outcome as { diagnostics: { code: string; task: number }[] };
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'missing-data-key', task: COUNT }));
  });

  it('with --compat 0.9', async () => {
    expect(await expectSame(list(tasks((i) => (i * 7919) % 1_000_003)), '--compat', '0.9')).toMatchObject({
      code: 0,
    });
  });

  it('where the file breaks off', async () => {
    expect(await expectSame(list(tasks()).slice(0, -200))).toMatchObject({ code: 1 });
  });

  it('where it goes wrong in its middle, and once more at its end', async () => {
    const wrong = tasks().with(20_000, '{"data": {"note": nil}}');
    expect(await expectSame(list(wrong).slice(0, -1))).toMatchObject({ code: 1 });
  });

  it('where a byte is no UTF-8', async () => {
    const bytes = Buffer.from(list(tasks()));
    bytes[bytes.indexOf('ć', Math.floor(bytes.length * 0.7))] = 0xff;
    expect(await expectSame(bytes)).toMatchObject({ code: 1 });
  });
});

describe('threads change nothing in check', { timeout: 300_000 }, () => {
  it.each(['0.9', '1.x'])('--server %s', async (server) => {
    const text = list(tasks());
    const args = ['check', 't.json', '-l', 'c.xml', '--json', '--server', server, '--max-diagnostics', '200'];
    const { code, outcome } = await expectSameRun({ 't.json': text }, args);
    expect(code).toBe(1);
    expect(outcome).toMatchObject({ tasks: COUNT, server });
  });
});

describe('threads change nothing in records that are written anew', { timeout: 300_000 }, () => {
  const result = (choice: string) => [
    { from_name: 'mood', to_name: 'note', type: 'choices', value: { choices: [choice] } },
  ];

  it('annotations of a target storage, with one that is not JSON', async () => {
    const record = (i: number) =>
      JSON.stringify({
        id: i,
        result: result(i % 1009 === 0 ? 'Sad' : 'Calm'),
        task: { id: i, data: { note: `${i} ${'x'.repeat(2100)}` } },
      });
    const lines = Array.from({ length: 12_000 }, (_, i) => record(i)).with(7_001, '{"id": 2, "result": [}');
    const { code, outcome } = await expectSameOf('t.jsonl', lines.join('\n'));
    expect(code).toBe(1);
    const { diagnostics } = outcome as { diagnostics: { code: string; line: number }[] };
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'invalid-json', line: 7_002 }));
  });

  it('a CSV export of Label Studio, with an id that comes twice', async () => {
    const rowAt = (i: number) =>
      `${i},"a@example.com","2024",${i % 5000},2.5,${i % 9 === 0 ? '' : 'Calm'},"${'x'.repeat(2100)}","2024"`;
    const rows = Array.from({ length: 12_000 }, (_, i) => rowAt(i));
    const names = 'annotation_id,annotator,created_at,id,lead_time,mood,note,updated_at';
    const table = `${names}\n${rows.join('\n')}\n`;
    const { outcome } = await expectSameOf('t.csv', table);
    const { notes } = outcome as { notes: string[] };
    expect(notes.join()).toContain('CSV export of Label Studio');
  });
});

it('--threads sets how many threads there are, and changes no byte', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': list(tasks()), 'c.xml': config });
  // Node tells of each thread that a program starts.
  const count =
    "let n = 0; process.on('worker', () => n++); process.on('exit', () => console.error('threads:', n + 1));";
  const convert = (threads: string) => {
    const args = ['convert', 't.json', '-l', 'c.xml', '--threads', threads, '--invalid-tasks', 'keep', '-q'];
    return spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(count)}`,
        join(program, 'bin/lsimport.js'),
        ...args,
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
  };
  const started = ({ stderr }: { stderr: string }) => stderr.match(/^threads: .*/m)?.[0];

  const one = convert('1');
  expect(one.status).toBe(0);
  expect(started(one)).toBe('threads: 1');
  const three = convert('3');
  expect(started(three)).toBe('threads: 3');
  expect(three.stdout === one.stdout).toBe(true);
});

describe('threads change nothing in tables', { timeout: 300_000 }, () => {
  /** A row of another kind each time: quotes, line breaks, beyond ASCII, a cell longer than what is read at a time. */
  const rowAt = (i: number): string => {
    const note =
      i % 5 === 0 ? `"say ""ćwir"", ${i}\r\nand \u{1f426} again"` : `plain ${'x'.repeat(i % 300)} é ${i}`;
    const long = i === 70_001 ? 'y'.repeat(300_000) : '';
    return `${i},${note}${long},${i % 3 === 0 ? '' : 'Calm'},"{""at"": [${i}.50]}"`;
  };
  const ROWS = 150_000;
  const rows = Array.from({ length: ROWS }, (_, i) => rowAt(i));
  const table = (lines: string[]) => `key,note,tone,more\n${lines.join('\n')}\n`;

  it('whatever the rows are like', async () => {
    const { code, outcome } = await expectSameOf('t.csv', table(rows));
    expect(code).toBe(0);
    expect(outcome).toMatchObject({ tasks: ROWS });
  });

  it('with cells that are numbers, JSON and choices', async () => {
    const columns = ['--json-columns', 'more', '--choices-column', 'tone=mood', '--labels-as', 'predictions'];
    expect(await expectSameOf('t.csv', table(rows), ...columns)).toMatchObject({ code: 0 });
    expect(await expectSameOf('t.csv', table(rows), '--infer-types')).toMatchObject({ code: 0 });
  });

  it('in the places of odd rows', async () => {
    const odd = rows
      .with(60_001, '60001,a "stray" quote,,')
      .with(100_003, '100003,short')
      .with(100_007, '100007,"text" behind,,');
    const { code, outcome } = await expectSameOf('t.csv', table(odd));
    expect(code).toBe(1);
    const { diagnostics } = outcome as { diagnostics: { code: string }[] };
    expect(diagnostics.map(({ code }) => code)).toEqual(['stray-quote', 'ragged-row', 'text-after-quote']);
  });

  it('where a cell does not end, and where a byte is no UTF-8', async () => {
    expect(await expectSameOf('t.csv', table(rows.with(120_000, '1,"open,,')))).toMatchObject({ code: 1 });
    const bytes = Buffer.from(table(rows));
    bytes[bytes.indexOf('é', Math.floor(bytes.length * 0.7))] = 0xff;
    expect(await expectSameOf('t.csv', bytes)).toMatchObject({ code: 1 });
  });

  it('with tabs and blank lines', async () => {
    const lines = rows.map((_, i) => (i % 11 === 0 ? '' : `${i}\t${'owl '.repeat(i % 90)}`));
    expect(await expectSameOf('t.tsv', `key\tnote\n${lines.join('\n')}`)).toMatchObject({ code: 0 });
  });
});

it('what is converted comes in the order of the input', () => {
  const folder = temporaryFolder();
  const texts = Array.from({ length: 60_000 }, (_, i) => `${i} ${'x'.repeat(400)}`);
  const text = JSON.stringify(texts.map((note) => ({ data: { note } })));
  expect(text.length).toBeGreaterThan(LARGE);
  writeFiles(folder, { 't.json': text, 'c.xml': config });
  const args = ['convert', 't.json', '-l', 'c.xml', '--to', 'jsonl', '-o', 'out.jsonl'];
  const { status } = spawnSync(process.execPath, [join(program, 'bin/lsimport.js'), ...args], {
    cwd: folder,
  });
  expect(status).toBe(0);
  const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).data.note)).toEqual(texts);
});

it('what shows only in all of the tasks is told by all threads', () => {
  const folder = temporaryFolder();
  const tasks = Array.from({ length: 60_000 }, (_, i) => ({
    data: { image: `http${i < 50_000 ? '' : 's'}://x.org/${i}${'x'.repeat(400)}.png` },
    predictions: [{ result: [], model_version: i < 40_000 ? 'a' : 'b' }],
  }));
  const text = JSON.stringify(tasks);
  expect(text.length).toBeGreaterThan(LARGE);
  const imageConfig = config.replace('Text name="note" value="$note"', 'Image name="note" value="$image"');
  writeFiles(folder, { 't.json': text, 'c.xml': imageConfig });
  const args = ['convert', 't.json', '-l', 'c.xml', '--to', 'tasks-1.x', '-o', 'out.json', '--json'];
  const { stdout } = spawnSync(process.execPath, [join(program, 'bin/lsimport.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; message: string }[] };
  expect(diagnostics.map(({ code }) => code)).toEqual(['mixed-schemes', 'mixed-model-versions']);
  expect(diagnostics[0]!.message).toMatch(/50,?000.*10,?000/);
  expect(diagnostics[1]!.message).toContain('"b"');
  // A project is checked for its links alone.
  const init = ['init', 'p', '-i', 't.json', '-l', 'c.xml', '--links', '1.x', '--json'];
  const project = spawnSync(process.execPath, [join(program, 'bin/lsimport.js'), ...init], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(JSON.parse(project.stdout).diagnostics).toEqual([diagnostics[0]]);
});

describe('threads change nothing in a folder of files', { timeout: 300_000 }, () => {
  /** Enough for several threads, in two folders: most with one task, some with a list. */
  const filesWith = (
    odd: Record<string, string | Uint8Array>,
    idAt: (i: number) => number | undefined = () => undefined,
  ) => {
    const files: Record<string, string | Uint8Array> = { 'd/.hidden': '', 'd/notes.txt': 'x' };
    for (let i = 0; i < 2100; i++) {
      const isList = i % 20 === 0;
      const tasks = Array.from({ length: isList ? i % 9 : 1 }, () =>
        taskAt(i % 900 || 1, isList ? undefined : idAt(i)),
      );
      files[`d/${i < 1300 ? '' : 'more/'}${i}.json`] = isList ? list(tasks) : tasks[0]!;
    }
    return { ...files, ...odd };
  };

  const expectSameFolder = (files: Record<string, string | Uint8Array>, ...more: string[]) =>
    expectSameFrom('d', files, '--input-format', 'json-dir', ...more);

  it('in one that is as it should be', async () => {
    const long = list(tasks().slice(1, 700));
    const { code, tree } = await expectSameFolder(filesWith({ 'd/700.json': long }, (i) => i * 2));
    expect(code).toBe(0);
    expect(Object.keys(tree)).toContain('p/tasks.json');
  });

  it('in one with findings, also when they are more than are listed', async () => {
    const wrong = Object.fromEntries([5, 800, 801, 1290].map((i) => [`d/${i}.json`, '{"data": {}}']));
    expect(await expectSameFolder(filesWith(wrong), '--max-diagnostics', '2')).toMatchObject({ code: 1 });
  });

  it.each([
    ['an empty file', ''],
    ['a file that is no JSON', '{"data": {"note": nil}}'],
    ['a list that breaks off', `[${taskAt(1)}, `],
    ['a list with a task that is no JSON', list([taskAt(1), '{"data": nil}', taskAt(2)])],
    ['a value that is no task', '17'],
    ['a byte that is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a task with the id of another', taskAt(1, 3)],
    ['UTF-16', Buffer.from(`\ufeff${taskAt(1)}`, 'utf16le')],
  ])('with %s in its middle, and one at its end', async (_, content) => {
    const odd = { 'd/1200.json': content, 'd/more/x.json': '{"data": {"mood": 1}}' };
    expect(await expectSameFolder(filesWith(odd, (i) => i))).toMatchObject({
      code: 1,
    });
  });

  it('with messages that have parts, which only one thread can read', async () => {
    const chat =
      '{"data": {"note": [{"role": "user", "content": [{"type": "text", "text": "x"}, {"type": "z"}]}]}}';
    const files = filesWith({ 'd/1280.json': chat });
    const paragraphs =
      '<View><Paragraphs name="note" value="$note" layout="dialogue" nameKey="role" textKey="content"/></View>';
    const { outcome } = await expectSameFolder({ ...files, 'p.xml': paragraphs }, '-l', 'p.xml');
    expect(outcome).toMatchObject({ ok: false });
  });

  it('with ids for some of its tasks only', async () => {
    expect(await expectSameFolder(filesWith({}, (i) => (i % 7 === 0 ? i : undefined)))).toMatchObject({
      code: 0,
    });
  });
});
