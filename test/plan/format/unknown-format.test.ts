import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const dicom = Buffer.from(`${'\0'.repeat(128)}DICM\x02\0\0\0UL\x04\0`, 'latin1');
const mhtml =
  'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n';
const wav = Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0', 'latin1');
const wma = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
const other = Buffer.from([1, 2, 3, 4, 0, 0, 255, 254]);

test.each([
  [
    'a.py',
    { 'a.py': 'é = 1\n' },
    'of a.py cannot',
    'task of each line; with --text-mode file, one of the whole',
  ],
  ['a b.yml', { 'a b.yml': '- text: a\n' }, 'of a b.yml cannot', "yq -o=json 'a b.yml' > tasks.json\n"],
  ['a.bin', { 'a.bin': other }, 'of a.bin cannot', 'Set it: --input-format FORMAT. lsimport help formats'],
  [
    'd',
    { 'd/a.md': '# A\n', 'd/b.md': 'B' },
    'such as a.md.',
    'If they are texts to label: --input-format text-dir',
  ],
  ['d', { 'd/1.dcm': dicom, 'd/2.dcm': dicom }, ': 1.dcm in it is a DICOM image.', 'Convert it to PNG'],
  [
    'd',
    { 'd/a.mhtml': mhtml },
    ': a.mhtml in it is a web page saved with its files (MHTML).',
    'Save the page as HTML instead',
  ],
  ['a.mht', { 'a.mht': mhtml }, 'of a.mht cannot', 'Save the page as HTML instead'],
  ['d', { 'd/rec01': wav }, ': rec01 in it is a WAV recording.', 'Rename it to rec01.wav, as'],
  ['d', { 'd/a.wma': wma }, ': a.wma in it is a Windows Media recording.', 'ffmpeg -i d/a.wma d/a.mp3'],
  ['d', { 'd/a.sph': 'NIST_1A\n   1024\n' }, 'is a NIST SPHERE recording.', 'ffmpeg -i d/a.sph d/a.mp3'],
  ['d', { 'd/a.amr': '#!AMR\n<' }, 'is an AMR recording.', 'ffmpeg -i d/a.amr d/a.mp3'],
  [
    'd',
    { 'd/a.xls': '<html><table></table></html>' },
    ': a.xls in it is a table in HTML',
    'Open it in Excel',
  ],
  [
    'a.xls',
    { 'a.xls': '<html><body>Log in</body></html>' },
    'a.xls is a web page (HTML)',
    'download the file again',
  ],
  ['d', { 'd/a.bin': other }, 'of its files, such as a.bin.', 'Set it: --input-format FORMAT.'],
])('what can be said of %s with %j', async (input, files, problem, help) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stderr } = await lsimport(folder, ['check', input, '-l', 'auto']);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(help);
  expect(code).toBe(2);
});

test('a folder without the media that are asked for says what its first file is', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.wma': wma, 'e/rec': wav });
  const inD = await lsimport(folder, ['check', 'd', '-l', 'auto', '--input-format', 'audio-dir']);
  expect(inD.stderr).toContain('"a.wma" in it is a Windows Media recording. Browsers do not play it.');
  const inE = await lsimport(folder, ['check', 'e', '-l', 'auto', '--input-format', 'audio-dir']);
  expect(inE.stderr).toContain('"rec" in it is a WAV recording. Rename it to rec.wav');
});

test('sounds of other kinds beside those that are read are named', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'd/a.wma': wma, 'd/b.wav': wav, 'd/c.txt': 'a' });
  const { stderr } = await lsimport(folder, ['check', 'd', '-l', 'auto', '--input-format', 'audio-dir']);
  expect(stderr).toContain('Skipped 2 other files in d: 1 .txt, 1 .wma.\n');
  expect(stderr).toContain('those that end in .wma may be sounds, of a kind that browsers do not play');
});
