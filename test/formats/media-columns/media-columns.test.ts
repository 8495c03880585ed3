import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { picture } from '../labelled/regions-of.ts';

const config = `<View>
  <Image name="left" value="$left"/><Image name="right" value="$right"/><Audio name="talk" value="$talk"/>
  <Text name="path" value="$path"/><TextArea name="say" toName="left"/>
</View>`;
const media = { 'img/owl 1.svg': picture, 'img/cat.svg': picture, 'snd/talk.wav': 'RIFF' };
const row = { left: 'img/owl 1.svg', right: 'img/cat.svg', talk: 'snd/talk.wav', path: 'img/cat.svg' };
const linked = (start: string) => ({
  left: `${start}img/owl%201.svg`,
  right: `${start}img/cat.svg`,
  talk: `${start}snd/talk.wav`,
  path: 'img/cat.svg',
});
const csv = `left,right,talk,path\n${Object.values(row).join(',')}\n`;

async function convert(files: Record<string, string | Buffer>, input: string, ...args: string[]) {
  const folder = join(temporaryFolder(), 'data');
  writeFiles(folder, { 'c.xml': config, ...media, ...files });
  const made = await lsimport(folder, [
    ...['convert', input, '-l', 'c.xml', '--to', 'tasks-1.x', '-o', 't.json', '--json'],
    ...args,
  ]);
  const outcome = JSON.parse(made.stdout);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { code: made.code, outcome, read };
}

test.each([
  ['a.csv', csv],
  ['a.csv.gz', gzipSync(csv)],
  ['a.tsv', csv.replaceAll(',', '\t')],
  ['a.jsonl', `${JSON.stringify(row)}\n`],
  ['a.json', JSON.stringify([{ data: row }])],
])('the media that %s names are linked to, where tags show them', async (name, content) => {
  const { outcome, read } = await convert({ [name]: content }, name, '--document-root', '..');
  expect(outcome.diagnostics).toEqual([]);
  expect(JSON.parse(read('t.json'))).toEqual([{ data: linked('/data/local-files/?d=data/') }]);
});

// As pandas writes NaN, with and without na_rep; \\N is that of MySQL.
test.each(['', 'NA', 'nan', 'NULL', 'None', '\\N'])(
  'a cell %j does not hide a column of images',
  async (cell) => {
    const rows = `image,n\nimg/cat.svg,1\n${cell},2\nimg/owl 1.svg,3\n`;
    const args = ['-l', 'auto', '--write-config', 'auto.xml', '--document-root', '..'];
    const { code, outcome, read } = await convert({ 'a.csv': rows }, 'a.csv', ...args);
    expect(code).toBe(0);
    const says = cell === '' ? 'but this is empty.' : 'which stands for no value.';
    expect(outcome.diagnostics).toEqual([
      expect.objectContaining({ code: 'empty-url', message: expect.stringContaining(says) }),
    ]);
    expect(read('auto.xml')).toContain('<Image name="image" value="$image"');
    expect(JSON.parse(read('t.json')).map(({ data }: { data: { image: string } }) => data.image)).toEqual([
      '/data/local-files/?d=data/img/cat.svg',
      cell,
      '/data/local-files/?d=data/img/owl%201.svg',
    ]);
  },
);

// ffmpeg wrote these, one with pictures and one without, as browsers record sound.
test.each([
  ['sound', 'Audio'],
  ['both', 'Video'],
])('a column of WebM files with %s is shown by <%s>', async (name, tag) => {
  const webm = readFileSync(`fixtures/webm/${name}.webm`);
  const args = ['-l', 'auto', '--write-config', 'auto.xml', '--document-root', '..'];
  const { read } = await convert({ 'a 1.webm': webm, 'a.csv': 'file,n\na 1.webm,1\n' }, 'a.csv', ...args);
  expect(read('auto.xml')).toContain(`<${tag} name="file" value="$file"`);
});

test.each(['file:///a%2Fb.webm', 'file:///a%ZZ.webm', 'file:///dev/null/x.webm'])(
  'an address of no file is that of a video by its name: %s',
  async (file) => {
    const { read } = await convert(
      { 'a.csv': `file,n\n${file},1\n` },
      'a.csv',
      '-l',
      'auto',
      '--write-config',
      'x.xml',
    );
    expect(read('x.xml')).toContain('<Video name="file"');
  },
);

test('a prefix instead of a document root', async () => {
  const { read } = await convert({ 'a.csv': csv }, 'a.csv', '--links', 'https://h.example/set');
  expect(JSON.parse(read('t.json'))).toEqual([{ data: linked('https://h.example/set/') }]);
});

