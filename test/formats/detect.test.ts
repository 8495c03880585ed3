import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-files.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const tag = {
  text: '<Text name="o" value="$text"/>',
  image: '<Image name="o" value="$text"/>',
  page: '<HyperText name="o" value="$text"/>',
  series: '<TimeSeries name="o" value="$text"><Channel column="v"/></TimeSeries>',
};

const vocFile =
  '<annotation><filename>a.jpg</filename><size><width>9</width><height>9</height></size></annotation>';
const labelmeFile = JSON.stringify({
  version: '5',
  shapes: [],
  imagePath: 'a.jpg',
  imageWidth: 9,
  imageHeight: 9,
});

/** Checks files as one input; a name that ends with a slash is that of a folder. */
async function detect(
  files: Record<string, string>,
  kind: keyof typeof tag = 'text',
  ...more: string[]
): Promise<{ code: number; says: string; format: string | undefined }> {
  const folder = temporaryFolder();
  const names = Object.keys(files);
  const input = names.length === 1 && !names[0]!.includes('/') ? names[0]! : 'data';
  writeFiles(input === 'data' ? join(folder, 'data') : folder, files);
  writeFiles(folder, { 'config.xml': `<View>${tag[kind]}<TextArea name="note" toName="o"/></View>` });
  const ending = await lsimport(folder, ['check', '-i', input, '-l', 'config.xml', '--json', ...more]);
  const { notes, diagnostics } = JSON.parse(ending.stdout) as {
    notes: string[];
    diagnostics: { message: string }[];
  };
  const says = [...notes, ...diagnostics.map(({ message }) => message)].join('\n');
  const format = /Reading .* as (\S+), because/.exec(says)?.[1];
  return { code: ending.code, says, format };
}

const auto = ['--input-format', 'auto'];

// Shops, pages and MegaDetector have lists that are called as those of COCO.
describe('lists called "images" or "categories" that are none of COCO', () => {
  const image = { id: 1, file_name: 'a.jpg', width: 9, height: 9 };
  it.each([
    [
      'a product of WooCommerce',
      { id: 7, images: [{ id: 9, src: 'a.jpg' }], categories: [{ id: 1, name: 'k' }] },
    ],
    [
      'products of Shopify',
      { products: [{ id: 1, images: [{ src: 'a.jpg', width: 9, height: 9, id: 2 }] }] },
    ],
    ['a page', { title: 'a "images": [{"file_name": 1}]', images: [{ url: 'a.jpg', width: 9, height: 9 }] }],
    ['images with names within', { images: [{ a: { file_name: 'a.jpg' }, url: '"file_name":' }] }],
    ['files of other lists', { files: [{ images: [image], annotations: [], categories: [{ id: 1 }] }] }],
  ])('%s is JSON', async (_, value) => {
    expect(await detect({ 'a.json': JSON.stringify(value) }, 'image')).toMatchObject({ format: undefined });
  });

  it.each([
    ['images', { info: { a: [{ b: '\\"}' }] }, images: [image], annotations: [] }],
    ['images without names of files', { images: [{ id: 1, width: 9, height: 9 }], annotations: [] }],
    // As Roboflow writes them, sorted by their names.
    [
      'images with objects before the names of files',
      { images: [{ extra: { name: 'b' }, note: '{', tags: [{}], file_name: 'a.png' }], annotations: [] },
    ],
    ['images with objects before their sizes', { images: [{ id: 1, meta: {}, width: 9 }], annotations: [] }],
    ['categories in front', { categories: [{ id: 1, name: 'cat' }], annotations: [], images: [image] }],
    ['no images', { images: [], annotations: [], categories: [{ id: 1, name: 'cat' }] }],
  ])('COCO with %s stays COCO', async (_, value) => {
    expect((await detect({ 'a.json': JSON.stringify(value, null, 2) }, 'image')).format).toBe('coco');
  });
});

