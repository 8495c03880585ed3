import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { wav } from './make-wav.ts';

/** The head of a FLAC file of 16000 samples a second, by RFC 9639. */
function flac(seconds: number): Buffer {
  const bytes = Buffer.alloc(42);
  bytes.write('fLaC\x80\0\0\x22', 0, 'latin1');
  bytes.writeUIntBE((16_000 << 4) | 0, 18, 3);
  bytes[21] = 0xf0;
  bytes.writeUInt32BE(seconds * 16_000, 22);
  return bytes;
}

const cue = (start: string, end: string) => `1\n00:00:0${start} --> 00:00:0${end}\nhi\n`;

async function check(files: Record<string, string | Buffer>, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout } = await lsimport(folder, ['check', 'd', '-l', 'auto', '--json', ...more]);
  const found = JSON.parse(stdout).diagnostics as { code: string; message: string; line?: number }[];
  return { code, found, codes: found.map((one) => one.code) };
}

test.each([
  ['WAV', 'a.wav', wav(2)],
  ['FLAC', 'a.flac', flac(2)],
])('labels behind the end of a %s are told', async (_, name, sound) => {
  const { code, found } = await check({ [`d/${name}`]: sound, 'd/a.srt': cue('1,000', '3,500') });
  expect(code).toBe(0);
  expect(found.map(({ message }) => message)).toEqual([
    'This stretch of "Speech" from 1 s to 3.5 s runs past the end of the sound, at 2 s.',
  ]);
});

test.each([
  ['a tenth of a second is how programs round', wav(2), cue('1,000', '2,050')],
  ['the length of a stream is not known', wav(2, 0xffffffff), cue('1,000', '3,500')],
  ['what is no sound has no length', Buffer.from('RIFF'), cue('1,000', '3,500')],
])('%s', async (_, sound, text) => {
  expect((await check({ 'd/a.wav': sound, 'd/a.srt': text })).codes).toEqual([]);
});

test('two files of labels for one sound are told', async () => {
  const text = cue('0,000', '1,000');
  const { code, found } = await check({ 'd/a.wav': wav(2), 'd/a.de.srt': text, 'd/a.en.srt': text });
  expect(code).toBe(0);
  expect(found.map(({ message }) => message)).toEqual([
    'The sound file "d/a.wav" has other labels in this input, so it becomes two tasks.',
  ]);
});

test.each([
  ['audio-csv', 'd/a.csv', 'start,end,label,text\n0,1,bird,a\0b\n', 2],
  ['tesseract', 'd/a.tsv', 'level\tpage_num\n1\t\0', 2],
])('%s: a NUL byte is an error', async (format, name, text, line) => {
  const { code, found } = await check({ [name]: text, 'd/a.wav': '' }, '--input-format', format);
  expect(code).toBe(1);
  expect(found).toContainEqual(expect.objectContaining({ code: 'nul-byte', line }));
});