/** Tags that read a file by its address. */
const readers = `<View>
  <TimeSeries name="s" value="$series"><Channel column="v"/></TimeSeries>
  <TimeSeries name="j" value="$inline" valueType="json"><Channel column="v"/></TimeSeries>
  <Text name="t" value="$doc" valueType="url"/><HyperText name="h" value="$page" valueType="url"/>
  <Paragraphs name="p" value="$talk" valueType="url"/><Text name="n" value="$note"/>
  <Choices name="c" toName="t"><Choice value="x"/></Choices>
</View>`;
const read = {
  series: 'r/a.csv',
  inline: { v: [1] },
  doc: 'r/t.txt',
  page: 'r/p.html',
  talk: 'r/d.json',
  note: 'r/t.txt',
};
const texts = {
  'r/a.csv': 't,v\n1,2\n',
  'r/t.txt': 'hello',
  'r/p.html': '<p>',
  'r/d.json': '[]',
  '../out.txt': 'x',
};

test('files that tags read by their addresses: series, texts, pages and dialogues', async () => {
  const tasks = [{ data: read }, { data: { ...read, series: '{"v":[1]}' } }];
  const { read: readFile } = await convert(
    { ...texts, 'c.xml': readers, 'a.json': JSON.stringify(tasks) },
    'a.json',
    ...['--document-root', '..'],
  );
  const start = '/data/local-files/?d=data/';
  const linked = { ...read };
  for (const key of ['series', 'doc', 'page', 'talk'] as const) linked[key] = `${start}${read[key]}`;
  expect(JSON.parse(readFile('t.json'))).toEqual([
    { data: linked },
    { data: { ...linked, series: '{"v":[1]}' } },
  ]);
});

// The editor of 1.23.2 shows "timeColumn (t) cannot be parsed." in place of such a task.
test('what is wrong in a series is found in the file that a task links to', async () => {
  const series = `<View><TimeSeries name="s" value="$series" timeColumn="t" timeFormat="%d.%m.%Y"><Channel column="v"/></TimeSeries>
    <TimeSeriesLabels name="l" toName="s"><Label value="x"/></TimeSeriesLabels></View>`;
  const rows = (day: string) => `t,v\n${day},1\n`;
  const tasks = ['a.csv', 'b.csv', 'b.csv', 'c.csv'].map((name) => ({ data: { series: name } }));
  const { outcome } = await convert(
    {
      'c.xml': series,
      'a.json': JSON.stringify(tasks),
      'a.csv': rows('01.02.2021'),
      'b.csv': rows('2021-02-01'),
      'c.csv': 'time,v\n01.02.2021,1\n',
    },
    'a.json',
    ...['--document-root', '..'],
  );
  const found = outcome.diagnostics.map(
    ({ code, file, line, task }: { code: string; file: string; line: number; task: number }) =>
      `${code} ${file}:${line} ${task}`,
  );
  expect(found).toEqual([
    'not-shown-by-server a.csv:2 0',
    'bad-time b.csv:2 1',
    'bad-time b.csv:2 2',
    'missing-column c.csv:1 3',
  ]);
});

test.each(['../out.txt', 'r/../../out.txt', '/etc/hosts'])(
  'a text outside of the folder is not linked to: %s',
  async (doc) => {
    const { outcome } = await convert(
      { ...texts, 'c.xml': readers, 'a.json': JSON.stringify([{ data: { ...read, doc } }]) },
      'a.json',
      ...['--document-root', '/'],
    );
    expect(JSON.stringify(outcome)).not.toContain('d=etc');
    expect(outcome.diagnostics.map(({ code }: { code: string }) => code)).toEqual(
      doc.startsWith('/') ? ['local-path'] : ['not-a-url'],
    );
  },
);

test('URLs and links that are there already stay, and so do digits and the order of keys', async () => {
  const text =
    '{"right":"s3://b/k 1.png","n":12345678901234567890,"left":"/data/local-files/?d=x.png","talk":"snd\\\\talk.wav","path":""}\n';
  const { read } = await convert({ 'a.jsonl': text }, 'a.jsonl', '--document-root', '..');
  expect(read('t.json')).toContain(
    '{"right":"s3://b/k 1.png","n":12345678901234567890,"left":"/data/local-files/?d=x.png","talk":"/data/local-files/?d=data/snd/talk.wav","path":""}',
  );
});