describe.each([
  ['without --input-format', []],
  ['with --input-format auto', auto],
])('%s', (_how, more) => {
  it.each([
    ['csv', 'birds.csv', 'text\nowl\n'],
    ['csv', 'BIRDS.CSV', 'text,n\nowl,1\n'],
    ['tsv', 'birds.tsv', 'text\nowl\n'],
    ['jsonl', 'birds.jsonl', '{"text":"owl"}\n'],
    ['csv', 'birds.csv', '[text],text\n1,owl\n'],
    ['jsonl', 'birds.ndjson', '{"text":"owl"}\n{"text":"wren"}\n'],
    ['text', 'birds.txt', 'owl, big\nwren, small\nkite, big\n'],
    ['jsonl', 'birds', '{"text":"owl"}\n{"text":"wren"}\n'],
    // As many commas in each line as a table has, as `jq -c` writes them.
    ['jsonl', 'birds', '{"text":"owl","n":1}\n{"text":"wren","n":2}\n{"text":"kite","n":3}\n'],
    ['jsonl', 'birds.out', '{"data":{"text":"a;b;c"}}\n{"data":{"text":"d;e;f"}}\n'],
    ['jsonl', 'birds.log', '{"text":"a\\tb|c"}\n\n{"text":"d\\te|f"}\n{"text":"d\\te|f"}\n'],
    ['csv', 'birds.data', 'text;n\nowl;1\n'],
    ['csv', 'birds.out', 'text\tn\nowl\t1\n'],
    ['csv', 'birds', '\ufefftext,n\r\nowl,1\r\nwren,2\r\n'],
  ])('it is %s: %s %j', async (format, name, content) => {
    expect(await detect({ [name]: content }, 'text', ...more)).toMatchObject({ code: 0, format });
  });

  it('the tag of the label config is a reason where the name is that of several formats', async () => {
    const { says } = await detect({ 'birds.txt': 'https://example.com/a.png\n' }, 'image', ...more);
    expect(says).toContain(
      'Reading birds.txt as urls, because its name ends in .txt and the label config has the tag <Image>',
    );
    const csv = await detect({ 'birds.csv': 'text\nhttps://example.com/a.png\n' }, 'image', ...more);
    expect(csv.says).toContain('because its name ends in .csv (override');
  });

  it.each([
    ['urls', 'image', { 'links.txt': 'https://example.com/a.png\n' }],
    ['urls', 'image', { links: 'https://example.com/a.png\nhttps://example.com/b.png\n' }],
    ['json-dir', 'text', { 'a/x.json': '{"text":"owl"}', 'b/y.json': '[]' }],
    ['text-dir', 'text', { 'a.txt': 'owl\n', 'b/c.txt': 'wren\n' }],
    ['image-dir', 'image', { 'a.JPG': 'x', 'b/c.png': 'x', README: 'x', '.git/x.json': '[]' }],
    ['image-dir', 'image', { 'a.jpg': 'x', 'notes.txt': 'x' }],
    ['voc', 'image', { 'a.jpg': 'x', 'a.xml': vocFile }],
    [
      'voc',
      'image',
      { 'JPEGImages/a.jpg': 'x', 'Annotations/a.xml': `<?xml version="1.0"?>\n<!-- a -->\n${vocFile}` },
    ],
    ['labelme', 'image', { 'a.jpg': 'x', 'a.json': labelmeFile }],
    ['image-dir', 'image', { 'a.jpg': 'x', 'a.xml': '<feed/>' }],
    ['json-dir', 'image', { 'x/a.json': `[{"data": {"text": "b.jpg", "shapes": []}, "points": []}]` }],
    ['html-dir', 'page', { 'x/a.xml': vocFile }],
    ['html-dir', 'page', { 'a.html': '<p>owl</p>', 'b.htm': '<p>wren</p>' }],
  ] as const)('it is %s for a config with %s: %j', async (format, kind, files) => {
    expect(await detect(files, kind, ...more)).toMatchObject({ format, code: 0 });
  });

  it.each([
    ['jsonl', '{"text":"a"}\n{"text":"b"}\n', 0],
    ['jsonl', '\n{"text":"a"}\r\n\r\n{"text":"b"}', 0],
    ['jsonl', '{"text":"a"}\n{"text":"b"', 1],
    ['spans-jsonl', '{"text":"Ana","label":[[0,3,"A"]]}\n{"text":"b","label":[]}\n', 0],
    ['json', '{"text":"a"}\n', 0],
    ['json', '{"text":"Ana","label":[[0,3,"A"]]}\n', 0],
    ['json', '{"text":\n"a"}', 0],
    ['json', '[{"text":"a"}]\n[]', 1],
  ])('a file whose name ends in .json is %s: %j', async (format, content, code) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.json': content });
    const { code: ended, stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'auto', '--json']);
    expect({ format: JSON.parse(stdout).format, code: ended }).toEqual({ format, code });
  });

  it('says why', async () => {
    expect((await detect({ 'b.csv': 'text\nowl\n' }, 'text', ...more)).says).toContain(
      'Reading b.csv as csv, because its name ends in .csv',
    );
    expect((await detect({ b: '{"text":"a"}\n{"text":"b"}\n' }, 'text', ...more)).says).toContain(
      'because each of its first lines is a JSON object',
    );
    expect((await detect({ 'a.txt': 'x', 'b.text': '', 'c.txt': 'y' }, 'text', ...more)).says).toContain(
      'because it has files that end in .txt',
    );
  });

  it.each([
    ['prose without a name', { letter: 'Dear owl,\nhow are you?\n' }, 'cannot be detected'],
    ['bytes that are no text', { 'birds.dat': 'QK\u0003\u0004\0\0' }, 'cannot be detected'],
    [
      'files of two kinds',
      { 'a.json': '[]', 'b.txt': 'owl' },
      'may be json-dir, because it has files that end in .json, or text-dir',
    ],
    ['a folder with nothing known', { 'a/b.xyz': '1', 'c.zip': '2' }, 'cannot be detected'],
  ])('refuses %s, as it is not clear', async (_what, files, words) => {
    const found = await detect(files, 'text', ...more);
    expect(found).toMatchObject({ code: 2, format: undefined });
    expect(found.says).toContain(words);
    const help = found.says.slice(found.says.indexOf('--input-format')).match(/[a-z0-9-]+-dir/g) ?? [];
    expect(help).toEqual([...new Set(help)]);
  });
});

