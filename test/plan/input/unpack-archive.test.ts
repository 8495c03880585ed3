import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ZipFile } from 'yauzl';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { type ZippedFile, zipOf } from '../../support/zip.ts';

const archive = (name: string) => readFileSync(fixture(`archives/${name}`));
const boxes: Record<string, unknown> = JSON.parse(archive('expected.json').toString());
const mood =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices></View>';

async function run(command: string, file: string | Buffer, ...args: string[]) {
  const folder = temporaryFolder();
  const name = typeof file === 'string' ? file : 'a.zip';
  writeFiles(folder, { [name]: typeof file === 'string' ? archive(file) : file, 'mood.xml': mood });
  const { code, stdout } = await lsimport(folder, [command, name, '--json', ...args]);
  const { diagnostics, notes, tasks, format } = JSON.parse(stdout);
  return { folder, code, message: diagnostics[0]?.message, help: diagnostics[0]?.help, notes, tasks, format };
}

afterEach(() => vi.unstubAllEnvs());

it.each([
  [['inner.zip'], 'an archive in it, "inner.zip"'],
  [['a.zip', 'b.tar.gz', '.DS_Store'], '2 archives in it, such as "a.zip"'],
])('what has only archives in it is refused: %j', async (names, held) => {
  const inner = archive('csv.zip');
  const packed = await zipOf(names.map((name) => ({ name, content: inner })));
  expect(await run('check', packed, '-l', 'auto')).toMatchObject({
    code: 3,
    message: `a.zip has only ${held}.`,
  });
});

it('of a folder with an archive in it the archive is named', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my data/project.zip': archive('csv.zip') });
  const { code, stderr } = await lsimport(folder, ['check', 'my data', '-l', 'auto']);
  expect(stderr).toContain("--input-path 'my data/project.zip'");
  expect(code).toBe(3);
});

it('an archive whose end tells of fewer files than its directory has is refused', async () => {
  const packed = zipOf(['a', 'b', 'c'].map((name) => ({ name: `${name}.txt`, content: name })));
  // As programs without ZIP64 write the count of 65,537 files. The counts are 8 and 10 bytes after the signature (APPNOTE 4.3.16).
  packed.writeUInt16LE(1, packed.length - 22 + 8);
  packed.writeUInt16LE(1, packed.length - 22 + 10);
  expect(await run('check', packed, '-l', 'mood.xml')).toMatchObject({
    code: 3,
    message: 'Cannot read a.zip as a ZIP archive: it has more files than the 1 that its end tells of.',
  });
});

it('a ZIP archive with other bytes behind it is refused without them', async () => {
  const packed = Buffer.concat([
    zipOf([{ name: 'a.txt', content: 'a' }]),
    Buffer.from('PK\x01\x02 and more'),
  ]);
  const { code, message } = await run('check', packed, '-l', 'mood.xml');
  expect(code).toBe(3);
  expect(message).toBe('Cannot read a.zip as a ZIP archive: other bytes follow its end record.');
});

it('a ZIP archive with a program in front is named', async () => {
  const packed = Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'), zipOf([{ name: 'a.txt', content: 'a' }])]);
  const { code, help } = await run('check', packed, '-l', 'mood.xml');
  expect(code).toBe(2);
  expect(help).toContain('It does not begin as a ZIP archive does');
});

