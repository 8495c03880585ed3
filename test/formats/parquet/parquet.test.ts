import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { mediaTypeOf } from '../../../src/readers/media-type.ts';
import { classNamersOf } from '../../../src/readers/parquet-class-names.ts';
import { parseExact } from '../../support/exact-json.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf } from '../expect-case.ts';

const parquet = (name: string) => readFileSync(fixture(`parquet/${name}/input.parquet`));

test.each(casesOf('parquet'))('%s: rows are as pyarrow reads them', async (name) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': parquet(name) });
  const { code, stdout } = await lsimport(folder, [
    'convert',
    'a.parquet',
    '--to',
    'jsonl',
    '-o',
    't.jsonl',
    '--json',
  ]);
  const rows = readFileSync(fixture(`parquet/${name}/expected/rows.jsonl`), 'utf8');
  if (rows === '') {
    expect(JSON.parse(stdout).diagnostics).toEqual([
      expect.objectContaining({ message: expect.stringContaining('it has no rows') }),
    ]);
    return;
  }
  expect({ code, format: JSON.parse(stdout).format }).toEqual({ code: 0, format: 'parquet' });
  const dataOf = (line: string) => (parseExact(line) as { data: unknown }).data;
  const lines = readFileSync(join(folder, 't.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map(dataOf)).toEqual(
    rows
      .trimEnd()
      .split('\n')
      .map((line) => parseExact(line)),
  );
});

test('findings are at their row, and changed values are noted', async () => {
  const folder = temporaryFolder();
  const config = '<View><Text name="t" value="$text"/></View>';
  writeFiles(folder, { 'a.parquet': parquet('basic'), 'c.xml': config });
  const { code, stdout } = await lsimport(folder, ['check', 'a.parquet', '-l', 'c.xml', '--json']);
  const { diagnostics, notes } = JSON.parse(stdout);
  expect(code).toBe(1);
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors).toEqual([
    expect.objectContaining({ severity: 'error', file: 'a.parquet', line: 2, path: '/text' }),
  ]);
  expect(notes.join('\n')).toContain(
    '2 values that are not numbers became null; 1 value of bytes became base64',
  );
});

// The editor of 1.23.2 loads data:...?lsref=1, which is no base64 (test/servers/preview/editor.test.ts).
test('images and sounds of Hugging Face become data URIs, and paths alone stay paths', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': parquet('images') });
  const { code, stdout } = await lsimport(folder, ['init', 'p', '-i', 'a.parquet', '-l', 'auto', '--json']);
  expect({ code, notes: JSON.parse(stdout).notes.join('\n') }).toEqual({
    code: 0,
    notes: expect.stringContaining(
      '3 images became data URIs without their file names; 1 sound became a data URI without its file name; 1 file is given only by its path',
    ),
  });
  expect(readFileSync(join(folder, 'p/config.xml'), 'utf8')).toContain(
    '<Image name="image" value="$image"/>',
  );
});

test.each([
  ['WAV', 'RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
  ['FLAC', 'fLaC\0\0\0\x22', 'audio/flac'],
  ['Ogg', 'OggS\0\x02', 'audio/ogg'],
  ['MP3 with tags', 'ID3\x04\0', 'audio/mpeg'],
  ['MP3', '\xff\xfb\x90\x64', 'audio/mpeg'],
  ['M4A', '\0\0\0\x20ftypM4A ', 'audio/mp4'],
])('%s is known by its first bytes', (_, head, type) => {
  expect(mediaTypeOf(Buffer.from(head, 'latin1'), true)).toBe(type);
});

test('bytes of a column are a file only where they say so for certain', () => {
  expect(mediaTypeOf(Buffer.from('\xff\xd8\xff\xe0', 'latin1'), false)).toBe('image/jpeg');
  expect(mediaTypeOf(Buffer.from('\xff\xfb\x90\x64', 'latin1'), false)).toBeUndefined();
});

test('-l auto, gzip and standard input', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet.gz': gzipSync(parquet('zstd')), 'rows.data': parquet('zstd') });
  for (const args of [['a.parquet.gz'], ['rows.data', '--input-format', 'parquet']]) {
    const { code, stdout } = await lsimport(folder, ['check', ...args, '-l', 'auto', '--json']);
    expect({ code, tasks: JSON.parse(stdout).tasks.total ?? JSON.parse(stdout).tasks }).toMatchObject({
      code: 0,
    });
  }
});

