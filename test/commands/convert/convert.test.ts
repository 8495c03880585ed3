import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport, type Surroundings } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const files = {
  'config.xml': '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>',
  'rows.csv': 'text,code\n"two\nlines",007\n"a ""q""",NA\n',
  'bad.json': '[{"text": "a"}, {"txet": 1}, {"text": "é"}]',
  'mixed.json': '[{"text": "a"}, {"id": 7, "data": {"text": "b"}}, {"text": "c"}]',
  'work.json':
    '[{"id": 3, "data": {"text": "a", "n": 12345678901234567890}, "meta": {"m": 1}, "predictions": [{"id": 9, "result": [], "score": 1.50}], "completions": [{"id": 1, "result": [], "lead_time": 2}]}]',
};

async function convert(args: string[], surroundings?: Surroundings) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return { folder, ...(await lsimport(folder, ['convert', ...args, '-l', 'config.xml'], surroundings)) };
}

describe('the forms', () => {
  const csv = [
    { id: 0, data: { text: 'two\nlines', code: '007' } },
    { id: 1, data: { text: 'a "q"', code: 'NA' } },
  ];

  test('a list by default, alone on standard output', async () => {
    const { code, stdout, stderr } = await convert(['rows.csv']);
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(stdout)).toEqual(csv);
    expect(stdout.split('\n')).toHaveLength(csv.length + 3);
    expect(stderr).toMatch(/^Converted 2 tasks/m);
  });

  test('jsonl: one task a line', async () => {
    const { stdout } = await convert(['rows.csv', '--to', 'jsonl']);
    const lines = stdout.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual(csv);
  });

  test('tasks: members as they are', async () => {
    const { stdout } = await convert(['work.json']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(files['work.json']));
    expect(stdout).toContain('12345678901234567890');
    expect(stdout).toContain('1.50');
  });

  test('tasks-1.x: annotations, and what an import takes', async () => {
    const { stdout, stderr } = await convert(['work.json', '--to', 'tasks-1.x']);
    expect(stdout).toBe(
      '[\n{"data":{"text":"a","n":12345678901234567890},"meta":{"m":1},"annotations":[{"result":[],"lead_time":2,"ground_truth":false}],"predictions":[{"result":[],"score":1.50}]}\n]\n',
    );
    expect(stderr).toContain('skipped 2 fields that each Label Studio sets itself');
    expect(stderr).toContain('skipped 1 task id: Label Studio 1.x assigns its own\n');
  });

  test('the path of a file on this machine is in no form, a member of that name in JSON is in tasks', async () => {
    const folder = temporaryFolder();
    const json = [{ id: 1, data: { image: 'https://h.org/a.png' }, task_path: '/home/ana/a.png' }];
    writeFiles(folder, {
      'boxes.xml': '<View><Image name="i" value="$image"/></View>',
      'images/a.png': '',
      'tasks.json': JSON.stringify(json),
    });
    const run = async (...args: string[]) =>
      JSON.parse((await lsimport(folder, ['convert', ...args, '-l', 'boxes.xml'])).stdout) as object[];
    expect(await run('images', '--input-format', 'image-dir', '--links', 'https://h.org/')).toEqual([
      { id: 1, data: { image: 'https://h.org/a.png' } },
    ]);
    expect(await run('tasks.json')).toEqual(json);
  });

  test('ids that some tasks have and some have not need a second pass', async () => {
    const { stdout } = await convert(['mixed.json']);
    expect(JSON.parse(stdout)).toEqual([
      { id: 8, data: { text: 'a' } },
      { id: 7, data: { text: 'b' } },
      { id: 9, data: { text: 'c' } },
    ]);
  });
});

describe('the ending of the output', () => {
  test.each(['out.jsonl', 'out.NDJSON'])('%s gets JSON Lines', async (output) => {
    const { code, folder } = await convert(['rows.csv', '-o', output]);
    expect(code).toBe(EXIT.done);
    const lines = readFileSync(join(folder, output), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([0, 1]);
    expect(await lsimport(folder, ['check', output, '-l', 'config.xml', '--strict'])).toMatchObject({
      code: 0,
    });
  });

  test('of shards says the same', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'in.txt': 'a\nb\nc\n' });
    const manifests = ['0', '1'].map((shard) => `out-${shard}.jsonl.manifest.json`);
    for (const shard of ['0/2', '1/2']) {
      const args = ['convert', 'in.txt', '-l', 'config.xml', '--shard', shard, '-o', 'out-{shard}.jsonl'];
      expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
    }
    const { code, stderr } = await lsimport(folder, ['merge', ...manifests, '-o', 'all.json']);
    expect(code).toBe(0);
    expect(stderr).toContain('note: all.json holds JSON Lines; programs expect that of all.jsonl.');
    expect(await lsimport(folder, ['merge', ...manifests, '-o', 'all.jsonl'])).toMatchObject({ code: 0 });
  });

  test.each([
    [['--to', 'tasks', '-o', 'out.jsonl'], 'out.jsonl holds a JSON list; programs expect that of out.json.'],
    [
      ['--to', 'tasks-1.x', '-o', 'out.ndjson'],
      'out.ndjson holds a JSON list; programs expect that of out.json.',
    ],
    [['--to', 'jsonl', '-o', 'out.json'], 'out.json holds JSON Lines; programs expect that of out.jsonl.'],
  ])('a note says what it holds with %j', async (args, said) => {
    const { code, stderr } = await convert(['rows.csv', ...args]);
    expect(code).toBe(EXIT.done);
    expect(stderr).toContain(said);
  });

  test('a note says it in export, also as convert', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    await lsimport(folder, ['init', 'p', '-i', 'rows.csv', '-l', 'config.xml']);
    for (const command of ['export', 'convert']) {
      const { code, stderr } = await lsimport(folder, [command, 'p', '-o', 'out.jsonl', '--force']);
      expect(code).toBe(EXIT.done);
      expect(stderr).toContain('out.jsonl holds a JSON list');
    }
  });
});