test('links of 1.x that are there already are looked up below the document root', async () => {
  const link = (path: string) => `/data/local-files/?d=${path}`;
  const rows = [
    {
      left: link('data/img/owl%201.svg'),
      right: '',
      path: '',
      talk: 'https://host.example/data/local-files/?d=data/img/dog.svg',
    },
    { left: link('data/img/wolf.svg'), right: link('../x.svg'), talk: '', path: link('data/no.svg') },
  ];
  const all = rows.map((row) => ({ data: row }));
  const { outcome, read } = await convert(
    { 'a.json': JSON.stringify(all) },
    'a.json',
    '--document-root',
    '..',
  );
  expect(JSON.parse(read('t.json'))).toEqual(all);
  const missing = outcome.diagnostics.filter(({ code }: { code: string }) => code === 'media-missing');
  expect(missing.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringContaining('data/img/dog.svg'),
    expect.stringContaining('data/img/wolf.svg'),
  ]);
});

test('of links alone, the storage is the folder above the files, and series are read', async () => {
  const series = `<View><TimeSeries name="s" value="$series" timeColumn="t"><Channel column="v"/></TimeSeries>
    <TimeSeriesLabels name="l" toName="s"><Label value="x"/></TimeSeriesLabels></View>`;
  const { outcome } = await convert(
    {
      'c.xml': series,
      'a.json': JSON.stringify([{ series: '/data/local-files/?d=data/more/b.csv' }]),
      'more/b.csv': 'time,v\n1,2\n',
    },
    'a.json',
    ...['--document-root', '..'],
  );
  expect(outcome.diagnostics).toEqual([
    expect.objectContaining({ code: 'missing-column', file: 'more/b.csv', line: 1 }),
  ]);
});

test('paths relative to the document root, names in another case, and lists', async () => {
  const list = '<View><Image name="i" valueList="$pages"/><TextArea name="t" toName="i"/></View>';
  const line = '{"pages":["data/img/cat.svg","IMG/CAT.SVG","img/CAT.svg"]}\n';
  const { outcome, read } = await convert(
    { 'a.jsonl': line, 'c.xml': list },
    'a.jsonl',
    '--document-root',
    '..',
  );
  const cat = '/data/local-files/?d=data/img/cat.svg';
  expect(JSON.parse(read('t.json'))[0].data.pages).toEqual([
    cat,
    '/data/local-files/?d=data/IMG/CAT.SVG',
    cat,
  ]);
  expect(outcome.diagnostics).toEqual([
    expect.objectContaining({ code: 'media-missing', message: expect.stringContaining('"IMG/CAT.SVG"') }),
    // As of labels: it may be another file than the one that is meant.
    expect.objectContaining({
      code: 'name-differs',
      message: 'No file has exactly the name "img/CAT.svg"; "cat.svg" was used.',
    }),
  ]);
});

test('a file that is not there is found at its cell', async () => {
  const { outcome } = await convert(
    { 'a.csv': csv.replace('img/cat.svg', 'img/dog.svg') },
    'a.csv',
    ...['--document-root', '..'],
  );
  expect(outcome.diagnostics).toEqual([
    expect.objectContaining({ code: 'media-missing', file: 'a.csv', line: 2, column: 15 }),
  ]);
});

test('data that names no media has nothing to link', async () => {
  const { code, outcome } = await convert(
    { 'a.csv': 'left,right,talk,path\nhttps://h/a.png,s3://b/c.png,/x/y.wav,p\n' },
    'a.csv',
    ...['--document-root', '..'],
  );
  expect(code).toBe(2);
  expect(outcome.diagnostics[0].message).toContain('no data key of a media tag');
});

test('a label config written from the data shows the media of each column', async () => {
  const { outcome, read } = await convert(
    { 'a.csv': `${csv.replace('path', 'label').replace(/img\/cat\.svg\n/, 'owl\n')}` },
    'a.csv',
    ...['-l', 'auto', '--document-root', '..', '--write-config', 'auto.xml'],
  );
  expect(outcome.diagnostics).toEqual([]);
  expect(read('auto.xml').match(/<(?:Image|Audio|Choices) name="\w+"/g)).toEqual([
    '<Image name="left"',
    '<Image name="right"',
    '<Audio name="talk"',
    '<Choices name="label"',
  ]);
});

test('a row that is too short is refused for that, or has empty cells', async () => {
  const short = `${csv}img/cat.svg,img/cat.svg\n`;
  const { code, outcome } = await convert({ 'a.csv': short }, 'a.csv', '--document-root', '..');
  expect(code).toBe(1);
  expect(outcome.diagnostics).toMatchObject([{ code: 'ragged-row', line: 3 }]);
  const kept = await convert({ 'a.csv': short }, 'a.csv', '--document-root', '..', '--invalid-tasks', 'keep');
  const image = '/data/local-files/?d=data/img/cat.svg';
  expect(JSON.parse(kept.read('t.json'))[1]).toEqual({
    data: { left: image, right: image, talk: '', path: '' },
  });
});