describe('JSON as ever', () => {
  it.each([
    ['birds.json', '[{"text":"owl"}]'],
    ['birds', ' \n[{"text":"owl"}]'],
    ['birds.txt', '{"text":"owl"}'],
    ['birds.data', '{\n"text":"owl"}'],
  ])('%s without --input-format, and without a word', async (name, content) => {
    expect(await detect({ [name]: content })).toEqual({ code: 0, says: '', format: undefined });
  });

  it('is what a file called .json is, whatever is in it', async () => {
    expect(await detect({ 'birds.json': 'text,n\nowl,1\nwren,2\n' })).toMatchObject({
      code: 1,
      says: expect.stringContaining('Invalid JSON'),
    });
  });

  it('is what everything is with --compat 0.9', async () => {
    expect(await detect({ 'birds.csv': 'text\nowl\n' }, 'text', '--compat', '0.9')).toMatchObject({
      code: 1,
      says: expect.stringContaining('Invalid JSON'),
    });
  });

  it.each(['csv', 'jsonl', 'urls', 'auto'])('--compat 0.9 does not know %s', async (format) => {
    const found = await detect({ 'b.csv': 'x' }, 'text', '--compat', '0.9', '--input-format', format);
    expect(found).toMatchObject({
      code: 2,
      says: expect.stringContaining('does not exist in Label Studio 0.9.1'),
    });
  });
});

describe('without a label config', () => {
  it.each([
    ['voc', { 'a.jpg': 'x', 'a.xml': vocFile }],
    ['labelme', { 'a.jpg': 'x', 'a.json': labelmeFile }],
  ])('it is %s: %j', async (format, files) => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'data'), files);
    const { stdout } = await lsimport(folder, ['check', '-i', 'data', '-l', 'auto', '--json']);
    expect(JSON.parse(stdout).notes).toContainEqual(
      expect.stringContaining(`Reading data as ${format}, because`),
    );
  });
});