describe('archives one behind the other', () => {
  const first = zipOf([{ name: 'a.txt', content: 'a' }]);

  // unzip and Python's zipfile read the last one, yauzl the first, if its directory is where the end of the last one tells.
  it.each([
    ['of the same size', [{ name: 'b.txt', content: 'b' }]],
    ['of another size', [{ name: 'other.txt', content: 'another text' }]],
  ])('%s are refused', async (_, files) => {
    const { code, message, help } = await run(
      'check',
      Buffer.concat([first, zipOf(files)]),
      '-l',
      'mood.xml',
    );
    expect(code).toBe(3);
    expect(message).toContain('as when one archive stands behind another');
    expect(help).toContain('zip -F a.zip --out NEW.zip keeps the last one');
  });

  /** An archive with more between its directory and its end (APPNOTE 4.3.13 to 4.3.15). */
  const withBetween = (between: (end: number) => Buffer) => {
    const end = first.length - 22;
    return Buffer.concat([first.subarray(0, end), between(end), first.subarray(end)]);
  };
  const signature = () => Buffer.from('PK\x05\x05\x03\x00abc', 'latin1');
  const zip64 = (end: number) => {
    const record = Buffer.alloc(56);
    record.write('PK\x06\x06', 'latin1');
    record.writeBigUInt64LE(44n, 4);
    for (const at of [24, 32]) record.writeBigUInt64LE(1n, at);
    const start = first.readUInt32LE(first.length - 6);
    record.writeBigUInt64LE(BigInt(first.readUInt32LE(first.length - 10)), 40);
    record.writeBigUInt64LE(BigInt(start), 48);
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07', 'latin1');
    locator.writeBigUInt64LE(BigInt(end), 8);
    locator.writeUInt32LE(1, 16);
    return Buffer.concat([record, locator]);
  };
  const both = (end: number) => Buffer.concat([signature(), zip64(end + signature().length)]);

  it.each([
    ['a signature', signature],
    ['records of ZIP64', zip64],
    ['both', both],
  ])('%s between directory and end is not taken for one', async (_, between) => {
    expect(await run('check', withBetween(between), '-l', 'mood.xml')).toMatchObject({ code: 0, tasks: 1 });
  });

  it('a comment at the end is not taken for one', async () => {
    const comment = 'PK\x05 as told';
    const packed = Buffer.concat([first, Buffer.from(comment)]);
    packed.writeUInt16LE(comment.length, first.length - 2);
    expect(await run('check', packed, '-l', 'mood.xml')).toMatchObject({ code: 0, tasks: 1 });
  });

  it('bytes in front are none where the places in the directory count them', async () => {
    // As zip -A writes the places of a file that unpacks itself; this one begins like an archive.
    const front = Buffer.from(first.subarray(0, -22));
    const moved = Buffer.from(first);
    const directory = moved.readUInt32LE(moved.length - 6);
    moved.writeUInt32LE(directory + front.length, moved.length - 6);
    moved.writeUInt32LE(front.length, directory + 42);
    const packed = Buffer.concat([front, moved]);
    expect(await run('check', packed, '-l', 'mood.xml')).toMatchObject({ code: 0, tasks: 1 });
  });
});

interface Task {
  data: Record<string, string>;
  annotations: { result: { value: Record<string, unknown> }[] }[];
}

async function convert(name: string, ...args: string[]): Promise<Task[]> {
  const { folder, code } = await run('convert', name, '--to', 'tasks-1.x', '-o', 'out.json', ...args);
  expect(code).toBe(0);
  return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
}

describe("Label Studio's own exports come back as they were", () => {
  it.each(['yolo.zip', 'coco.zip', 'voc.zip', 'voc.tar.gz'])('%s', async (name) => {
    const tasks = await convert(name, '-l', 'auto', '--links', 'https://example.com/');
    const found = tasks.map(({ data, annotations }) => [
      /^https:\/\/example\.com\/images\/\w+-(.*)$/.exec(data.image!)![1],
      annotations[0]!.result.map(({ value }) => [
        (value.rectanglelabels as string[])[0],
        ...['x', 'y', 'width', 'height'].map((key) => Math.round(value[key] as number)),
      ]),
    ]);
    expect(Object.fromEntries(found)).toEqual(boxes);
  });

  it.each(['json.zip', 'json-min.zip', 'csv.zip', 'tsv.zip'])('%s', async (name) => {
    const tasks = await convert(name, '-l', 'mood.xml');
    expect(tasks.map(({ data, annotations }) => [data.text, annotations[0]!.result[0]!.value])).toEqual([
      ['I love it', { choices: ['Good'] }],
      ['Never again, "really"', { choices: ['Bad'] }],
    ]);
  });

  it.each(['csv.zip', 'tsv.zip'])('%s, with a column that is named', async (name) => {
    const tasks = await convert(name, '-l', 'mood.xml', '--choices-column', 'mood=mood');
    expect(tasks.map(({ data, annotations }) => [data.text, annotations[0]!.result[0]!.value])).toEqual([
      ['I love it', { choices: ['Good'] }],
      ['Never again, "really"', { choices: ['Bad'] }],
    ]);
  });

  it('masks whose names do not tell their images are refused', async () => {
    expect(await run('check', 'brush.zip')).toMatchObject({
      code: 1,
      message: 'brush.zip has brush masks that Label Studio exported, whose names do not tell their images.',
    });
  });

  it('an export as JSON-MIN needs the label config of its project', async () => {
    const { code, message } = await run('check', 'json-min.zip', '-l', 'auto');
    expect([code, message]).toEqual([
      1,
      expect.stringContaining('nothing in it says which values are labels'),
    ]);
  });
});

describe('links to files in an archive', () => {
  it('are refused where nobody could open them', async () => {
    const { code, message, help } = await run('convert', 'yolo.zip', '-l', 'auto', '-o', 'out.json');
    expect([code, message]).toEqual([
      2,
      'The tasks of yolo link to files in yolo.zip, which are unpacked only while lsimport runs.',
    ]);
    expect(help).toContain('--images FOLDER');
  });

  it('do not matter to check and to preview --embed', async () => {
    expect(await run('check', 'yolo.zip', '-l', 'auto')).toMatchObject({ code: 0, tasks: 2 });
    const { folder, code } = await run('preview', 'yolo.zip', '-l', 'auto', '--embed', '5', '-o', 'p.html');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'p.html'), 'utf8')).toContain('data:image/png;base64');
  });
});