describe('where it goes', () => {
  test('a file, and the summary to standard output', async () => {
    const { folder, stdout } = await convert(['rows.csv', '-o', 'out.json']);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toHaveLength(2);
    expect(stdout).toMatch(/^Converted 2 tasks to out\.json/);
    expect(readdirSync(folder).sort()).toEqual([...Object.keys(files), 'out.json'].sort());
  });

  test('standard output, and --json to standard error', async () => {
    const { stdout, stderr } = await convert(['rows.csv', '--json']);
    expect(JSON.parse(stdout)).toHaveLength(2);
    expect(JSON.parse(stderr)).toMatchObject({ version: 1, ok: true, command: 'convert', written: 2 });
  });

  test('on GitHub standard output stays the data alone', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const args = ['bad.json', '--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
    const { stdout } = await convert(args, { env });
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  test('from standard input', async () => {
    const stdin = Readable.from([Buffer.from('one\ntwo\n')]);
    const { stdout } = await convert(['-', '--input-format', 'text', '--to', 'jsonl'], { stdin });
    expect(stdout).toBe('{"id":0,"data":{"text":"one"}}\n{"id":1,"data":{"text":"two"}}\n');
  });

  test('what exists is only replaced with --force', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'out.json': 'old' });
    const run = (...more: string[]) =>
      lsimport(folder, ['convert', 'rows.csv', '-l', 'config.xml', '-o', 'out.json', ...more]);
    expect((await run()).code).toBe(EXIT.unwritable);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('old');
    expect((await run('--force')).code).toBe(EXIT.done);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).not.toBe('old');
  });
});

describe('refused data', () => {
  test('writes nothing, neither to a file nor to a pipe', async () => {
    expect(await convert(['bad.json'])).toMatchObject({ code: EXIT.refused, stdout: '' });
    const { code, folder } = await convert(['bad.json', '-o', 'out.json']);
    expect(code).toBe(EXIT.refused);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  test('with skip goes to --rejected with its reasons', async () => {
    const args = ['bad.json', '--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
    const { code, stdout, folder } = await convert(args);
    expect(code).toBe(EXIT.done);
    expect(JSON.parse(stdout).map(({ data }: { data: object }) => data)).toEqual([
      { text: 'a' },
      { text: 'é' },
    ]);
    const rejected = readFileSync(join(folder, 'rejected.jsonl'), 'utf8').trimEnd().split('\n');
    expect(rejected.map((line) => JSON.parse(line))).toMatchObject([
      { task: 1, file: 'bad.json', original: '{"txet": 1}', diagnostics: [{ code: 'missing-data-key' }] },
    ]);
  });

  test('without any refused task there is no file of them', async () => {
    const args = ['rows.csv', '--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
    const { folder, stderr } = await convert(args);
    expect(existsSync(join(folder, 'rejected.jsonl'))).toBe(false);
    expect(stderr).not.toContain('rejected.jsonl');
    // With --force that of an earlier run goes, and not without a word.
    writeFiles(folder, { 'rejected.jsonl': 'old' });
    const again = await lsimport(folder, ['convert', ...args, '-l', 'config.xml', '--force']);
    expect(existsSync(join(folder, 'rejected.jsonl'))).toBe(false);
    expect(again.stderr).toContain('note: Removed rejected.jsonl, which was there: no task was rejected.\n');
  });

  test.each([
    [['bad.json', '--invalid-tasks', 'skip'], 'needs --rejected'],
    [['bad.json', '--rejected', 'x.jsonl'], 'needs --invalid-tasks skip'],
    [['bad.json', '--invalid-tasks', 'skip', '--rejected', '-'], 'cannot be standard output'],
    [[], 'Nothing to convert.\nhelp: Add the input: lsimport convert INPUT, or - for standard input\n'],
    [['bad.json', '-i', 'rows.csv'], 'Two inputs given'],
  ])('%j is wrong usage', async (args, problem) => {
    const { code, stderr } = await convert(args);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(problem);
  });
});
