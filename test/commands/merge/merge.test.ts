import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { runCount } from '../../support/run-count.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectSame, makeShards, manifestPath, manifests, mergeShards } from './make-shards.ts';

const texts = '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>';
const images = '<View><Image name="i" value="$image"/><TextArea name="a" toName="i"/></View>';

function folderWith(files: Record<string, string | Uint8Array>, config = texts): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  return folder;
}

const lines = (n: number) => Array.from({ length: n }, (_, i) => `{"text":"task ${i}"}\n`).join('');
const jsonl = ['in.jsonl', '-l', 'config.xml', '--to', 'jsonl'];

describe('the merge of n shards gives the bytes of one run', () => {
  it('for any lines, ids and n', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '\ufeff', '"'), maxLength: 30 });
    const task = fc.record({ text, id: fc.option(fc.nat(1e6), { nil: undefined }), blank: fc.nat(3) });
    const input = fc.record({
      tasks: fc.uniqueArray(task, {
        minLength: 1,
        maxLength: 25,
        selector: ({ id, text }) => id ?? `x${text}`,
      }),
      hasIds: fc.constantFrom('all', 'some', 'none'),
      n: fc.integer({ min: 1, max: 6 }),
      form: fc.constantFrom('jsonl', 'tasks', 'tasks-1.x'),
      first: fc.constantFrom([], ['--first-id', '7'], ['--ids', 'renumber']),
      end: fc.constantFrom('\n', '\r\n'),
      isWhole: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(input, async ({ tasks, hasIds, n, form, first, end, isWhole }) => {
        const written = tasks.map(({ text, id, blank }, i) => {
          const own = hasIds === 'none' ? undefined : hasIds === 'all' ? (id ?? 2e6 + i) : id;
          return (
            JSON.stringify({ ...(own !== undefined && { id: own }), data: { text } }) +
            end.repeat(blank === 0 ? 2 : 1)
          );
        });
        const content = written.join('');
        const folder = folderWith({ 'in.jsonl': isWhole ? content : content.trimEnd() });
        await expectSame(folder, n, ['in.jsonl', '-l', 'config.xml', '--to', form, ...first]);
      }),
      { numRuns: runCount(160) },
    );
  });

  it.each([
    ['text', 'in.txt', 'owl\rwren\r\n\nkite\n  \njay'],
    ['urls', 'in.txt', 'https://example.com/1.png\nhttps://example.com/2.png\n\ns3://b/3.png\n'],
    ['csv', 'in.csv', '\ntext;n\nowl;1\n"wren";2\n\nkite;3\njay;4\n'],
    ['tsv', 'in.tsv', 'text\tn\nowl\t1\nwren\t2\n'],
    ['jsonl', 'in.jsonl', '\ufeff{"text":"owl"}\n{"text":"\ufeffwren"}\n\ufeff\n'.replace('\ufeff\n', '')],
  ])('for %s', async (format, name, content) => {
    const folder = folderWith({ [name]: content });
    for (const n of [1, 2, 3, 9, 40]) {
      await expectSame(folder, n, [name, '--input-format', format, '-l', 'config.xml', '--to', 'jsonl']);
    }
  });

  it.each([
    ['image-dir', images, ['10.png', '9.png', 'a/2.png', 'a/b/1.jpg', 'B/x.png', 'c/note.txt', '.h.png']],
    ['text-dir', texts, ['10.txt', '9.txt', 'a/2.txt', 'a/b/1.txt', 'empty.txt']],
  ])('for a folder, %s', async (format, config, names) => {
    const files = names.map((name) => [`in/${name}`, name.startsWith('empty') ? '' : `${name}\ntwo\n`]);
    const folder = folderWith(Object.fromEntries(files), config);
    for (const n of [1, 2, 3, 11]) {
      await expectSame(folder, n, ['in', '--input-format', format, '-l', 'config.xml', '--to', 'tasks']);
    }
  });

  it('for a folder with metadata', async () => {
    const names = ['1.png', '2.png', '3.png', '4.png', '5.png'];
    const rows = names.map((name) => `${name},about ${name}`).join('\n');
    const files = Object.fromEntries(names.map((name) => [`in/${name}`, 'x']));
    const folder = folderWith(
      { ...files, 'in/metadata.csv': `file_name,about\n${rows}\nno.png,nothing\n` },
      images,
    );
    await expectSame(folder, 3, ['in', '--input-format', 'image-dir', '-l', 'config.xml', '--to', 'jsonl']);
    const merged = await mergeShards(folder, 3, '--json');
    expect(JSON.parse(merged.stdout)).toMatchObject({ findings: { 'metadata-row-without-file': 1 } });
    expect((await mergeShards(folder, 3, '--strict')).code).toBe(1);
  });

  it('with rejected tasks, whose numbers no other task gets', async () => {
    const folder = folderWith({ 'in.jsonl': '{"text":"a"}\n{"t":1}\n{"text":"b"}\n{}\n{"text":"c"}\n' });
    const args = [...jsonl, '--invalid-tasks', 'skip', '--rejected'];
    const whole = await lsimport(folder, ['convert', ...args, 'rejected.jsonl', '-o', 'whole.jsonl']);
    expect(whole.code).toBe(0);
    for (const { code } of await makeShards(folder, 3, [...args, 'no-{shard}.jsonl'])) expect(code).toBe(0);
    expect(await mergeShards(folder, 3, '-o', 'merged.jsonl')).toMatchObject({ code: 0 });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const rejected = readdirSync(folder).filter((name) => /^no-\d/.test(name));
    expect(read('merged.jsonl')).toBe(read('whole.jsonl'));
    expect(rejected.flatMap((name) => read(name).trim().split('\n'))).toHaveLength(2);
  });
});

