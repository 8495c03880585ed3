import { expect, it, vi } from 'vitest';
import { guessEncoding } from '../../src/readers/guess-encoding.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const alike = [
  'gb18030 (Chinese) or cp949 (Korean)',
  'windows-1251 (Russian), windows-1253 (Greek), windows-1255 (Hebrew) or windows-1256 (Arabic)',
  'windows-1252 (Western Europe), windows-1250 (Central Europe) or windows-1254 (Turkish)',
];

// The bytes are what Python's codecs make of the texts.
it.each([
  ['windows-1252', 'Grüße, schön; naïve', '342c4772fcdf652c20736368f66e3b206e61ef76652c4e656761746976650a'],
  ['windows-1252', 'El niño cantó ayer', '342c456c206e69f16f2063616e74f320617965722c4e656761746976650a'],
  ['windows-1250', 'źle żółty', '342c9f6c6520bff3b374790a'],
  ['windows-1254', 'çok güzel ağaç', '342ce76f6b2067fc7a656c2061f061e70a'],
  [
    'windows-1251',
    'Привет, как дела? Всё хорошо',
    '342ccff0e8e2e5f22c20eae0ea20e4e5ebe03f20c2f1b820f5eef0eef8ee2c4e656761746976650a',
  ],
  ['windows-1253', 'ταινία πολύ καλή', '342cf4e1e9ede9e120f0efebfd20eae1ebde0a'],
  ['windows-1255', 'הסרט היה טוב', '342ce4f1f8e820e4e9e420e8e5e10a'],
  ['gb18030', '你好世界,这个很好', '342cc4e3bac3cac0bde72cd5e2b8f6badcbac32c4e656761746976650a'],
  ['gb18030', '质量不错,下次还来', '342cd6cac1bfb2bbb4ed2ccfc2b4cebbb9c0b42c4e656761746976650a'],
  ['cp949', '오늘 날씨가 좋습니다', '342cbfc0b4c320b3afbebeb0a120c1c1bdc0b4cfb4d90a'],
])('%s: %s', async (encoding, _, hex) => {
  const [likely] = alike.filter((one) => one.includes(encoding));
  const bytes = Buffer.from(hex, 'hex');
  const first = bytes.findIndex((byte) => byte > 0x7f);
  expect(guessEncoding(bytes, first)).toBe(likely);
  const folder = temporaryFolder();
  writeFiles(folder, { 'a b.csv': Buffer.concat([Buffer.from('id,text,mood\n'), bytes]) });
  const { stdout, stderr } = await lsimport(folder, ['check', 'a b.csv', '-l', 'auto']);
  expect(stdout + stderr).toContain(
    `help: Save it as UTF-8, or convert it: iconv -f ENCODING -t utf-8 'a b.csv' > NEW.csv, where ENCODING is most likely ${likely}\n`,
  );
});

it.each([
  ['東京タワーはとても高い', '342c938c8b9e835e838f815b82cd82c682c482e08d8282a22c4e656761746976650a'],
  ['ひらがなの文', '342c82d082e782aa82c882cc95b62c4e656761746976650a'],
])('cp932, which nothing is like: %s', async (_, hex) => {
  const folder = temporaryFolder();
  const bytes = Buffer.from(hex, 'hex');
  writeFiles(folder, { 'a b.csv': Buffer.concat([Buffer.from('id,text,mood\n'), bytes]) });
  const { stdout, stderr } = await lsimport(folder, ['check', 'a b.csv', '-l', 'auto']);
  expect(stdout + stderr).toContain(
    "help: Save it as UTF-8, or convert it: iconv -f cp932 -t utf-8 'a b.csv' > NEW.csv\n",
  );
});

it.each([
  // Excel for Mac saves "CSV (Macintosh)" with it, and programs of DOS and consoles of Windows write the other.
  ['macintosh', 'Café, naïve', '342c4361668e2c206e6195766520'],
  ['macintosh', 'München, schön, Grüße', '342c4d9f6e6368656e2c207363689a6e2c2047729fa7650a'],
  [
    'macintosh',
    'El niño cantó — aquí también',
    '342c456c206e69966f2063616e749720d120617175922074616d62698e6e0a',
  ],
  ['cp850', 'Café, naïve', '342c436166822c206e618b7665200a'],
  ['cp850', 'München, schön, Grüße', '342c4d816e6368656e2c20736368946e2c20477281e1650a'],
])('%s, which windows-1252 is not like: %s', (encoding, _, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  const first = bytes.findIndex((byte) => byte > 0x7f);
  expect(guessEncoding(bytes, first)).toMatch(new RegExp(`^${encoding}`));
});

it.each([
  // What Python makes of it in windows-1250 and windows-1252: letters below A0 as well.
  ['příliš žluťoučký kůň', '70f8ed6c699a209e6c759d6f75e86bfd206bf9f20a'],
  ['l’œuvre, déjà — “vu”', '6c929c757672652c2064e96ae020972093767594200a'],
])('accents of Windows: %s', (_, hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(
    guessEncoding(
      bytes,
      bytes.findIndex((byte) => byte > 0x7f),
    ),
  ).toBe(alike[2]);
});

it.each([
  ['a UTF-16 file without its mark', 'ff006100'],
  ['bytes that are no letters', 'ff81fe90fd8d'],
])('nothing is guessed of %s', (_, hex) => {
  expect(guessEncoding(Buffer.from(hex, 'hex'), 0)).toBeUndefined();
});

it('nothing is guessed of a broken byte among letters of UTF-8', () => {
  const bytes = Buffer.concat([Buffer.from('schön\n'), Buffer.from([0xe4]), Buffer.from('b\n')]);
  expect(guessEncoding(bytes, 7)).toBeUndefined();
});

it('an image is no text in another encoding', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'd/b.txt': 'hello\n' });
  const args = ['check', 'd', '-l', 'auto', '--input-format', 'text-dir'];
  const { stdout, stderr } = await lsimport(folder, args);
  const help = "Use the --input-format of what it is, or leave it out of its folder: --exclude '*.jpg'";
  expect(stdout + stderr).toContain(`help: ${help}\n`);
  expect((await lsimport(folder, [...args, '--exclude', '*.jpg'])).code).toBe(0);
});

it('an image that is named like a text is left out alone', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a/a.txt': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'd/b.txt': 'hello\n' });
  const args = ['check', 'd', '-l', 'auto', '--input-format', 'text-dir'];
  const { stdout, stderr } = await lsimport(folder, args);
  expect(stdout + stderr).toContain("leave it out of its folder: --exclude '**/a.txt'\n");
  const { stdout: rest } = await lsimport(folder, [...args, '--exclude', '**/a.txt', '--json']);
  expect(JSON.parse(rest)).toMatchObject({ ok: true, tasks: 1 });
});

// Memory that is used again has something else behind the end of a file.
it.each(['a.csv', 'a.txt'])('only what is in %s is looked at', async (name) => {
  const folder = temporaryFolder();
  const bytes = Buffer.from('cad6bbfac6c1c4bbb2bbb4ed0a', 'hex');
  writeFiles(folder, { [name]: Buffer.concat([Buffer.from('id,text\n1,'), bytes]) });
  const used = vi.spyOn(Buffer, 'allocUnsafe').mockImplementation((size) => Buffer.alloc(size, 0xe9));
  const { stdout, stderr } = await lsimport(folder, ['check', name, '-l', 'auto']);
  used.mockRestore();
  expect(stdout + stderr).toContain(`where ENCODING is most likely ${alike[0]}\n`);
});
