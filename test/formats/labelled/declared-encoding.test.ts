import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from './check-input.ts';

/** Words as Python encodes them. */
const words = [
  ['gb2312', '\u732b', '\xc3\xa8'],
  ['windows-1251', '\u043a\u043e\u0442', '\xea\xee\xf2'],
  ['ISO-8859-1', 'gr\u00f6\u00dfe', 'gr\xf6\xdfe'],
] as const;

const eaf = (word: string) =>
  `<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="9"/></TIME_ORDER>
<TIER TIER_ID="t"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>${word}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>`;
const cvat = (word: string, before = '') =>
  `<annotations>${before}<version>1.1</version>\n<image id="0" name="a.png" width="10" height="8"><box label="${word}" xtl="1" ytl="1" xbr="5" ybr="2"/></image></annotations>`;
const video = (word: string) =>
  `<annotations><meta><task><size>9</size><original_size><width>20</width><height>10</height></original_size></task></meta>
<track id="0" label="${word}"><box frame="0" outside="0" xtl="1" ytl="1" xbr="5" ybr="2"/></track></annotations>`;
const voc = (word: string) =>
  `<annotation><filename>a.png</filename><object><name>${word}</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>2</ymax></bndbox></object></annotation>`;

const formats = { eaf, cvat, 'cvat-video': video, voc };

/** Files that declare an encoding, and are in it. */
function filesOf(format: string, encoding: string, text: string): Record<string, Buffer> {
  const xml = Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>\n${text}`, 'latin1');
  const name = format === 'eaf' ? 'a.eaf' : 'a.xml';
  const png = readFileSync(fixture('media/plain.png'));
  const beside = { eaf: { 'a.wav': '' }, 'cvat-video': { 'a.mp4': '' } }[format] ?? { 'a.png': png };
  const files = { [name]: xml, ...beside };
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`in/${name}`, Buffer.from(content)]),
  );
}

async function convert(files: Record<string, Buffer>, more: readonly string[] = []) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = ['convert', 'in', '-l', 'auto', '--document-root', '.', '-o', 't.json', '--json'];
  const { stdout } = await lsimport(folder, [...args, ...more]);
  const { ok, format } = JSON.parse(stdout);
  return {
    ok,
    format,
    tasks: ok ? JSON.stringify(JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'))) : '',
  };
}

describe.each(Object.entries(formats))('%s', (format, make) => {
  test.each(words)('is read in %s, which it declares', async (encoding, word, bytes) => {
    const { tasks, ...rest } = await convert(filesOf(format, encoding, make(bytes)));
    expect(rest).toEqual({ ok: true, format });
    expect(tasks).toContain(`["${word}"]`);
  });

  test('is converted with iconv where nobody here knows its encoding', async () => {
    // Lithuanian, which Python calls cp775 as well: 0xd0 is "\u0105".
    const files = filesOf(format, 'cp775', make('\xd0'));
    const { tasks, ok } = await convert(files);
    expect({ tasks, ok }).toEqual({ tasks: '', ok: false });
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const ended = await lsimport(join(folder, 'in'), [
      'check',
      '.',
      '-l',
      'auto',
      '--input-format',
      format,
      '--json',
    ]);
    const [finding] = JSON.parse(ended.stdout).diagnostics;
    expect(finding).toMatchObject({ code: 'label-file-malformed' });
    expect(finding.message).toContain('declares the encoding cp775, which lsimport does not know');
    const name = format === 'eaf' ? 'a.eaf' : 'a.xml';
    const command = finding.help.replace('Convert it to UTF-8: ', '');
    execFileSync('sh', ['-c', command], { cwd: join(folder, 'in') });
    const made = readFileSync(join(folder, 'in', command.split('> ')[1]));
    const again = await convert({ ...files, [`in/${name}`]: made });
    expect(again.tasks).toContain('["\u0105"]');
  });

  test('that is not in the encoding it declares is refused', async () => {
    const files = filesOf(format, 'gb2312', make('\xe7'));
    const { errors } = await checkInput(files, 'in', '--input-format', format);
    expect(errors).toMatchObject([{ code: 'label-file-malformed' }]);
    expect(errors[0]!.message).toContain('declares the encoding gb2312, but has bytes that are not in it');
  });

  test('that is UTF-8 all the same is read as declared, with a warning', async () => {
    const files = filesOf(format, 'windows-1251', make(Buffer.from('\u043a\u043e\u0442').toString('latin1')));
    const { codes } = await checkInput(files, 'in', '--input-format', format);
    expect(codes.filter((code) => code === 'encoding-misdeclared')).toHaveLength(1);
    // The Chinese word, and the Thai for a car in windows-874, are UTF-8 by chance.
    for (const [encoding, bytes] of [
      ['gb2312', '\xc3\xa8'],
      ['windows-874', '\xc3\xb6'],
      ['windows-1251', '\xea\xee\xf2'],
    ] as const) {
      const honest = await checkInput(filesOf(format, encoding, make(bytes)), 'in', '--input-format', format);
      expect(honest.codes).not.toContain('encoding-misdeclared');
    }
  });

  test('that is not UTF-8 and declares nothing else is refused with what it may be', async () => {
    const files = filesOf(format, 'utf-8', make('gr\xf6\xdfe'));
    const { errors } = await checkInput(files, 'in', '--input-format', format);
    expect(errors).toMatchObject([
      { code: 'invalid-utf8', help: expect.stringContaining('iconv -f ENCODING -t utf-8') },
    ]);
  });
});

test.each([0, 1])('characters may lie between two pieces that are read (%d)', async (shift) => {
  const before = `<!--${'x'.repeat(shift)}${'\xc3\xa8'.repeat(40_000)}-->`;
  const { tasks } = await convert(filesOf('cvat', 'gb2312', cvat('\xc3\xa8'.repeat(3), before)), [
    '--input-format',
    'cvat',
  ]);
  expect(tasks).toContain(`["${'\u732b'.repeat(3)}"]`);
});

test('a byte order mark of UTF-8 stands above what is declared', async () => {
  const files = filesOf('cvat', 'gb2312', cvat('\xe7\x8c\xab'));
  const [name] = Object.keys(files);
  const marked = Buffer.concat([Buffer.from('\xef\xbb\xbf', 'latin1'), files[name!]!]);
  for (const format of ['cvat', 'voc']) {
    const one =
      format === 'voc'
        ? Buffer.from(marked.toString('latin1').replace(/<annotations[\s\S]*/, voc('\xe7\x8c\xab')), 'latin1')
        : marked;
    expect((await convert({ ...files, [name!]: one })).tasks).toContain('["\u732b"]');
  }
});