describe('merge refuses', () => {
  async function threeShards(): Promise<string> {
    const folder = folderWith({ 'in.jsonl': lines(9) });
    await makeShards(folder, 3, jsonl);
    return folder;
  }
  const edit = (folder: string, index: number, change: (manifest: Record<string, unknown>) => object) => {
    const path = manifestPath(folder, index, 3);
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, ...change(manifest) }));
  };

  it.each<[string, (manifest: Record<string, unknown>) => object, string]>([
    ['another version', () => ({ lsimport: '0.0.9' }), 'is of another version of lsimport'],
    ['another label config', () => ({ config: 'f'.repeat(64) }), 'is of another label config'],
    ['other options', () => ({ options: 'f'.repeat(64) }), 'is of other options'],
    ['another input', ({ input }) => ({ input: { ...(input as object), size: 1 } }), 'is of another input'],
    [
      'a gap',
      ({ input }) => ({ input: { ...(input as object), start: 1 } }),
      'starts at byte 1 of the input',
    ],
    ['another number of shards', () => ({ shard: { index: 1, count: 4 } }), 'is of another number of shards'],
    ['a shard twice', () => ({ shard: { index: 0, count: 3 } }), 'are both shard 0 of 3'],
  ])('%s', async (_, change, words) => {
    const folder = await threeShards();
    edit(folder, 1, change);
    const { code, stderr } = await mergeShards(folder, 3, '-o', 'all.jsonl');
    expect(code).toBe(1);
    expect(stderr).toContain('part-1-of-3.out.manifest.json');
    expect(stderr).toContain(words);
    expect(() => readFileSync(join(folder, 'all.jsonl'))).toThrow();
  });

  it('missing shards, by their numbers', async () => {
    const folder = await threeShards();
    const { code, stderr } = await lsimport(folder, ['merge', manifests(3)[0]!]);
    expect(code).toBe(1);
    expect(stderr).toContain('Shards 1, 2 of 3 are missing.');
  });

  it('an output that was changed', async () => {
    const folder = await threeShards();
    const output = join(folder, 'part-2-of-3.out');
    writeFileSync(output, readFileSync(output, 'utf8').replace('task 8', 'task 9'));
    const { code, stderr } = await mergeShards(folder, 3, '-o', 'all.jsonl');
    expect(code).toBe(1);
    expect(stderr).toContain('part-2-of-3.out is not what its manifest says.');
  });

  it('ids that two shards have', async () => {
    const folder = folderWith({ 'in.jsonl': '{"id":5,"data":{"text":"a"}}\n{"id":5,"data":{"text":"b"}}\n' });
    await makeShards(folder, 2, jsonl);
    const { code, stderr } = await mergeShards(folder, 2);
    expect(code).toBe(1);
    expect(stderr).toContain('The task id 5 is used twice, by task 0 and task 1');
  });

  it('what is no manifest, and an input without tasks', async () => {
    const folder = folderWith({ 'in.jsonl': '\n\n\n' });
    expect((await lsimport(folder, ['merge', 'config.xml'])).stderr).toContain(
      'is not a manifest of lsimport',
    );
    for (const { code } of await makeShards(folder, 2, [...jsonl, '--input-format', 'jsonl']))
      expect(code).toBe(0);
    const { code, stderr } = await mergeShards(folder, 2);
    expect(code).toBe(1);
    expect(stderr).toContain('No tasks found in in.jsonl');
  });
});