test.each([
  ['cut off', parquet('basic').subarray(0, 900), 'as Parquet'],
  ['something else', Buffer.from('text\nowl\n'), 'does not begin with PAR1'],
  ['empty', Buffer.alloc(0), 'does not begin with PAR1'],
])('a file that is %s is refused with a sentence', async (_what, bytes, says) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': bytes });
  const { code, stdout } = await lsimport(folder, ['check', 'a.parquet', '--json']);
  expect({ code, says: JSON.parse(stdout).diagnostics[0].message }).toEqual({
    code: 3,
    says: expect.stringContaining(says),
  });
});

test('columns whose numbers of classes became names are noted, and can be results', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': parquet('classes') });
  const args = ['-l', 'auto', '--choices-column', 'label=mood', '--to', 'tasks-1.x', '-o', 't.json'];
  const { code, stderr } = await lsimport(folder, ['convert', 'a.parquet', ...args]);
  expect(code).toBe(0);
  expect(stderr).toContain(
    'class numbers became class names in "label", "ner_tags", "objects"; 1 value of "label" has no class (-1 or null).',
  );
  const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  const choices = tasks.map(
    ({ annotations }: { annotations?: { result: { value: object }[] }[] }) =>
      annotations?.[0]?.result[0]?.value,
  );
  expect(choices).toEqual([{ choices: ['pos'] }, { choices: ['neg'] }, undefined]);
});

test.each([
  ['a file', 'a.parquet', []],
  ['a file, as results', 'a.parquet', ['--choices-column', 'label=label']],
  ['a folder', '.', ['--choices-column', 'label=label']],
])('all classes of a column become choices, also those of no row: %s', async (_, input, more) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'data/a.parquet': parquet('more-classes') });
  const args = ['-l', 'auto', '--to', 'tasks-1.x', '-o', '../t.json', '--write-config', '../c.xml', ...more];
  const { code } = await lsimport(join(folder, 'data'), ['convert', input, ...args]);
  const config = readFileSync(join(folder, 'c.xml'), 'utf8');
  expect({ code, choices: [...config.matchAll(/<Choice value="(.*)"/g)].map(([, name]) => name) }).toEqual({
    code: 0,
    choices: ['anger', 'joy', 'fear', 'love'],
  });
});

test('null and -1 are no class, also in lists, and are counted', () => {
  const kind = { _type: 'ClassLabel', names: ['cat', 'dog'] };
  const features = { label: kind, kinds: { _type: 'Sequence', feature: kind } };
  const none: string[] = [];
  const metadata = [{ key: 'huggingface', value: JSON.stringify({ info: { features } }) }];
  const namers = classNamersOf(metadata, (column) => none.push(column));
  const values = [0, 1n, -1, -1n, null].map((value) => namers.get('label')!(value));
  expect(values).toEqual(['cat', 'dog', null, null, null]);
  expect(namers.get('kinds')!([1, null, -1n])).toEqual(['dog', null, null]);
  expect(none).toEqual(['label', 'label', 'label', 'kinds', 'kinds']);
});

test('a folder of media is not for a file that holds them itself', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.parquet': parquet('basic') });
  const { code, stderr } = await lsimport(folder, [
    ...['convert', 'a.parquet', '-l', 'auto', '--to', 'tasks-1.x', '-o', 'o.json'],
    ...['--document-root', '.'],
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain(
    'help: Remove it. Media that are in a Parquet file become data URIs, and need no folder.\n',
  );
});
