import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Jira repeats a column for each comment, label and watcher.
const jira = 'Key,Comment,Comment,Story "s",Comment\nA-1,"first, he said",second,,\nA-2,only,,,\n';

/** What is said of repeated columns, without the words before a command. */
async function helpOf(files: Record<string, string | Buffer>, name: string) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, ['check', name, '--header', '-l', 'auto']);
  expect(code).not.toBe(0);
  return { folder, help: /help: (Rename .*)/.exec(stdout)?.[1] ?? '' };
}

const plain = jira.replace('Story "s"', 'Story');
test.each<[string, string | Buffer, string]>([
  ['commas', plain, 'a.csv'],
  ['CRLF', plain.replaceAll('\n', '\r\n'), 'a.csv'],
  ['tabs', plain.replace('first, he', 'first he').replaceAll(',', '\t'), 'a.tsv'],
  ['semicolons', plain.replace('first, he', 'first he').replaceAll(',', ';'), 'a.csv'],
  ['gzip', gzipSync(plain), 'a.csv.gz'],
])('the help has a command that numbers repeated columns: %s', async (_, content, name) => {
  const { folder, help } = await helpOf({ [name]: content }, name);
  execFileSync('sh', ['-c', help.replace('Rename all but one; to number them: ', '')], { cwd: folder });
  const made = name.includes('.tsv') ? 'NEW.tsv' : 'NEW.csv';
  const args = ['convert', made, '--header', '-l', 'auto', '--to', 'tasks-1.x', '-o', '-'];
  const { stdout } = await lsimport(folder, args);
  expect(JSON.parse(stdout)[0].data).toEqual({
    Key: 'A-1',
    Comment: expect.stringMatching(/^first,? he said$/),
    Comment_2: 'second',
    Story: '',
    Comment_3: '',
  });
});

test.each([
  ['in quotes', jira],
  ['with a name that the number makes', 'a,b,b,b_2\n1,2,3,4\n'],
  ['below another line', `sep=,\n${plain}`],
])('there is no command for a header %s', async (_, content) => {
  expect((await helpOf({ 'a.csv': content }, 'a.csv')).help).toMatch(/^Rename one of them; /);
});

// Data_Entry_2017.csv of ChestX-ray14.
test.each(['', '\r'])('the help has a command that renames columns for 1.x', async (end) => {
  const folder = temporaryFolder();
  const table = `Image Index,"Finding Labels",Follow-up #,Image[Width${end}\na b.png,No Finding,1,2${end}\n`;
  writeFiles(folder, { 'a b.csv': table });
  const args = ['-l', 'auto', '--to', 'tasks-1.x', '--header'];
  const { code, stderr } = await lsimport(folder, ['convert', 'a b.csv', ...args]);
  expect(code).toBe(1);
  const [, command = ''] = /For all columns: (awk .*)\n/.exec(stderr) ?? [];
  execFileSync('sh', ['-c', command], { cwd: folder });
  const { stdout } = await lsimport(folder, ['convert', 'NEW.csv', ...args]);
  expect(JSON.parse(stdout)[0].data).toEqual({
    ...{ Image_Index: 'a b.png', Finding_Labels: 'No Finding', Follow_up_: '1', Image_Width: '2' },
  });
});
