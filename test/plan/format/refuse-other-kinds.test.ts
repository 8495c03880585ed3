import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const text = '<View><Text name="t" value="$text"/></View>';
const zeros = '\0'.repeat(600);
const inZip = (name: string) => `PK\x03\x04\x14\0\0\0\0\0${zeros.slice(0, 20)}${name}<x/>${zeros}`;

/** First bytes as the formats define them. */
const kinds: [name: string, bytes: string, says: string, help: string][] = [
  ['a.7z', `7z\xbc\xaf\x27\x1c${zeros}`, 'a 7-Zip archive', 'Unpack it'],
  [
    'a.ods',
    inZip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    'an OpenDocument spreadsheet',
    'as CSV',
  ],
  ['a.xls', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${zeros}`, 'such as .xls', 'as CSV'],
  ['a.docx', inZip('[Content_Types].xml word/document.xml'), 'a Word document', 'plain text'],
  ['a.epub', inZip('mimetypeapplication/epub+zip'), 'an EPUB book', 'pandoc -t plain -o a.txt a.epub'],
  ['a.wma', `\x30\x26\xb2\x75\x8e\x66\xcf\x11${zeros}`, 'a Windows Media recording', 'ffmpeg -i a.wma a.mp3'],
  ['a.db', `SQLite format 3\0${zeros}`, 'an SQLite database', 'JSON Lines or CSV'],
  ['a.jpg', `\xff\xd8\xff\xe0\0\x10JFIF${zeros}`, 'a JPEG image', '--input-path . --input-format image-dir'],
  [
    'a.png',
    `\x89PNG\r\n\x1a\n${zeros}`,
    'a PNG image',
    'image-dir. For this file alone, add --include a.png',
  ],
  ['a.mp3', `ID3\x03${zeros}`, 'an MP3 recording', 'audio-dir'],
  ['a.wav', `RIFF\0\0\0\0WAVEfmt ${zeros}`, 'a WAV recording', 'audio-dir'],
  ['a.mp4', `\0\0\0\x18ftypisom${zeros}`, 'an MP4 or QuickTime video', 'video-dir'],
  ['a.dcm', `${'\0'.repeat(128)}DICM\x02\0\0\0UL\x04\0${zeros}`, 'a DICOM image', 'dcmj2pnm --write-png'],
  ['a.nii', `\x5c\x01\0\0${'\0'.repeat(340)}n+1\0${zeros}`, 'a NIfTI volume', 'nibabel'],
  ['a.pdf', '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'a PDF document', 'pdf-dir'],
];

describe('a file that is no text is called what it is', () => {
  it.each(kinds)('%s', async (name, bytes, says, help) => {
    const folder = temporaryFolder();
    const whole = Buffer.from(bytes, 'latin1');
    writeFiles(folder, { [name]: whole, 'b.gz': gzipSync(whole), 'c.xml': text });
    const formats = [[], ['--input-format', 'csv'], ['--input-format', 'json']];
    for (const format of formats) {
      const { code, stderr } = await lsimport(folder, ['check', name, '-l', 'c.xml', ...format]);
      expect(stderr).toContain(`error: ${name} is ${says.startsWith('a') ? says : ''}`);
      expect(stderr).toContain(says);
      expect(stderr).toContain(help);
      expect(code).toBe(3);
    }
    const asFolder = await lsimport(folder, ['check', name, '-l', 'c.xml', '--input-format', 'image-dir']);
    expect([asFolder.code, asFolder.stderr]).toEqual([3, expect.stringContaining(help)]);
    const packed = await lsimport(folder, ['check', 'b.gz', '-l', 'c.xml']);
    expect(packed.code).toBe(3);
    expect(packed.stderr).toContain(says);
  });

  it.each(['ID3,text\n1,a', 'PAR1 is a tag', 'BZh is no compression', 'GIF89a;x\n1;2', 'II*x'])(
    'but %j is a text',
    async (bytes) => {
      const folder = temporaryFolder();
      writeFiles(folder, { 'a.txt': bytes, 'c.xml': text });
      expect(await lsimport(folder, ['check', 'a.txt', '-l', 'c.xml'])).toMatchObject({ code: 0 });
    },
  );
});

// pandas.DataFrame.to_html, and the first lines of a workbook that Excel 2003 saved as XML.
it.each([
  [
    'a.xls',
    '<table border="1" class="dataframe">\n<tr><td>1</td></tr></table>',
    'a table in HTML with the name of a workbook',
  ],
  [
    'b.XLS',
    '\ufeff<html><head><title>x</title></head><table><tr><td>1</td></tr></table></html>',
    'a table in HTML',
  ],
  [
    'c.xls',
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row/></Table>',
    'an XML file of Excel 2003',
  ],
])('a table in the name of a workbook: %s', async (name, content, says) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: content, 'c.xml': text });
  for (const format of [[], ['--input-format', 'csv']]) {
    const { code, stderr } = await lsimport(folder, ['check', name, '-l', 'c.xml', ...format]);
    expect(stderr).toContain(`error: ${name} is ${says}`);
    expect(stderr).toContain(
      'Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx), or the sheet as CSV',
    );
    expect(code).toBe(3);
  }
});

it('an empty file and an empty folder', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.csv': '', 'b.txt': ' \n', a: '', 'd/e/f.png': '', 'c.xml': text });
  for (const name of ['a.csv', 'b.txt', 'a']) {
    const { code, stderr } = await lsimport(folder, ['check', name, '-l', 'c.xml']);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`error: ${name} is empty.`)]);
  }
  await lsimport(folder, ['init', 'd/e/p']);
  const { code, stderr } = await lsimport(folder, ['check', 'd/e/p/completions', '-l', 'c.xml']);
  expect([code, stderr]).toEqual([3, expect.stringContaining('The folder d/e/p/completions is empty.')]);
});

it('a project is no data', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': text, 't.txt': 'a\n' });
  await lsimport(folder, ['init', 'my shop', '-i', 't.txt', '-l', 'c.xml']);
  for (const args of [
    ['check', 'my shop'],
    ['init', 'q', '-i', 'my shop'],
  ]) {
    const { code, stderr } = await lsimport(folder, [...args, '-l', 'c.xml']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('my shop is a project folder, not data')]);
    expect(stderr).toContain("lsimport export 'my shop'");
  }
});

it('the files of a folder with a project in it are data for who names their format', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': text, 't.txt': 'a\n', 'shop/1.png': '', 'shop/2.png': '' });
  await lsimport(folder, ['init', 'shop', '-i', 't.txt', '-l', 'c.xml']);
  const args = ['check', 'shop', '-l', 'auto', '--json'];
  expect(await lsimport(folder, args)).toMatchObject({ code: 2 });
  const { stdout } = await lsimport(folder, [...args, '--input-format', 'image-dir']);
  expect(JSON.parse(stdout)).toMatchObject({ tasks: 2 });
  const json = await lsimport(folder, [...args, '--input-format', 'json-dir']);
  expect(json).toMatchObject({ code: 2 });
});

it('where nothing is detected, it is said what lists the formats', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': text });
  const { code, stderr } = await lsimport(folder, ['check', 'c.xml', '-l', 'c.xml']);
  expect(code).toBe(2);
  expect(stderr).toContain('. lsimport help formats lists the other formats.');
});