describe('a shard', () => {
  it('that is finished is not done again', async () => {
    const folder = folderWith({ 'in.jsonl': lines(9) });
    await makeShards(folder, 2, jsonl);
    const again = await makeShards(folder, 2, jsonl);
    for (const { code, stdout } of again) {
      expect(code).toBe(0);
      expect(stdout).toContain('is finished already, with');
    }
  });

  it.each([
    ['other options', ['--first-id', '3'], 'is of other options'],
    ['another form', ['--to', 'tasks'], 'is of another form'],
  ])('with %s is not replaced without --force', async (_, more, words) => {
    const folder = folderWith({ 'in.jsonl': lines(9) });
    const args = ['in.jsonl', '-l', 'config.xml', '--shard', '0/2', '-o', 'x.out'];
    await lsimport(folder, ['convert', ...args, '--to', 'jsonl']);
    const { code, stderr } = await lsimport(folder, ['convert', ...args, '--to', 'jsonl', ...more]);
    expect(code).toBe(4);
    expect(stderr).toContain(words);
    expect((await lsimport(folder, ['convert', ...args, ...more, '--force'])).code).toBe(0);
  });

  it('says at which line of the whole file an error is', async () => {
    const folder = folderWith({ 'in.jsonl': `${lines(8)}{"t":1}\n` });
    const args = ['in.jsonl', '-l', 'config.xml', '--json'];
    const whole = JSON.parse((await lsimport(folder, ['check', ...args])).stdout);
    const part = JSON.parse((await lsimport(folder, ['check', ...args, '--shard', '2/3'])).stdout);
    expect(part.diagnostics[0]).toMatchObject({ line: 9, column: whole.diagnostics[0].column });
  });

  it.each([
    ['json', { 'in.json': '[{"text":"a"}]' }, ['in.json'], '--shard cannot cut the input format json'],
    [
      'compressed files',
      { 'in.jsonl.gz': gzipSync(lines(3)) },
      ['in.jsonl.gz'],
      'which is compressed as a whole',
    ],
    [
      'paragraphs',
      { 'in.txt': 'a\n' },
      ['in.txt', '--input-format', 'text', '--text-mode', 'paragraph'],
      '--text-mode paragraph',
    ],
    ['a label config of its own', { 'in.jsonl': lines(3) }, ['in.jsonl', '-l', 'auto'], '-l auto writes one'],
    ['standard output', { 'in.jsonl': lines(3) }, ['in.jsonl', '-o', '-'], 'needs an output file'],
    [
      'a part that there is not',
      { 'in.jsonl': lines(3) },
      ['in.jsonl', '--shard', '3/3'],
      'the last of 3 is 2/3',
    ],
  ])('of %s is refused', async (_, files, args, words) => {
    const folder = folderWith(files);
    const { code, stderr } = await lsimport(folder, [
      ...['convert', '-l', 'config.xml', '--shard', '0/2', '-o', 'x.out'],
      ...args,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('of a table with line breaks in its cells is refused, wherever it is cut', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `"row ${i}\nof two lines, ""quoted"""\n`).join('');
    const folder = folderWith({ 'in.csv': `text\n${rows}` });
    for (const n of [2, 3, 5]) {
      const endings = await makeShards(folder, n, ['in.csv', '-l', 'config.xml', '--to', 'jsonl']);
      const refused = endings.filter(({ code }) => code !== 0);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.some(({ stderr }) => stderr.includes('has line breaks in quoted cells'))).toBe(true);
    }
  });
});