describe('what is in an archive', () => {
  const jsonl = '{"text": "owl"}\n';
  it.each<[string, ZippedFile[], string]>([
    ['one file', [{ name: 'rows.jsonl', content: jsonl }], 'jsonl'],
    [
      'with what macOS adds',
      [{ name: 'a.csv', content: 'text,b\nowl,1\n' }, { name: '__MACOSX/._a.csv' }],
      'csv',
    ],
    ['in folders', [{ name: 'a/' }, { name: 'a/b/rows.jsonl', content: jsonl }], 'jsonl'],
    ['a workbook', [{ name: 'a.xlsx', content: readFileSync(fixture('xlsx/rich/input.xlsx')) }], 'xlsx'],
    [
      'several files',
      ['a', 'b'].map((name) => ({ name: `texts/${name}.txt`, content: `${name}\n` })),
      'text-dir',
    ],
  ])('%s', async (_, files, format) => {
    expect(await run('check', zipOf(files), '-l', 'mood.xml')).toMatchObject({ code: 0, format });
  });

  it('a format that reads a folder, patterns, gzip and standard input', async () => {
    const named = ['-l', 'mood.xml', '--input-format', 'text-dir', '--include', 'a*'];
    const texts = zipOf(['a', 'b'].map((name) => ({ name: `${name}.txt`, content: `${name}\n` })));
    expect(await run('check', texts, ...named)).toMatchObject({ code: 0, tasks: 1 });
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.tgz': archive('voc.tar.gz') });
    const asVoc = ['check', 'a.tgz', '--input-format', 'voc', '-l', 'auto', '--json'];
    expect(JSON.parse((await lsimport(folder, asVoc)).stdout)).toMatchObject({ tasks: 2 });
    const piped = { stdin: Readable.from([gzipSync(archive('yolo.zip'))]) };
    const { stdout } = await lsimport(folder, ['check', '-', '-l', 'auto', '--json'], piped);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, format: 'yolo', tasks: 2 });
  });

  it('another kind than the format reads', async () => {
    const texts = zipOf(['a', 'b'].map((name) => ({ name: `${name}.txt`, content: name })));
    const { code, message } = await run('check', texts, '--input-format', 'csv');
    expect([code, message]).toEqual([
      3,
      'a.zip is an archive of a folder, but the input format csv reads a file.',
    ]);
  });
});

const link = 0o120777;

/** A tar archive with one file of the letter a (POSIX.1-1988, ustar); `size` is what its header says, and is there as far as it is below 1000. */
function tarOf(
  name: string,
  size: number,
  prefix = '',
  type = '0',
  content = 'a'.repeat(size % 1000),
): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644', 100);
  header.write(size.toString(8).padStart(11, '0'), 124);
  header.write('00000000000', 136);
  header.write(`${type}`, 156);
  header.write('ustar\u000000', 257);
  header.write(prefix.slice(0, -1), 345);
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body, Buffer.alloc(type === '0' ? 1024 : 0)]);
}

