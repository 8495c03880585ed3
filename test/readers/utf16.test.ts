import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** What Notepad, Excel ("Unicode Text") and PowerShell write, and the other order of bytes. */
const little = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const encodings: [string, (text: string) => Buffer][] = [
  ['UTF-16LE', little],
  ['UTF-16BE', (text) => little(text).swap16()],
];

const object = (tag: string, controls = '') => `<View><${tag} name="o" value="$t"/>${controls}</View>`;
const boxes = '<RectangleLabels name="b" toName="o"><Label value="ёж"/></RectangleLabels>';
const spans = '<Labels name="s" toName="o"><Label value="PER"/></Labels>';
const image = object('Image', boxes);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const coco = {
  images: [{ id: 1, file_name: 'a.svg', width: 10, height: 10 }],
  categories: [{ id: 1, name: 'ёж' }],
  annotations: [{ image_id: 1, category_id: 1, bbox: [1, 1, 2, 2] }],
};
const labelme = {
  imagePath: 'a.svg',
  imageWidth: 10,
  imageHeight: 10,
  shapes: [
    {
      label: 'ёж',
      shape_type: 'rectangle',
      points: [
        [1, 1],
        [2, 2],
      ],
    },
  ],
};
const voc =
  '<annotation><filename>a.svg</filename><object><name>ёж</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object></annotation>';

/** The text files of an input of each format; those that are not named as text stay as they are. */
const inputs: [format: string, config: string, files: Record<string, string>][] = [
  ['json', object('Text'), { 'i.json': '[{"t": "ёж 🦔"}]' }],
  ['json-dir', object('Text'), { 'i/a.json': '{"t": "ёж 🦔"}' }],
  ['jsonl', object('Text'), { 'i.jsonl': '{"t": "ёж"}\n{"t": "🦔"}\r\n' }],
  ['text', object('Text'), { 'i.txt': 'ёж\r\n🦔\r\n' }],
  ['text-dir', object('Text'), { 'i/a.txt': 'ёж 🦔' }],
  ['csv', object('Text'), { 'i.csv': 't;x\r\nёж;1\r\n"🦔";2\r\n' }],
  ['tsv', object('Text'), { 'i.tsv': 't\tx\r\nёж\t1\r\n🦔\t2\r\n' }],
  ['urls', object('Image'), { 'i.txt': 'https://example.org/ёж.png\n' }],
  ['html-dir', object('HyperText'), { 'i/a.html': '<p>ёж 🦔</p>' }],
  ['conll', object('Text', spans), { 'i.conll': 'ёж B-PER\n🦔 O\n\n' }],
  ['coco', image, { 'a.svg': svg, 'i.json': JSON.stringify(coco) }],
  ['yolo', image, { 'i/a.svg': svg, 'i/a.txt': '0 0.5 0.5 0.1 0.1\n', 'i/classes.txt': 'ёж\n' }],
  ['yolo', image, { 'i/a.svg': svg, 'i/a.txt': '0 0.5 0.5 0.1 0.1\n', 'i/data.yaml': 'names: [ёж]\n' }],
  ['labelme', image, { 'i/a.svg': svg, 'i/a.json': JSON.stringify(labelme) }],
  ['voc', image, { 'i/a.svg': svg, 'i/a.xml': voc }],
  ['image-dir', image, { 'i/a.svg': svg, 'i/metadata.csv': 'file_name,note\na.svg,ёж\n' }],
];

async function convert(
  format: string,
  config: string,
  files: Record<string, string>,
  encode: (text: string) => string | Buffer,
) {
  const folder = temporaryFolder();
  const encoded = Object.entries(files).map(([name, text]) => [
    name,
    name.endsWith('.svg') ? text : encode(text),
  ]);
  writeFiles(folder, { ...Object.fromEntries(encoded), 'c.xml': encode(config) });
  const input = Object.keys(files).at(-1)!.split('/')[0]!;
  const { code, stdout, stderr } = await lsimport(
    folder,
    ['convert', input, '--input-format', format, '-l', 'c.xml', '--header'].slice(
      0,
      format.endsWith('sv') ? 7 : 6,
    ),
  );
  return {
    code,
    stdout: stdout.replaceAll(/lsimport-test-\w+/g, ''),
    stderr: stderr.replaceAll(/in [\d.]+ s/g, ''),
  };
}

