import { createHash } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>';

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  return folder;
}

describe('gzip', () => {
  it.each([
    ['birds.json', '[{"text":"owl"},{"text":"wren"}]'],
    ['birds.jsonl', '{"text":"owl"}\n{"text":"wren"}\n'],
    ['birds.csv', 'text,n\nowl,1\nwren,2\n'],
    ['birds.tsv', 'text\tn\nowl\t1\nwren\t2\n'],
    ['birds.txt', 'owl\nwren\n'],
  ])('%s.gz is read as %s is', async (name, data) => {
    const folder = folderWith({ [name]: data, [`${name}.gz`]: gzipSync(data) });
    for (const [project, input] of [
      ['p', name],
      ['q', `${name}.gz`],
    ]) {
      const ending = await lsimport(folder, ['init', project!, '-i', input!, '-l', 'config.xml']);
      expect(ending).toMatchObject({ code: 0 });
    }
    expect(readTasks(join(folder, 'q')).map(({ data: { text } }) => text)).toEqual(['owl', 'wren']);
    const bytes = (project: string) => readFileSync(join(folder, project, 'tasks.json'), 'utf8');
    expect(bytes('q')).toBe(bytes('p'));
  });

  it('has as many members as it likes, and needs no telling name', async () => {
    const members = Buffer.concat([gzipSync('{"text":"owl"}\n'), gzipSync('{"text":"wren"}\n')]);
    const folder = folderWith({ birds: members });
    const ending = await lsimport(folder, ['check', '-i', 'birds', '-l', 'config.xml', '--json']);
    expect(JSON.parse(ending.stdout)).toMatchObject({ ok: true, tasks: 2 });
  });

  // The sizes lie around those in which the file is read.
  it.each([1, 511, (1 << 16) - 1, 1 << 16, (1 << 18) + 1, 3_000_000])(
    'goes on behind %i NULs, as for gzip itself',
    async (count) => {
      const nulls = Buffer.alloc(count);
      const noise = Array.from({ length: 3000 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex'));
      const [first, second, third] = ['owl', 'wren', noise.join('')].map((text) =>
        gzipSync(`${JSON.stringify({ text })}\n`),
      );
      const bytes = Buffer.concat([third!, nulls, first!, third!, nulls, nulls, second!, nulls]);
      const folder = folderWith({ 'birds.jsonl.gz': bytes });
      const { code } = await lsimport(folder, ['init', 'p', '-i', 'birds.jsonl.gz', '-l', 'config.xml']);
      expect(code).toBe(0);
      const texts = readTasks(join(folder, 'p')).map(({ data: { text } }) => text);
      expect(texts).toEqual([noise.join(''), 'owl', noise.join(''), 'wren']);
    },
  );

  it('has members that end wherever the file is cut for reading', async () => {
    const member = gzipSync('{"text":"owl"}\n');
    // A stored block of such a size that the second member begins with the second part of the file.
    const stored = (length: number) => {
      const text = JSON.stringify({ text: 'x'.repeat(length) });
      return gzipSync(`${text}\n`, { level: 0 });
    };
    for (const size of [1 << 16, 1 << 18]) {
      const empty = stored(size - 200).length - size + 200;
      for (const off of [-1, 0, 1]) {
        const first = stored(size - empty + off);
        expect(first.length).toBe(size + off);
        for (const between of [0, 1]) {
          const bytes = Buffer.concat([first, Buffer.alloc(between), member, Buffer.alloc(between), member]);
          const folder = folderWith({ 'birds.jsonl.gz': bytes });
          const args = ['check', '-i', 'birds.jsonl.gz', '-l', 'config.xml', '--json'];
          expect(JSON.parse((await lsimport(folder, args)).stdout)).toMatchObject({ ok: true, tasks: 3 });
        }
      }
    }
  });

  it('is named as it was typed', async () => {
    const folder = folderWith({ 'birds.csv.gz': gzipSync('text,n\nowl\n') });
    const ending = await lsimport(folder, ['check', '-i', './birds.csv.gz', '-l', 'config.xml', '--json']);
    expect(JSON.parse(ending.stdout).diagnostics).toEqual([
      expect.objectContaining({ code: 'ragged-row', file: './birds.csv.gz', line: 2 }),
    ]);
  });

  it('gives predictions the date of the compressed file', async () => {
    const task = { data: { text: 'owl' }, predictions: [{ result: [], score: 0.5 }] };
    const folder = folderWith({ 'birds.json.gz': gzipSync(JSON.stringify([task])) });
    utimesSync(join(folder, 'birds.json.gz'), 1_500_000_000, 1_500_000_000);
    await lsimport(folder, ['init', 'p', '-i', 'birds.json.gz', '-l', 'config.xml']);
    expect(readTasks(join(folder, 'p'))[0]!.predictions).toEqual([
      expect.objectContaining({ created_at: 1_500_000_000 }),
    ]);
  });

  const whole = gzipSync('{"text":"owl"}\n'.repeat(1000));
  const damaged = Buffer.from(whole);
  damaged[damaged.length - 6]! ^= 1;
  it.each([
    ['cut short', whole.subarray(0, -4), 'the compressed data ends too early'],
    ['only begun', whole.subarray(0, 2), 'the compressed data ends too early'],
    ['empty', Buffer.alloc(0), 'the compressed data ends too early'],
    ['damaged', damaged, 'it is damaged'],
    ['followed by something else', Buffer.concat([whole, Buffer.from('more')]), 'it is damaged'],
    ['followed by NULs and something else', Buffer.concat([whole, Buffer.from('\0\0more')]), 'data follows'],
    ['followed by the begin of a member', Buffer.concat([whole, whole.subarray(0, 7)]), 'ends too early'],
    ['followed by one byte of a member', Buffer.concat([whole, whole.subarray(0, 1)]), 'ends too early'],
    ['followed by a member cut short', Buffer.concat([whole, whole.subarray(0, -1)]), 'ends too early'],
    [
      'followed by NULs and a member cut short',
      Buffer.concat([whole, Buffer.alloc(9), whole.subarray(0, -1)]),
      'ends too early',
    ],
    ['followed by NULs and a damaged one', Buffer.concat([whole, Buffer.alloc(9), damaged]), 'it is damaged'],
    ['something else', Buffer.from('{"text":"owl"}\n'), 'it is not gzip data'],
  ])('that is %s cannot be read', async (_what, bytes, words) => {
    const folder = folderWith({ 'birds.jsonl.gz': bytes });
    const args = ['-i', 'birds.jsonl.gz', '-l', 'config.xml'];
    expect(await lsimport(folder, ['init', 'p', ...args])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`Cannot read birds.jsonl.gz: `),
    });
    expect((await lsimport(folder, ['check', ...args])).stderr).toContain(words);
  });

  it('is refused where tasks link to the file', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'config.xml':
        '<View><TimeSeries name="ts" value="$csv"><Channel column="v"/></TimeSeries><TextArea name="note" toName="ts"/></View>',
      'series.csv.gz': gzipSync('time,v\n1,2\n2,3\n'),
    });
    expect(await lsimport(folder, ['check', '-i', 'series.csv.gz', '-l', 'config.xml'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('link to the input itself'),
    });
  });
});
