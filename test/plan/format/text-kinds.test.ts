import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hasPython } from '../../support/has-python.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function check(files: Record<string, string>, input: string) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
  return { folder, code, stderr };
}

const mails =
  'From a@b.c Mon Jan  1 00:00:00 2024\nFrom: A <a@b.c>\nSubject: Hi\n\nHello there.\n\nFrom x@b.c Mon Jan  1 00:00:00 2024\nSubject: Re: Hi\n\nBye.\n';

test.each([
  ['inbox.mbox', mails, 'a mailbox (mbox)', 'mailbox.mbox'],
  ['m.tmx', '<?xml version="1.0"?><tmx version="1.4"><body/></tmx>', 'a translation memory (TMX)', 'CSV'],
  ['m.xlf', '<?xml version="1.0"?>\n<xliff version="1.2"/>', 'a file of translations (XLIFF)', 'xliff2po'],
  ['de.po', '# German\n\nmsgid ""\nmsgstr ""\n', 'a catalog of gettext (PO)', 'po2csv'],
])('%s is named, alone and in a folder', async (name, text, says, help) => {
  const files = { [`in/${name}`]: text };
  const folder = await check(files, 'in');
  expect(folder.stderr).toContain(
    `error: The format of in cannot be detected: ${name} in it may be ${says}.\n`,
  );
  const file = await check(files, `in/${name}`);
  expect(file.stderr).toContain(`help: It may be ${says}. `);
  for (const { code, stderr } of [folder, file]) {
    expect(stderr).toContain(help);
    expect(code).toBe(2);
  }
});

test.skipIf(!hasPython)('mails become rows by the command in the help', async () => {
  const { folder, stderr } = await check({ 'my in/inbox.mbox': mails }, 'my in/inbox.mbox');
  const [, command = ''] = /in Python: (python3 .* > mails\.jsonl)\n/.exec(stderr) ?? [];
  execFileSync('sh', ['-c', command], { cwd: folder });
  const { stdout } = await lsimport(folder, ['convert', 'mails.jsonl', '-l', 'auto', '--to', 'tasks-1.x']);
  expect(JSON.parse(stdout).map(({ data }: { data: object }) => data)).toEqual([
    { subject: 'Hi', text: 'Hello there.\n' },
    { subject: 'Re: Hi', text: 'Bye.\n' },
  ]);
});

// statmt.org/wmt: news.en and news.de.
test('parallel texts become rows by the command in the help', async () => {
  const files = { 'my in/news.en': 'Hello.\nHow "are" you?\n', 'my in/news.de': 'Hallo.\nWie "geht" es?\n' };
  const { folder, stderr } = await check(files, 'my in');
  expect(stderr).toContain('news.de and news.en in it may be the same lines in two languages.');
  const [, command = ''] = /for each pair: (paste .*)\. Then/.exec(stderr) ?? [];
  execFileSync('sh', ['-c', command], { cwd: folder });
  const args = [
    'convert',
    'news.tsv',
    '--input-format',
    'tsv',
    '--no-header',
    '-l',
    'auto',
    '--to',
    'tasks-1.x',
  ];
  const { stdout } = await lsimport(folder, args);
  expect(JSON.parse(stdout).map(({ data }: { data: object }) => data)).toEqual([
    { column1: 'Hallo.', column2: 'Hello.' },
    { column1: 'Wie "geht" es?', column2: 'How "are" you?' },
  ]);
  const other = await check({ 'in/a.en': 'One.\nTwo.\n', 'in/a.md': 'One.\n' }, 'in');
  expect(other.stderr).not.toContain('two languages');
});