test.each([
  'C:\\data\\img\\cat.svg',
  'D:/exports/cat.svg',
  '\\\\nas\\share\\img\\cat.svg',
  'file:///C:/data/img/cat.svg',
])('a path of another machine with Windows is found without its drive and folders: %s', async (path) => {
  const files = { 'a.csv': `picture,note\n"${path}",that is one\nimg/owl 1.svg,that is two\n` };
  const { outcome, read } = await convert(files, 'a.csv', '-l', 'auto', '--document-root', '..');
  expect(outcome.diagnostics).toEqual([]);
  expect(JSON.parse(read('t.json'))[0].data.picture).toBe('/data/local-files/?d=data/img/cat.svg');
});

test.each([
  ['folders', 'D:\\cam1\\cat.svg', 'D:\\cam2\\cat.svg'],
  ['drives', 'D:\\img\\cat.svg', 'E:\\img\\cat.svg'],
])('a file is not that of two paths of Windows with other %s', async (_, first, second) => {
  const rows = [first, first.toLowerCase(), second].map((path) => `${path},that is one\n`);
  const files = { 'img/a.csv': `left,path\n${rows.join('')}` };
  const config = '<View><Image name="left" value="$left"/><TextArea name="say" toName="left"/></View>';
  const folder = join(temporaryFolder(), 'data');
  writeFiles(folder, {
    'c.xml': config,
    'in/cat.svg': picture,
    'in/img/cat.svg': picture,
    'in/a.csv': files['img/a.csv'],
  });
  const made = await lsimport(folder, [
    'check',
    'in/a.csv',
    '-l',
    'c.xml',
    '--document-root',
    '..',
    '--json',
  ]);
  const { diagnostics, notes } = JSON.parse(made.stdout);
  expect(made.code).toBe(1);
  expect(diagnostics).toMatchObject([
    {
      code: 'media-shared',
      message: `Neither ${JSON.stringify(second)} nor ${JSON.stringify(first)} is at its path, and "cat.svg" was found for both; it is the right file for one of them at most.`,
    },
  ]);
  expect(notes.join(' ')).toContain(`such as cat.svg for ${JSON.stringify(first)}.`);
});

test('a table with such paths is one of the media in its folder', async () => {
  const folder = temporaryFolder();
  const rows = 'picture,note\nC:\\x\\cat.svg,that is one\nC:\\x\\owl.svg,that is two\n';
  writeFiles(folder, { 'd/cat.svg': picture, 'd/owl.svg': picture, 'd/a.csv': rows });
  const { stdout } = await lsimport(folder, ['check', 'd', '-l', 'auto', '--document-root', '.', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ format: 'table-dir', tasks: 2, diagnostics: [] });
});

test('-l auto says of which column the files were not found', async () => {
  const files = { 'a.csv': 'picture,note\nC:\\away\\one.png,that is one\nC:\\away\\two.png,that is two\n' };
  const { outcome } = await convert(files, 'a.csv', '-l', 'auto');
  expect(outcome.notes.join('\n')).toContain(
    '"picture" is shown as text, because its values name files that were not found, such as "C:\\\\away\\\\one.png".',
  );
});

// As data sets for models that see have them: LLaVA, Qwen.
test('lists of media that a label config from the data does not show become links as well', async () => {
  const lines = [['img/cat.svg'], ['img/cat.svg', 'img/owl 1.svg']].map((images) =>
    JSON.stringify({ text: 'img/cat.svg is a cat.', images }),
  );
  const { code, outcome, read } = await convert(
    { 'a.jsonl': lines.join('\n') },
    'a.jsonl',
    ...['-l', 'auto', '--document-root', '..'],
  );
  expect({ code, diagnostics: outcome.diagnostics }).toEqual({ code: 0, diagnostics: [] });
  expect(outcome.notes.join()).toContain('<Image name="pages" valueList="$images"/>');
  const start = '/data/local-files/?d=data/img/';
  expect(JSON.parse(read('t.json')).map(({ data }: { data: object }) => data)).toEqual([
    { text: 'img/cat.svg is a cat.', images: [`${start}cat.svg`] },
    { text: 'img/cat.svg is a cat.', images: [`${start}cat.svg`, `${start}owl%201.svg`] },
  ]);
});