describe('data that the label config has no tag for', () => {
  it.each([
    ['a.conll', 'image', { 'a.conll': 'John B-PER\nlives O\n' }, 'a.conll looks like conll', '<Text>'],
    ['images', 'text', { 'data/a.jpg': '' }, 'data looks like image-dir', '<Image>'],
    [
      'subtitles',
      'image',
      { 'data/a.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n', 'data/a.mp3': '' },
      'data looks like srt',
      '<Audio> or <AudioPlus>',
    ],
  ] as const)('%s', async (_what, kind, files, looks, tags) => {
    const { code, says } = await detect(files, kind);
    expect(says).toBe(`${looks}, but the label config config.xml has no ${tags}.`);
    expect(code).toBe(1);
  });

  it('is told what label config it needs', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.conll': 'John B-PER\n',
      'p/a.csv': '1,2\n',
      'c.xml': `<View>${tag.image}</View>`,
    });
    const helpOf = async (input: string) =>
      (await lsimport(folder, ['check', input, '-l', 'c.xml'])).stderr.split('help: ')[1];
    expect(await helpOf('a.conll')).toBe(
      'Use a label config with <Text name="..." value="$...">, or -l auto to write one from the data.\n',
    );
    expect(await helpOf('p')).toContain(
      'Use a label config with <TimeSeries name="..." value="$...">, or -l auto to write one from the data. If each row is a task: --input-format table-dir',
    );
  });
});

it('a data set of YOLO without its classes is known by its folders', async () => {
  const files = { 'data/images/train/a.png': '', 'data/labels/train/a.txt': '0 0.5 0.5 0.1 0.1' };
  const { format, says } = await detect(files, 'image');
  expect(format).toBe('yolo');
  expect(says).toContain('because it has images/ and labels/');
  const asText = await detect(files, 'text');
  expect(asText.says).toBe('data looks like yolo, but the label config config.xml has no <Image>.');
  // Its label files are texts for who says so.
  expect((await detect(files, 'text', '--include', '**/*.txt')).format).toBe('text-dir');
});

it('a COCO file is one also where no format is asked for, unless no tag can show its images', async () => {
  const coco = {
    'a.json': '{"images": [{"id": 1, "file_name": "a.png"}], "annotations": [], "categories": []}',
  };
  const { format, says } = await detect(coco, 'image');
  expect(format).toBe('coco');
  expect(says).toContain('Reading a.json as coco, because it is an object with a list of images');
  const asText = await detect(coco, 'text');
  expect(asText.says).toContain('It looks like a COCO file; with an <Image> tag');
  expect((await detect({ 'a.json': '{"image": "a.png"}' }, 'image')).says).not.toContain('COCO');
});

it('says why it hesitates between two formats', async () => {
  const { code, says } = await detect(
    { 'data/a.png': '', 'data/b.csv': 'a,b\n1,2\n' },
    'image',
    '-l',
    'auto',
  );
  expect(code).toBe(2);
  expect(says).toContain(
    'is ambiguous: it may be image-dir, because it has files that end in .png, or time-series-dir, because it has files that end in .csv.',
  );
});

it('names of classes do not make YOLO of what has neither images nor labels of them', async () => {
  // As the data of AG News are packed.
  const news = { 'data/classes.txt': 'World\nSports\n', 'data/train.csv': '3,Title,Text\n4,Title,Text\n' };
  const folder = temporaryFolder();
  writeFiles(folder, news);
  const { code, stdout } = await lsimport(folder, ['check', 'data', '-l', 'auto', '--json']);
  expect(code).toBe(2);
  const [{ message, help }] = JSON.parse(stdout).diagnostics;
  expect(message).toMatch(/is ambiguous: it may be text-dir, because .*, or time-series-dir, because/);
  expect(help).toContain('For a task per row of train.csv: --input-path data/train.csv');
  const texts = await detect({ 'data/classes.txt': 'World\n', 'data/a.txt': 'A text.\n' });
  expect(texts.format).toBe('text-dir');
  const labels = { 'data/classes.txt': 'cat\n', 'data/labels/a.txt': '0 0.5 0.5 0.1 0.1\n' };
  expect((await detect(labels, 'image', '-l', 'auto')).format).toBe('yolo');
});

it('a description of a data set of Hugging Face is no task', async () => {
  const { code, format } = await detect({
    'data/d.jsonl': '{"text":"owl"}\n',
    'data/dataset_info.json': '{}',
  });
  expect([code, format]).toEqual([0, 'table-dir']);
});