const record = '22 GNU.sparse.major=1\n';
const sparse = Buffer.concat([tarOf('x', record.length, '', 'x', record), tarOf('a.txt', 1)]);
const negative = Buffer.concat([tarOf('x', 11, '', 'x', '11 size=-1\n'), tarOf('a.txt', 1)]);
/** Its bytes are those of a file, but not deflated. */
const damaged = zipOf([{ name: 'a.txt', content: 'a'.repeat(100) }]).fill(0xff, 36, 38);
it.each<[string, Buffer | string, string]>([
  ['a path outside', zipOf([{ name: '../a.txt', content: 'a' }]), 'invalid relative path: ../a.txt'],
  ['an absolute path', zipOf([{ name: '/etc/a.txt', content: 'a' }]), 'absolute path: /etc/a.txt'],
  ['a path outside, in a tar', 'slip.tar', '"../a.txt" in it is a path outside it'],
  ['a link', zipOf([{ name: 'a.txt', content: '/etc/passwd', mode: link }]), '"a.txt" in it is a link'],
  ['a link, in a tar', 'link.tar', '"b.txt" in it is a link'],
  ['a hard link', 'hard-link.tar', '"b.txt" in it is a link'],
  ['a named pipe', 'fifo.tar', '"a" in it is a named pipe'],
  [
    'a file twice',
    zipOf([{ name: 'a', content: 'a' }, { name: 'A/..b' }, { name: 'a' }]),
    '"a" in it is there twice',
  ],
  ['a file in a file', zipOf([{ name: 'a', content: 'a' }, { name: 'a/b' }]), '"a/b" in it is there twice'],
  ['a long name', zipOf([{ name: 'n'.repeat(300) }]), 'has a name that is too long'],
  ['a bomb', zipOf([{ name: 'a.txt', content: 'a', size: 4e9 }]), 'a.zip looks like a zip bomb'],
  ['nothing', zipOf([]), 'The archive a.zip has no files.'],
  ['an end too early', archive('coco.zip').subarray(0, 500), 'Cannot read a.zip as a ZIP archive'],
  ['an end too early, in a tar', gzipSync(archive('long.tar').subarray(0, 3000)), 'as a tar archive'],
  ['a file that is cut off, in a tar', tarOf('a.txt', 1e9).subarray(0, 520), 'Tar archive is truncated'],
  ['a file that is damaged', damaged, 'Cannot read a.zip as a ZIP archive'],
  [
    'a file with a wrong checksum',
    zipOf([{ name: 'a.txt', content: 'a', crc: 1 }]),
    'the checksum of "a.txt" is wrong',
  ],
  [
    'a large file with a wrong checksum',
    zipOf([{ name: 'a.txt', content: 'a'.repeat(300_000), crc: 1 }]),
    'the checksum of "a.txt" is wrong',
  ],
  ['a sparse file, in a tar', sparse, '"a.txt" in it is a sparse file'],
  ['a sparse file of GNU, in a tar', tarOf('a.txt', 512, '', 'S'), '"a.txt" in it is a sparse file'],
  ['the list of a folder, in a tar', tarOf('a/', 3, '', 'D'), '"a/" in it is the list of a folder'],
  ['a part of a file, in a tar', tarOf('a.txt', 3, '', 'M'), '"a.txt" in it is the rest of a file'],
  ['a wrong checksum, in a tar', tarOf('a.txt', 3).fill('b', 0, 1), 'the checksum of a header is wrong'],
  ['a negative size, in a tar', negative, 'a header has a size that is no number'],
  ['half a name, in a tar', tarOf('x', 10, '', 'x', '99 path=a\n'), 'an extended header is damaged'],
  [
    'more behind its end, in a tar',
    Buffer.concat([tarOf('a', 1), tarOf('b', 1)]),
    'something follows its end',
  ],
  [
    'many folders in each other',
    tarOf(`${'a/'.repeat(40)}b.txt`, 1, 'a/'.repeat(70)),
    'is in more than 100 folders',
  ],
])('an archive with %s is refused, and nothing is left', async (_, file, says) => {
  // Other tests have temporary folders of their own meanwhile.
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  const { code, message } = await run('check', file);
  expect([code, message]).toEqual([3, expect.stringContaining(says)]);
  expect(readdirSync(temporary).filter((name) => /^lsimport-\w{6}$/.test(name))).toEqual([]);
});

it('reads a tar archive of GNU with the name that it has', async () => {
  const named = Buffer.concat([tarOf('backup', 0, '', 'V'), tarOf('a.txt', 1), Buffer.alloc(8192)]);
  expect(await run('check', named, '-l', 'mood.xml', '--input-format', 'text')).toMatchObject({
    code: 0,
    tasks: 1,
  });
});

it('reads small files of a tar archive without a stream for each', async () => {
  const streams = vi.spyOn(Readable, 'from');
  const small = Array.from({ length: 200 }, (_, i) => tarOf(`${i}.txt`, 1 + (i % 600)).subarray(0, -1024));
  const large = tarOf('large.txt', 300_000).subarray(0, -1024);
  const rest = Buffer.alloc(Math.ceil(300_000 / 512) * 512, 'b');
  const tar = Buffer.concat([...small, large, rest, Buffer.alloc(1024)]);
  const { code, tasks } = await run('check', tar, '--input-format', 'text-dir', '-l', 'mood.xml');
  expect({ code, tasks }).toEqual({ code: 0, tasks: 201 });
  // Standard input of the run is one as well.
  expect(streams.mock.calls.filter(([, options]) => options !== undefined)).toHaveLength(1);
});

it('reads small files of an archive without a stream for each', async () => {
  const streams = vi.spyOn(ZipFile.prototype, 'openReadStreamPromise');
  const small = Array.from({ length: 200 }, (_, i) => ({ name: `${i}.txt`, content: `text ${i}` }));
  const large = { name: 'large.txt', content: `${'word '.repeat(100_000)}end` };
  const { code, folder, tasks } = await run(
    'convert',
    zipOf([...small, large]),
    ...['--input-format', 'text-dir', '-l', 'mood.xml', '-o', 'out.json'],
  );
  expect({ code, tasks }).toEqual({ code: 0, tasks: 201 });
  expect(streams).toHaveBeenCalledTimes(1);
  const texts = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).map(({ data }: Task) => data.text);
  expect(texts.toSorted()).toEqual([...small.map(({ content }) => content), large.content].toSorted());
});