describe.each(encodings)('%s with a byte order mark', (_, encode) => {
  it.each(inputs)('%s', async (format, config, files) => {
    const plain = await convert(format, config, files, (text) => text);
    expect(plain).toMatchObject({ code: 0 });
    expect(await convert(format, config, files, encode)).toEqual(plain);
  });

  it('places of findings are those of the text', async () => {
    const folder = temporaryFolder();
    const text = '[\n  {"t": "🦔"},\n  {"x": "ёж", "t": 5, "t": null}\n]';
    writeFiles(folder, { 'u8.json': text, 'u16.json': encode(text), 'c.xml': object('Text') });
    const places = async (file: string) => {
      const { code, stdout } = await lsimport(folder, ['check', file, '-l', 'c.xml', '--json']);
      expect(code).toBe(1);
      return JSON.parse(stdout).diagnostics.map(({ line, column, code }: Record<string, unknown>) => [
        code,
        line,
        column,
      ]);
    };
    expect(await places('u16.json')).toEqual(await places('u8.json'));
  });

  it('a large file, through gzip and standard input', async () => {
    const folder = temporaryFolder();
    const lines = Array.from({ length: 30_000 }, (_, i) => `ёж 🦔 ${i}`);
    writeFiles(folder, { 'i.txt.gz': gzipSync(encode(lines.join('\n'))), 'c.xml': object('Text') });
    const args = ['convert', 'i.txt.gz', '--input-format', 'text', '-l', 'c.xml', '--to', 'jsonl'];
    const { code, stdout } = await lsimport(folder, args);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).data.t),
    ).toEqual(lines);
  });
});

it('is not cut into shards, whose bounds are bytes', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'i.txt': little('a\nb\n'), 'c.xml': object('Text') });
  const args = ['check', 'i.txt', '--input-format', 'text', '-l', 'c.xml', '--shard', '1/2'];
  const { code, stderr } = await lsimport(folder, args);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--shard cannot cut i.txt, which is UTF-16.')]);
});

it('half of a surrogate pair is refused, not replaced', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'i.txt': little('a\ud83db\n'), 'c.xml': object('Text') });
  const { code, stderr } = await lsimport(folder, [
    'convert',
    'i.txt',
    '--input-format',
    'text',
    '-l',
    'c.xml',
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain('i.txt begins with the byte order mark of UTF-16, but is not UTF-16');
});

it('a time series is fetched by the editor, which takes it for UTF-8', async () => {
  const folder = temporaryFolder();
  const config =
    '<View><TimeSeries name="o" value="$t" valueType="url" timeColumn="time"><Channel column="v"/></TimeSeries><TextArea name="note" toName="o"/></View>';
  writeFiles(folder, { 'i/a.csv': little('time,v\n1,2\n2,3\n'), 'c.xml': config });
  const { code, stdout } = await lsimport(folder, [
    'check',
    'i',
    '--input-format',
    'time-series-dir',
    '-l',
    'c.xml',
    '--json',
  ]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    { code: 'invalid-utf8', message: expect.stringContaining('UTF-16') },
  ]);
});

it('UTF-32, whose mark begins as that of UTF-16 does, is named', async () => {
  const folder = temporaryFolder();
  // python3 -c 'print("\ufefftext\nhi")' in UTF-32LE.
  const bytes = Buffer.concat(
    [...'\ufefftext\nhi\n'].map((one) =>
      Buffer.from([one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8, 0, 0]),
    ),
  );
  writeFiles(folder, { 'a.csv': bytes, 'h/a.html': bytes });
  for (const [input, file, made] of [
    ['a.csv', 'a.csv', 'NEW.csv'],
    ['h', 'h/a.html', 'NEW.html'],
  ]) {
    const { code, stderr } = await lsimport(folder, ['convert', input!, '-l', 'auto', '-o', '-']);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `error: ${file} is UTF-32.\nhelp: Save it as UTF-8, or convert it: iconv -f utf-32 -t utf-8 ${file} > ${made}\n`,
    );
  }
});
