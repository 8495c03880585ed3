import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandOn, commandsOn, endingInCommands, pathForCommands } from '../src/command-on.ts';
import { fixture } from './support/recorded.ts';
import { lsimport } from './support/run.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';
import { zipOf } from './support/zip.ts';

describe('the file of a printed command', () => {
  it.each([
    ['a b.csv', "jq . 'a b.csv'", '.csv'],
    ['-a.csv', 'jq . ./-a.csv', '.csv'],
    ['a.csv.gz', 'gzip -dc a.csv.gz | jq .', '.csv'],
    ['<stdin>', 'jq . FILE', ''],
    ['d/a.zip', 'unpack d/a.zip, and then jq . FILE', ''],
    ['a.tar.gz', 'unpack a.tar.gz, and then jq . FILE', ''],
    ['a.tgz/x/b.csv', 'unpack a.tgz, and then jq . b.csv', '.csv'],
    ['a.zip.csv', 'jq . a.zip.csv', '.csv'],
    ['s3://owls/a/b.csv', 'jq . b.csv', '.csv'],
  ])('%s', (file, command, ending) => {
    expect(commandOn('jq .', file)).toBe(command);
    expect(endingInCommands(file)).toBe(ending);
  });

  it('is read with <, where it is not unpacked by another', () => {
    expect(commandOn('tr a b', 'a.csv', '< ')).toBe('tr a b < a.csv');
    expect(commandOn('tr a b', 'a.csv.gz', '< ')).toBe('gzip -dc a.csv.gz | tr a b');
  });

  it('in a text that names it several times', () => {
    const text = 'Write it: jq . FILE > NEW.json.';
    expect(commandsOn(text, 'a.json')).toBe('Write it: jq . a.json > NEW.json.');
    expect(commandsOn(text, '<stdin>')).toBe(text);
    expect(commandsOn(text, 'a.json.gz')).toBe('Write it: jq . a.json > NEW.json. First: gzip -dk a.json.gz');
    expect(commandsOn('jq . FILE', 'a.zip/b.json')).toBe('jq . b.json. Unpack a.zip first.');
    expect(commandsOn('Export it.', 'a.zip')).toBe('Export it.');
  });

  it('of a store is its name', () => expect(pathForCommands('gs://owls/a.tif')).toBe('a.tif'));
});

const latin1 = Buffer.from('text,label\ncaf\xe9 au lait,pos\n', 'latin1');
const answer = '{"status":"ok","articles":[{"text":"a"},{"text":"b"}]}';

describe('what is printed for an input that is packed', () => {
  it('runs where that is gzip', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.csv.gz'), gzipSync(latin1));
    const { stdout } = await lsimport(folder, ['check', 'a.csv.gz', '-l', 'auto']);
    const [command] = /gzip -dc .* > NEW\.csv/.exec(stdout) ?? [];
    expect(command).toBe('gzip -dc a.csv.gz | iconv -f ENCODING -t utf-8 > NEW.csv');
    execFileSync('sh', ['-c', command!.replace('ENCODING', 'windows-1252')], { cwd: folder });
    expect((await lsimport(folder, ['convert', 'NEW.csv', '-o', '-', '-q'])).stdout).toContain('caf\\u00e9');
  });

  it.each([
    ['a.csv', latin1, 'unpack a.zip, and then iconv -f ENCODING -t utf-8 FILE > NEW,'],
    ['a.json', answer, 'unpack a.zip, and then jq .articles FILE > tasks.json\n'],
  ])('says to unpack a ZIP of %s', async (name, content, command) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: content });
    execFileSync('python3', ['-m', 'zipfile', '-c', 'a.zip', name], { cwd: folder });
    const { stderr, stdout } = await lsimport(folder, ['check', 'a.zip', '-l', 'auto']);
    expect(stderr + stdout).toContain(command);
  });

  it('does not name a path in an archive as an input', async () => {
    const folder = temporaryFolder();
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    writeFiles(folder, {
      'a.csv': 'text,b\na,1\n',
      'b.json': '[{"text":"a"}]',
      'c.png': Buffer.from(png, 'base64'),
    });
    execFileSync('python3', ['-m', 'zipfile', '-c', 'a.zip', 'a.csv', 'b.json', 'c.png'], { cwd: folder });
    const { stderr } = await lsimport(folder, ['check', 'a.zip', '-l', 'auto']);
    expect(stderr).toContain('For a task per row of a.csv: unpack the archive, and use that file\n');
  });

  it('names no pattern for what came through a pipe', async () => {
    const folder = temporaryFolder();
    const results = '[{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":0.5}]';
    const stdin = Readable.from([results]);
    const { stdout } = await lsimport(folder, ['check', '-', '-l', 'auto'], { stdin });
    expect(stdout).toContain('help: To see what can be read: lsimport help formats\n');
  });
});

describe('of what is in an archive no path is an input', () => {
  const sheet = readFileSync(fixture('tables/boxes.xlsx'));
  const results = '[{"image_id":1,"category_id":1,"bbox":[1,2,3,4],"score":0.5}]';
  const project = { 'p/tasks.json': '{}', 'p/config.json': '{}', 'p/config.xml': '<View/>' };
  const yolo = { 'labels/v_1.txt': '0 0.5 0.5 0.1 0.1\n', 'v.mp4': '\0\0\0\x18ftypmp42' };

  it.each<[string, Record<string, string | Buffer>, string]>([
    ['a workbook', { 'a.xlsx': sheet, 'b.bin': 'x' }, 'Unpack the archive, and use the workbook.'],
    [
      'results',
      { 'a.json': results, 'a.svg': '<svg/>' },
      'Unpack the archive, put the COCO file of the dataset',
    ],
    ['a video', yolo, 'In its folder, write the frames as images: mkdir -p images && ffmpeg -i v.mp4 '],
    ['a project', project, 'Unpack it. lsimport export and lsimport push take the folder'],
  ])('%s', async (_, files, help) => {
    const folder = temporaryFolder();
    const entries = Object.entries(files).map(([name, content]) => ({ name, content }));
    writeFiles(folder, { 'r.zip': zipOf(entries) });
    const { stderr } = await lsimport(folder, ['check', 'r.zip', '-l', 'auto']);
    expect(stderr).toContain(help);
    expect(stderr).not.toContain('r.zip/');
  });
});
