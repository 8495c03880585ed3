import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const page =
  '<!DOCTYPE html>\n<html><head><title>Log in</title></head>\n<body>\n<form action="/login">\n</form></body></html>\n';

async function check(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, {
    ...files,
    'text.xml': '<View><Text name="t" value="$text"/><TextArea name="a" toName="t"/></View>',
    'html.xml': '<View><HyperText name="t" value="$text"/><TextArea name="a" toName="t"/></View>',
  });
  const { code, stdout } = await lsimport(folder, ['check', ...args, '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; message: string }[] };
  return { code, found: diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}

it.each([
  ['a.csv', 'a table'],
  ['a.tsv', 'a table'],
  ['a.jsonl', 'JSON'],
  ['a.json', 'JSON'],
])('a web page that is called %s is refused as one, alone and in a folder', async (name, wanted) => {
  const found = [`web-page: The file is a web page (HTML), not ${wanted}.`];
  const files = { [`in/${name}`]: page };
  expect(await check(files, `in/${name}`, '-l', 'text.xml')).toEqual({ code: 1, found });
  expect(await check(files, 'in', '-l', 'text.xml')).toEqual({ code: 1, found });
});

it('a web page that is called .txt is said to be one, unless the label config shows pages', async () => {
  const found = ['web-page-as-text: The file is a web page (HTML), whose markup is read as text.'];
  const files = { 'in/a.txt': page, 'in/b.txt': 'a text\n' };
  for (const input of ['in/a.txt', 'in']) {
    expect(await check(files, input, '-l', 'text.xml')).toEqual({ code: 0, found });
    expect(await check(files, input, '-l', 'html.xml')).toEqual({ code: 0, found: [] });
  }
});

it('a web page that is called .xml is said to be one', async () => {
  expect(await check({ 'a.xml': page }, 'a.xml', '-l', 'auto')).toEqual({
    code: 2,
    found: ['wrong-usage: a.xml is a web page (HTML).'],
  });
});

it.each(['a.csv', 'a.txt'])('pages in the lines of %s are data', async (name) => {
  const line = '<html><body>a</body></html>\n';
  const { found } = await check({ [name]: line.repeat(3) }, name, '-l', 'text.xml');
  expect(found.filter((one) => one.startsWith('web-page'))).toEqual([]);
});

it('names of tags are data', async () => {
  const { found } = await check({ 'a.csv': '<body>,label\nhello,pos\n<html>,neg\n' }, 'a.csv', '-l', 'auto');
  expect(found.filter((one) => one.startsWith('web-page'))).toEqual([]);
});

it('a long page in each row of a table is data', async () => {
  const row = `<html>${'a'.repeat(5000)}</html>\tgood\n`;
  const { found } = await check({ 'a.tsv': row.repeat(3) }, 'a.tsv', '-l', 'auto', '--no-header');
  expect(found.filter((one) => one.startsWith('web-page'))).toEqual([]);
});
