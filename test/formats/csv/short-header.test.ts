import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function noteOn(name: string, text: string | Buffer) {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { code, stdout } = await lsimport(folder, ['check', '-i', name, '--input-format', 'csv', '--json']);
  const { notes } = JSON.parse(stdout) as { notes: string[] };
  return { folder, code, note: notes.find((note) => /: (?:the header has|each row ends)/.test(note)) };
}

const names = 'the header has 2 names, but each row has 3 cells, as where R writes the names of rows.';
// As write.table(x, sep = ...) writes a data frame.
const ofR = ['"text" "n"', '"1" "An owl" 1', '"2" "A wren" 2'];
const between = (lines: readonly string[], delimiter: string) =>
  lines.map((line) => line.replaceAll('" ', `"${delimiter}`)).join('\n');
const wide = 'text;n\r\nAn owl;1;\r\nA wren;2;\r\nA jay;3;\r\n';

test.each([
  ['a.csv', between(ofR, ','), `${names} If so: awk 'NR==1{$0="row,"$0}1' a.csv > NEW.csv`, 'row,"text","n"'],
  [
    'a.csv',
    between(ofR, '\t'),
    `${names} If so: awk 'NR==1{$0="row\\t"$0}1' a.csv > NEW.csv`,
    'row\t"text"\t"n"',
  ],
  [
    'a.csv.gz',
    gzipSync(between(ofR, ';')),
    `${names} If so: gzip -dc a.csv.gz | awk 'NR==1{$0="row;"$0}1' > NEW.csv`,
    'row;"text";"n"',
  ],
  [
    'a.csv',
    wide,
    `each row ends in a delimiter, but the header does not. Write one behind it: awk 'NR==1{sub(/\\r?$/,";")}1' a.csv > NEW.csv`,
    'text;n;',
  ],
])('%s %j: a note has a command', async (name, text, wanted, header) => {
  const { folder, code, note } = await noteOn(name, text);
  expect([code, note]).toEqual([1, `${name}: ${wanted}`]);
  execFileSync('sh', ['-c', /(?:awk|gzip) .*$/.exec(wanted)![0]], { cwd: folder });
  expect(readFileSync(join(folder, 'NEW.csv'), 'utf8').split('\n')[0]).toBe(header);
  expect((await lsimport(folder, ['check', 'NEW.csv'])).code).toBe(0);
});

test('without a command where the header is not the first line', async () => {
  const { note } = await noteOn('a.csv', `sep=,\n${between(ofR, ',')}`);
  expect(note).toBe(`a.csv: ${names} If so, write a name in front of the header.`);
});

test.each([
  ['texts with a comma', 'id,text\n1,Yes, it is\n2,No, it is not\n3,Well, it may be\n'],
  ['two rows of texts with a comma', 'name,text\nAna,Yes,it is\nBo,No,it is not\n'],
  ['some rows with a cell more', 'id,text\n1,a,b\n2,c\n3,d,e\n'],
  ['the same first cells', 'kind,text\nx,a,b\nx,c,d\ny,e,f\n'],
])('there is no note for %s', async (_, text) => {
  expect((await noteOn('a.csv', text)).note).toBeUndefined();
});
