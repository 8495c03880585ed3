import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needsPassword } from '../../src/media/pdf-password.ts';
import { packageRoot } from '../../src/package-files.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Made with qpdf and pypdf; their names say whether pikepdf opens them without a password.
const fixtures = join(packageRoot, 'fixtures/encrypted-pdfs');
const names = readdirSync(fixtures).filter((name) => name.endsWith('.pdf'));
const read = (name: string) => readFileSync(join(fixtures, name));
const needsOne = names.filter((name) => name.endsWith('-user.pdf'));

function needing(files: Record<string, string | Buffer>): string[] {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return Object.keys(files).filter((name) => needsPassword(join(folder, name)));
}

test('of encrypted PDFs, those that open without a password need none', () => {
  expect(names).toHaveLength(14);
  expect(names.filter((name) => needsPassword(join(fixtures, name)))).toEqual(needsOne);
});

test('how a long file is encrypted stands at its end, or at its beginning', () => {
  const long = Buffer.alloc(100_000, '%');
  const files = Object.fromEntries(
    names.map((name) => [
      name,
      Buffer.concat(
        name.includes('linear')
          ? [read(name), long]
          : [Buffer.from('%PDF-1.7\n'), long, Buffer.from('\n'), read(name)],
      ),
    ]),
  );
  expect(needing(files)).toEqual(needsOne);
});

/** A string as programs write it that do not use hexadecimal: special bytes with a backslash. */
function literal(hex: string): string {
  const escaped: Record<string, string> = {
    '\\': '\\\\',
    '(': '\\(',
    ')': '\\)',
    '\r': '\\r',
    '\n': '\\012',
    '\0': '\\0',
  };
  const written = [...Buffer.from(hex, 'hex').toString('latin1')].map((one) => escaped[one] ?? one);
  // A line may go on in the next one. Octal digits are up to three, so that no digit may follow fewer.
  return `(${written
    .map((one) => (one === '\\0' ? '\\000' : one))
    .join('')
    .replace(/^(..)/s, '$1\\\r\n')})`;
}

test('with strings that are not in hexadecimal, comments and names that are dictionaries', () => {
  const files = Object.fromEntries(
    names.map((name) => {
      const text = read(name).toString('latin1');
      const changed = text
        .replace(/<([\da-f]{32,})>/gi, (_, hex: string) => literal(hex))
        .replace(
          '/Filter /Standard',
          '% /R 9 >>\n/Note [ (a (b) c) [/O] ] /CF << /R 7 /StdCF << /U (x) >> >> /Filter/Standard',
        );
      return [name, Buffer.from(changed, 'latin1')];
    }),
  );
  expect(needing(files)).toEqual(needsOne);
});

test('what is not known to need a password does not', () => {
  const user = read('qpdf-r3-user.pdf').toString('latin1');
  const linear = read('qpdf-r6-linear-user.pdf');
  expect(
    needing({
      'a.txt': user,
      'empty.pdf': '',
      'other.pdf': '%PDF-1.7\ntrailer\n<< /Size 1 >>',
      'text.pdf': 'How to use /Encrypt and trailer << /Encrypt 5 0 R >>',
      'certificate.pdf': user.replace('/Standard', '/Adobe.PubSec'),
      'later.pdf': user.replace('/R 3', '/R 7'),
      'no owner.pdf': user.replace('/O ', '/X '),
      'cut.pdf': linear.subarray(0, 300),
      'open.pdf': user.slice(0, user.indexOf('/P ')),
      'deep.pdf': `trailer ${'<<'.repeat(30_000)} /Encrypt`,
      'comments.pdf': `trailer << ${'%'.repeat(60_000)}/Encrypt`,
    }),
  ).toEqual([]);
});

test.each([
  ['a folder', 'in', {}],
  ['a table', 'in.csv', { 'in.csv': 'pdf,kind\nin/open.pdf,bill\nin/user.pdf,bill\n' }],
])('a warning says which PDF of %s asks for a password', async (_, input, files) => {
  const folder = temporaryFolder();
  const pdfs = { 'in/open.pdf': read('qpdf-r3-open.pdf'), 'in/user.pdf': read('qpdf-r3-user.pdf') };
  writeFiles(folder, { ...pdfs, ...files });
  const args = ['check', input, '-l', 'auto', '--document-root', '.', '--json'];
  const { stdout } = await lsimport(folder, args);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    {
      code: 'pdf-with-password',
      severity: 'warning',
      message:
        'The file "in/user.pdf" is encrypted with a password, which browsers ask for before they show it.',
      help: 'Save it without its password: qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf',
    },
  ]);
});