// As WhatsApp exports chats on iOS, in the order of several countries, and as logs begin.
it.each([
  '[05/01/24, 10:00:00] Ann: Hi',
  '[5.1.2024, 10:00:00] Ann: Hi',
  '[2024-01-05 10:00:00] started',
  '[10:00:01] started',
])('lines that begin with a time in brackets are a text: %s', async (line) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': `${line}\n${line}\n`, 'b.txt': '[2024, 1.5]' });
  const { code, stdout } = await lsimport(folder, ['check', 'a.txt', '-l', 'auto', '--json']);
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, format: 'text', tasks: 2 });
  const json = await lsimport(folder, ['check', 'b.txt', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ format: 'json' });
});

describe('WebM', () => {
  const webm = (name: string) => readFileSync(join(packageRoot, 'fixtures/webm', name));
  const reading = async (files: Record<string, Buffer | string>, input = 'd', ...more: string[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    return (await lsimport(folder, ['check', input, '-l', 'auto', ...more])).stderr;
  };

  it('is sound where it has no pictures', async () => {
    const alone = await reading({ 'd/a.webm': webm('sound.webm'), 'd/b.WEBM': webm('live.webm') });
    expect(alone).toContain(
      'as audio-dir, because it has files that end in .webm (with sound only) (override',
    );
    const among = await reading({ 'd/a.webm': webm('live.webm'), 'd/b.wav': '', 'd/c.mp3': '' });
    expect(among).toContain(
      'as audio-dir, because it has files that end in .webm (with sound only), .wav or .mp3',
    );
  });

  it('is a video where it has', async () => {
    for (const name of ['picture.webm', 'both.webm'])
      expect(await reading({ 'd/a.webm': webm(name) })).toContain(
        'as video-dir, because it has files that end in .webm',
      );
    const among = await reading({ 'd/a.webm': webm('sound.webm'), 'd/b.webm': webm('both.webm') });
    expect(among).toContain('as video-dir');
    const sounds = Object.fromEntries([1, 2, 3, 4, 5, 6].map((i) => [`d/a${i}.webm`, webm('sound.webm')]));
    expect(await reading({ ...sounds, 'd/z/b.webm': webm('both.webm') })).toContain('as video-dir');
    expect(await reading({ 'd/a.webm': webm('both.webm'), 'd/b.wav': '' })).toContain('is ambiguous');
  });

  it('those that are not as the others are counted', async () => {
    const files = {
      'd/a.webm': webm('sound.webm'),
      'd/b.webm': webm('both.webm'),
      'd/c.webm': webm('picture.webm'),
    };
    expect(await reading(files)).toContain(
      'note: 1 of 3 .webm files that were opened has sound and no pictures, such as d/a.webm. To label sounds: --input-format audio-dir\n',
    );
    expect(await reading(files, 'd', '--input-format', 'audio-dir')).toContain(
      'note: 2 of 3 .webm files that were opened have pictures as well, such as d/b.webm. To label videos: --input-format video-dir\n',
    );
    const sounds = {
      'd/a.webm': webm('sound.webm'),
      'd/b.wav': 'RIFF',
      'd/c.webm': webm('live.webm'),
      'd/d.webm': '',
    };
    expect(await reading(sounds, 'd', '--input-format', 'audio-dir')).not.toContain('that were opened');
    expect(await reading({ 'd/b.webm': webm('both.webm'), 'd/a.mp4': '\0\0\0\x18ftypisom' })).not.toContain(
      'that were opened',
    );
  });

  it('a single one is named as what it is, and sound in Matroska is to be converted', async () => {
    const one = await reading({ 'd/a.webm': webm('sound.webm') }, 'd/a.webm');
    expect(one).toContain('d/a.webm is a WebM recording.');
    expect(one).toContain('--input-path d --input-format audio-dir');
    const mka = await reading({ 'd/a.mka': webm('sound.mka') });
    expect(mka).toContain('a.mka in it is a Matroska recording.');
    expect(mka).toContain('ffmpeg -i d/a.mka d/a.mp3');
    expect(await reading({ 'd/a.mkv': webm('picture.mkv') }, 'd/a.mkv')).toContain(
      'is a WebM or Matroska video',
    );
  });
});
