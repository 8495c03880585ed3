import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>';
const options = ['-i', '-', '-l', 'config.xml'];

/** Copies go to a folder of the test's own, so that what is left behind can be seen. */
let copies: string;
let before: string | undefined;
beforeAll(() => {
  copies = makeFolder();
  before = process.env.TMPDIR;
  process.env.TMPDIR = copies;
  expect(tmpdir()).toBe(copies);
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  removeFolder(copies);
});

function folderWithConfig(): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  return folder;
}

const pipe = (...chunks: (string | Buffer)[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('standard input', () => {
  it.each([
    ['json', '[{"text":"owl"},{"text":"wren"}]'],
    ['jsonl', '{"text":"owl"}\n{"text":"wren"}\n'],
    ['csv', 'text\nowl\nwren\n'],
    ['tsv', 'text\tn\nowl\t1\nwren\t2\n'],
    ['text', 'owl\nwren\n'],
  ])('is read as %s', async (format, data) => {
    const folder = folderWithConfig();
    // The temporary folders of tests lie there as well.
    const there = readdirSync(copies);
    const stdin = pipe(data.slice(0, 3), data.slice(3));
    const ending = await lsimport(folder, ['init', 'p', ...options, '--input-format', format], { stdin });
    expect(ending).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p')).map(({ data: { text } }) => text)).toEqual(['owl', 'wren']);
    expect(readdirSync(copies)).toEqual(there);
  });

  it('can be read twice, where some tasks have ids and some have none', async () => {
    const folder = folderWithConfig();
    const stdin = pipe('[{"data":{"text":"owl"}},{"id":5,"data":{"text":"wren"}}]');
    expect(await lsimport(folder, ['init', 'p', ...options], { stdin })).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p')).map(({ id }) => id)).toEqual([6, 5]);
  });

  it('may be gzip', async () => {
    const stdin = pipe(gzipSync('{"text":"owl"}\n{"text":"wren"}\n'));
    const ending = await lsimport(folderWithConfig(), ['check', ...options, '--json'], { stdin });
    expect(JSON.parse(ending.stdout)).toMatchObject({ ok: true, tasks: 2 });
  });

  it('is called <stdin> in findings', async () => {
    const ending = await lsimport(folderWithConfig(), ['check', ...options, '--json'], {
      stdin: pipe('[{"text":"owl"},\n {"text":7, "x":}]'),
    });
    expect(JSON.parse(ending.stdout).diagnostics).toEqual([
      expect.objectContaining({ code: 'invalid-json', file: '<stdin>', line: 2, column: 17 }),
    ]);
  });

  it('gives the same bytes whenever it is read', async () => {
    const data = '[{"data":{"text":"owl"},"predictions":[{"result":[],"score":0.5}]}]';
    const tasks = [];
    for (const name of ['p', 'q']) {
      const folder = folderWithConfig();
      await lsimport(folder, ['init', name, ...options], { stdin: pipe(data) });
      tasks.push(readTasks(join(folder, name)));
    }
    expect(tasks[0]).toEqual(tasks[1]);
  });

  it('is refused when it is a terminal, which would wait for ever', async () => {
    const stdin = Object.assign(new Readable({ read: () => {} }), { isTTY: true });
    expect(await lsimport(folderWithConfig(), ['check', ...options], { stdin })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('standard input is a terminal'),
    });
  });

  it('is not waited for when the label config cannot be read', async () => {
    const stdin = new Readable({ read: () => {} });
    const ending = await lsimport(temporaryFolder(), ['check', ...options], { stdin });
    expect(ending).toMatchObject({ code: 3, stderr: expect.stringContaining('config.xml') });
  });

  it('leaves nothing behind when Ctrl-C ends the waiting for more', async () => {
    const folder = folderWithConfig();
    const there = readdirSync(copies);
    const stdin = new Readable({ read: () => {} });
    stdin.push('[{"text":"owl"},');
    const ending = await lsimport(folder, ['init', 'p', ...options], {
      stdin,
      interruptWhen: () => readdirSync(copies).length > there.length,
    });
    expect(ending.code).toBe(130);
    expect(readdirSync(copies)).toEqual(there);
    expect(readdirSync(folder)).toEqual(['config.xml']);
  });

  it('that breaks off is an input that cannot be read', async () => {
    const stdin = new Readable({ read: () => {} });
    stdin.destroy(Object.assign(new Error('read EIO'), { code: 'EIO', syscall: 'read' }));
    expect(await lsimport(folderWithConfig(), ['check', ...options], { stdin })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Cannot read <stdin>: the device reported an error'),
    });
  });

  it.each(['json-dir', 'image-dir', 'time-series-dir'])('is nothing for %s', async (format) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'config.xml':
        format === 'time-series-dir'
          ? '<View><TimeSeries name="ts" value="$csv"><Channel column="v"/></TimeSeries><TextArea name="note" toName="ts"/></View>'
          : '<View><Image name="i" value="$url"/><TextArea name="note" toName="i"/></View>',
    });
    const ending = await lsimport(folder, ['check', ...options, '--input-format', format], {
      stdin: pipe('time,v\n1,2\n'),
    });
    expect(ending).toMatchObject({
      code: expect.toBeOneOf([2, 3]),
      stderr: expect.stringContaining('<stdin>'),
    });
  });
});
