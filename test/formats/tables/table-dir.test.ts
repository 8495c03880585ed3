import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectSame } from '../../commands/merge/make-shards.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { zipOf } from '../../support/zip.ts';

const parquet = (name: string) => readFileSync(fixture(`parquet/${name}/input.parquet`));
const rows = Array.from({ length: 10 }, (_, i) => `row ${i}`);
const lines = (...texts: string[]) => texts.map((text) => `${JSON.stringify({ text })}\n`).join('');
const image = Buffer.from('GIF89a, the first bytes of an image');

async function convert(files: Record<string, string | Buffer>, input = 'data', ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const config = 'c.xml' in files ? 'c.xml' : 'auto';
  const output = ['-o', 't.json', '--json', '--to', 'tasks-1.x'];
  const { code, stdout } = await lsimport(folder, ['convert', input, '-l', config, ...output, ...args]);
  const { diagnostics, notes, format, skipped } = JSON.parse(stdout);
  const tasks: { data: Record<string, string> }[] =
    code === 0 ? JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')) : [];
  return { code, format, notes: notes.join('\n'), diagnostics, skipped, data: tasks.map(({ data }) => data) };
}

test('a link among packed tables leads where it leads from its own folder', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'data/1.jsonl.gz': gzipSync(lines('a')), 'tables/real.jsonl': lines('b') });
  symlinkSync('../tables/real.jsonl', join(folder, 'data/2.jsonl'));
  const { code, stdout, stderr } = await lsimport(folder, ['convert', 'data', '-l', 'auto', '--to', 'jsonl']);
  expect(stdout.match(/"text":"."/g), stderr).toEqual(['"text":"a"', '"text":"b"']);
  expect(code).toBe(0);
});

// As in data sets of GLUE; the note names the option.
test('quotes of TSV files are text, or stand around cells with --quotes', async () => {
  const files = { 'data/a.tsv': 'n\ttext\n1\t"Yes," he said.\n2\tNo\n', 'data/b.tsv': 'n\ttext\n3\t"Hi"\n' };
  const { notes, data } = await convert(files);
  expect(notes).toContain('use --quotes cells.');
  expect(data.map(({ text }) => text)).toEqual(['"Yes," he said.', 'No', '"Hi"']);
  const asText = await convert(files, 'data', '--quotes', 'text');
  expect(asText.data.map(({ text }) => text)).toEqual(['"Yes," he said.', 'No', '"Hi"']);
  const asCells = await convert(files, 'data', '--quotes', 'cells');
  expect(asCells.diagnostics).toMatchObject([{ code: 'text-after-quote' }]);
});

test('each of several tables has a title above its names, or none', async () => {
  const table = (title: string, text: string) => `${title}text;stars\n${text} a;1\n${text} b;2\n`;
  const files = {
    'data/1.csv': table('Report of May;\n', 'Good'),
    'data/2.csv': table('Report of June;\n', 'Bad'),
    'data/3.csv': table('', 'Fair'),
  };
  const texts = ({ data }: Awaited<ReturnType<typeof convert>>) => data.map(({ text }) => text);
  expect(texts(await convert(files))).toEqual(['Good a', 'Good b', 'Bad a', 'Bad b', 'Fair a', 'Fair b']);
  expect(texts(await convert(files, 'data', '--header'))[0]).toBeUndefined();
});

describe('parts of a table are read in natural order', () => {
  test.each<[string, Record<string, string | Buffer>, string[]]>([
    [
      'Parquet of Hugging Face',
      {
        'data/train-00000-of-00002.parquet': parquet('zstd'),
        'data/train-00001-of-00002.parquet': parquet('gzip'),
      },
      [...rows, ...rows],
    ],
    ['Parquet, one compressed once more', { 'data/a.parquet.gz': gzipSync(parquet('none')) }, rows],
    [
      'JSON Lines of Spark',
      {
        'data/part-2.jsonl': lines('b', 'c'),
        'data/part-10.jsonl': lines('d'),
        'data/_SUCCESS': '',
        'data/.part-2.jsonl.crc': 'x',
        'data/part-1.ndjson': lines('a'),
      },
      ['a', 'b', 'c', 'd'],
    ],
    ['of several kinds', { 'data/1.jsonl.gz': gzipSync(lines('a')), 'data/2.jsonl': lines('b') }, ['a', 'b']],
    [
      'CSV, with one look at the header for all',
      { 'data/part-00000.csv': 'text,n\nowl,1\n', 'data/part-00001.csv': 'text,n\nwren,2\n' },
      ['owl', 'wren'],
    ],
  ])('%s', async (_what, files, texts) => {
    const { code, format, data, skipped } = await convert(files);
    expect({ code, format, texts: data.map(({ text }) => text) }).toEqual({
      code: 0,
      format: 'table-dir',
      texts,
    });
    expect(skipped?.['other files']).toBeUndefined();
  });
});

test('findings are in the file of their row, and notes on parts that are alike are said once', async () => {
  const { diagnostics, notes } = await convert({
    'data/part-00000.csv': 'text,n\nowl,1\n',
    'data/part-00001.csv': 'text,n\nwren,2,3\n',
    'data/part-00002.csv': 'text,n\nkite,3\n',
  });
  expect(diagnostics[0]).toMatchObject({ code: 'ragged-row', file: join('data', 'part-00001.csv'), line: 2 });
  expect(notes.match(/named by the first row/g)).toHaveLength(1);
});

test('a folder of CSV files that are not called parts is read when asked', async () => {
  const files = { 'data/a.csv': 'time,n\n1,5\n', 'data/b.csv': 'time,n\n2,6\n' };
  expect((await convert(files)).format).not.toBe('table-dir');
  const { data } = await convert(files, 'data', '--input-format', 'table-dir');
  expect(data).toEqual([
    { time: '1', n: '5' },
    { time: '2', n: '6' },
  ]);
});

describe('a folder of CSV files', () => {
  test.each([
    [
      'with URLs',
      'id,url,n\n1,https://example.com/a.jpg,5\n2,,6\n3,https://example.com/b.jpg,7\n',
      '"url" has URLs',
    ],
    ['with sentences', 'id,text,n\n1,The lid broke off,5\n', '"text" has texts'],
    [
      'with sentences below a title',
      'Sales;;\nid;text;n\n1;The lid broke off;5\n2;It came in good shape;4\n',
      'column 2 has texts',
    ],
    [
      'with sentences, dates and numbers',
      'date,text,n,m\n2024-01-02,The lid broke off,5,1\n2024-01-03,It works well enough,4,2\n',
      '"text" has texts',
    ],
    ['with words', 'id,name\n1,owl\n2,wren\n', 'its columns are not those of a time series'],
    // As in MELD, where a sentence may be short, and every column but the texts counts or is a time.
    [
      'with short sentences',
      'No.,text,id,season,from\n1,also I was the one,0,8,"00:16:16,059"\n2,You must have,1,8,"00:16:21,940"\n',
      '"text" has texts',
    ],
    // Iris, and the segments of AudioSet.
    [
      'with words and numbers, and an index',
      ',a,b,kind\n0,5.1,3.5,setosa\n1,4.9,3.0,setosa\n2,4.7,3.2,setosa\n',
      'no column has times or rising numbers, and "kind" has words',
    ],
    [
      'with words and times in no order',
      'id,start_seconds,end_seconds,label\nx1,30,40,Speech\ny2,50,60,Bird song\nz3,10,20,Bird song\n',
      'no column has times or rising numbers, and "label" has words',
    ],
    [
      'with ids that have letters and digits',
      `id,from,to\n${Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(97 + (i % 26), 97 + (i % 7))}-3${i},${(i * 7) % 5}0,${(i * 7) % 5}5\n`).join('')}`,
      'no column has times or rising numbers, and "id" has words',
    ],
    ['with words in one column', 'name\nowl\nwren\n', 'its columns are not those of a time series'],
  ])('%s is read as rows', async (_, table, why) => {
    const { code, format, notes } = await convert({ 'data/a.csv': table });
    expect(notes).toContain(`Reading data as table-dir, because in a.csv, ${why} (override`);
    expect({ code, format }).toEqual({ code: 0, format: 'table-dir' });
  });

  test.each([
    ['with numbers', 'time,a\n0,1\n'],
    ['with dates and what happened', 'time,a,event\n2024-01-02 10:00:00,1,the lid broke\n'],
    [
      'of a sensor with an activity',
      `time,x,y,z,activity\n${[0, 1, 2].map((n) => `${n},0.${n},1,9.8,walking up the stairs\n`).join('')}`,
    ],
    [
      'of a sensor with dates',
      `at,x,y,activity\n${[1, 2].map((n) => `2024-01-02 10:00:0${n},0.${n},1,walking up the stairs\n`).join('')}`,
    ],
    [
      'of a sensor without times, with one activity',
      'ax,ay,label\n14.5,12.5,walk\n29.5,18.5,walk\n14.5,17.5,walk\n',
    ],
    ['of a sensor with states', 'sec,x,y,state\n0,5,6,on\n1,4,6,on\n1,3,6,off\n'],
    ['with decimal commas', 'sec;x;y;state\n0,5;5;6;on\n1,0;4;6;on\n1,5;3;6;off\n'],
    [
      'with dates of no known form',
      `day,x,y,state\n${Array.from({ length: 30 }, (_, i) => `${['Jan', 'Feb', 'Mar'][i % 3]} ${i} 24,${i % 5},${i % 3},on7\n`).join('')}`,
    ],
    ['with dates and states', 'when,x,y,state\n2024-01-02,5,6,on\n2024-01-01,4,6,on\n2024-01-01,3,6,off\n'],
    ['of InfluxDB', '#group,false,true\n#datatype,string,double\n#default,_result,\n,result,v\n,,1.5\n'],
    ['with spaces between numbers', '0 1 2 3 4\n1 2 3 4 5\n'],
    ['with one column of numbers', 'a\n1\n2\n'],
  ])('%s may be time series', async (_, table) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'data/a.csv': table });
    const { code, stderr } = await lsimport(folder, ['check', 'data', '-l', 'auto']);
    expect(stderr).toContain('Reading data as time-series-dir');
    expect(stderr).toContain('If each row is a task: --input-format table-dir.');
    expect(code).toBe(2);
  });

  test('is one of time series where the label config says so', async () => {
    const config = '<View><TimeSeries name="t" value="$csv"><Channel column="n"/></TimeSeries></View>';
    const { format } = await convert({ 'data/a.csv': 'name,n\nowl,1\n', 'c.xml': config });
    expect(format).toBe('time-series-dir');
  });

  test('that may be time series says how to read its rows with a label config for these', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'data/a.csv': 'time,n\n0,1\n',
      'c.xml': '<View><Text name="t" value="$time"/></View>',
    });
    const { code, stderr } = await lsimport(folder, ['check', 'data', '-l', 'c.xml']);
    expect(stderr).toContain('has no <TimeSeries>.');
    expect(stderr).toContain('If each row is a task: --input-format table-dir\n');
    expect(code).toBe(1);
  });
});

describe('a table with the images that it names', () => {
  const table = { 'birds.csv': 'image,name\nimages/1.png,owl\nimages/2.png,wren\n' };
  const images = { 'images/1.png': image, 'images/2.png': image, 'images/3.png': image };
  const links = ['--links', 'https://example.com/'];
  const expected = [
    { image: 'https://example.com/images/1.png', name: 'owl' },
    { image: 'https://example.com/images/2.png', name: 'wren' },
  ];
  const below = (files: Record<string, string | Buffer>) =>
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`data/${name}`, content]));

  test('in a folder', async () => {
    const { format, data } = await convert(below({ ...table, ...images }), 'data', ...links);
    expect({ format, data }).toEqual({ format: 'table-dir', data: expected });
  });

  test('but not where its columns are none of the data keys of the label config', async () => {
    const config = (key: string) => ({ 'c.xml': `<View><Image name="i" value="$${key}"/></View>` });
    const files = below({ 'birds.csv': 'image,name\nimages/1.png,owl\n', ...images });
    expect((await convert({ ...files, ...config('image') }, 'data', ...links)).format).toBe('table-dir');
    expect((await convert({ ...files, ...config('photo') }, 'data', ...links)).format).toBe('image-dir');
  });

  test('in an archive', async () => {
    const entries = Object.entries({ ...table, ...images }).map(([name, content]) => ({
      name,
      content: content.toString(),
    }));
    const { format, data } = await convert({ 'data.zip': zipOf(entries) }, 'data.zip', ...links);
    expect({ format, data }).toEqual({ format: 'table-dir', data: expected });
  });

  test('in an archive that names files outside of it', async () => {
    const entries = [
      { name: 'birds.csv', content: 'image,name\n1.png,owl\n../secret.png,wren\n' },
      { name: '1.png', content: 'x' },
    ];
    const config = '<View><Image name="i" value="$image"/></View>';
    const files = { 'data.zip': zipOf(entries), 'secret.png': image, 'c.xml': config };
    const { data } = await convert(files, 'data.zip', ...links);
    expect(data.map((task) => task.image)).toEqual(['https://example.com/1.png', '../secret.png']);
  });

  test('is not read as one where the images are not named', async () => {
    const { format } = await convert(below({ 'a.parquet': parquet('none'), ...images }), 'data', ...links);
    expect(format).toBe('image-dir');
  });
});

describe('a table that names its media by their names alone', () => {
  const links = ['--links', 'https://a.org/'];
  test.each<[string, Record<string, string | Buffer>, string, string[]]>([
    [
      'images of Kaggle, without their endings',
      {
        'data/train/0a.jpg': image,
        'data/train/1b.jpg': image,
        'data/labels.csv': 'id,breed\n0a,boxer\n1b,husky\n',
      },
      'id',
      ['train/0a.jpg', 'train/1b.jpg'],
    ],
    [
      'clips of Common Voice',
      {
        'data/clips/c1.mp3': image,
        'data/clips/c2.mp3': image,
        'data/validated.tsv': 'path\tsentence\nc1.mp3\tone\nc2.mp3\ttwo\n',
      },
      'path',
      ['clips/c1.mp3', 'clips/c2.mp3'],
    ],
    [
      'parts of one table, quoted',
      {
        'data/train/a.png': image,
        'data/train/t.csv': 'file,label\n"a.png",1\n',
        'data/valid/b.png': image,
        'data/valid/v.csv': 'file,label\n"b.png",0\n',
      },
      'file',
      ['train/a.png', 'valid/b.png'],
    ],
  ])('%s', async (_, files, key, paths) => {
    const { code, format, data } = await convert(files, 'data', ...links);
    expect({ code, format }).toEqual({ code: 0, format: 'table-dir' });
    expect(data.map((one) => one[key])).toEqual(paths.map((path) => `https://a.org/${path}`));
  });

  test('without their endings, which a note says', async () => {
    const files = {
      'data/1.jpg': image,
      'data/2.jpg': image,
      'data/l.csv': 'name_id,id,x\n1,1,a\n1,2,b\n1,2,c\n1,1,d\n1,1,e\n',
    };
    const { notes, data } = await convert(files, 'data', ...links);
    expect(data.map((one) => [one.name_id, one.id])).toEqual([
      ['1', 'https://a.org/1.jpg'],
      ['1', 'https://a.org/2.jpg'],
      ['1', 'https://a.org/2.jpg'],
      ['1', 'https://a.org/1.jpg'],
      ['1', 'https://a.org/1.jpg'],
    ]);
    expect(notes).toContain('The values of "id" are names of files without their endings, and become links');
    const unlinked = await convert(files, 'data', '-l', 'auto');
    expect(unlinked.data[0]!.id).toBe('1');
    expect(unlinked.notes).toContain('; to make links of them: --document-root FOLDER or --links URL.');
  });

  test('without their endings and without a header', async () => {
    const files = {
      'data/wavs/gum_0001.wav': image,
      'data/wavs/gum_0002.wav': image,
      'data/wavs/gum_0003.wav': image,
      'data/line_index.tsv': 'gum_0001\tHola\ngum_0002\tLa mesa\ngum_0003\tUna mesa\n',
    };
    const { code, data } = await convert(files, 'data', ...links, '--input-format', 'table-dir');
    expect({ code, data }).toEqual({
      code: 0,
      data: [
        { column1: 'https://a.org/wavs/gum_0001.wav', column2: 'Hola' },
        { column1: 'https://a.org/wavs/gum_0002.wav', column2: 'La mesa' },
        { column1: 'https://a.org/wavs/gum_0003.wav', column2: 'Una mesa' },
      ],
    });
  });

  test.each([
    ['the frames of a video', 'video_id,frame,label', ['1', '2']],
    ['a folder of a shop', 'shop_id,product,label', undefined],
  ])('a value that all rows have is not the name of one of several images: %s', async (_, header, frames) => {
    const files = {
      'data/img/1.jpg': image,
      'data/img/2.jpg': image,
      'data/l.csv': `${header}\n1,1,walk\n1,2,sit\n`.replace(
        '1,1,walk\n1,2',
        frames ? '1,1,walk\n1,2' : '1,a,walk\n1,b',
      ),
    };
    const [key = '', other = ''] = header.split(',');
    const { data } = await convert(files, 'data', '--input-format', 'table-dir', ...(frames ? links : []));
    expect(data.map((one) => one[key])).toEqual(['1', '1']);
    expect(data.map((one) => one[other])).toEqual(
      frames?.map((name) => `https://a.org/img/${name}.jpg`) ?? ['a', 'b'],
    );
  });

  test.each(['id_code', 'slide', 'img_no', 'sample'])(
    'in a column that is called as none of files, each its own: %s',
    async (key) => {
      const files = {
        'data/train/x01a.png': image,
        'data/train/x02b.png': image,
        'data/train/x03c.png': image,
        'data/l.csv': `${key},label\nx01a,cat\nx02b,dog\nx03c,cat\n`,
      };
      const { code, data } = await convert(files, 'data', ...links);
      const names = ['x01a', 'x02b', 'x03c'].map((name) => `https://a.org/train/${name}.png`);
      expect({ code, names: data.map((one) => one[key]) }).toEqual({ code: 0, names });
    },
  );

  test.each([
    ['scores that are numbers of images', 'score', ['1', '2', '3']],
    ['labels that images are called as', 'label', ['cat', 'cat', 'dog']],
  ])('%s are no names', async (_, key, values) => {
    const files = {
      ...Object.fromEntries(['1', '2', '3', 'cat', 'dog'].map((name) => [`data/${name}.png`, image])),
      'data/l.csv': `${key}\n${values.join('\n')}\n`,
    };
    const { data } = await convert(files, 'data', '--input-format', 'table-dir');
    expect(data.map((one) => one[key])).toEqual(values);
  });

  test('times that are numbers of images do not tell that a table names these', async () => {
    const files = {
      ...Object.fromEntries(['1', '2', '3'].map((name) => [`data/${name}.png`, image])),
      'data/l.csv': 'time,speed\n1,0.5\n2,0.7\n3,0.9\n',
    };
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['check', 'data', '-l', 'auto']);
    expect(stderr).not.toContain('names 1.png');
  });

  // EPIC-KITCHENS lists what happens in its videos one after the other, Sartorius the cells of its images.
  test.each([
    ['video_id', 'P01_01', 'P01_02'],
    ['video', 'road', 'park'],
    ['id', '0030fd0e6378', '0140b3c8f445'],
  ])('rows of the first that are more than are looked at: %s', async (key, first, second) => {
    const files = {
      [`data/v/${first}.mp4`]: image,
      [`data/v/${second}.mp4`]: image,
      'data/l.csv': `n,${key}\n${`9,${first}\n`.repeat(300)}${`9,${second}\n`.repeat(300)}`,
    };
    const { code, format, data } = await convert(files, 'data', ...links);
    expect({ code, format }).toEqual({ code: 0, format: 'table-dir' });
    expect([data[0]![key], data[599]![key]]).toEqual([
      `https://a.org/v/${first}.mp4`,
      `https://a.org/v/${second}.mp4`,
    ]);
  });

  // EPIC-KITCHENS has a folder for each of its 37 cooks.
  test('in many folders', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `P${i + 10}_01`);
    const pathOf = (name: string) => `${name.slice(0, 3)}/${name}.mp4`;
    const files = {
      ...Object.fromEntries(names.map((name) => [`data/${pathOf(name)}`, image])),
      'data/l.csv': `video_id,verb\n${names.map((name) => `${name},open\n`).join('')}`,
    };
    const { code, data } = await convert(files, 'data', ...links);
    const linked = names.map((name) => `https://a.org/${pathOf(name)}`);
    expect({ code, linked: data.map((one) => one.video_id) }).toEqual({ code: 0, linked });
  });

  test('one image may have several rows', async () => {
    const files = { 'data/1.jpg': image, 'data/l.csv': 'image_id,label\n1,cat\n1,owl\n' };
    const { data } = await convert(files, 'data', ...links);
    expect(data.map((one) => one.image_id)).toEqual(['https://a.org/1.jpg', 'https://a.org/1.jpg']);
  });

  test.each(['id', 'row_id', 'name', 'path'])('beside a column of media, numbers stay: %s', async (key) => {
    const files = {
      'data/1.png': image,
      'data/2.png': image,
      'data/t.csv': `${key},image,label\n1,1.png,cat\n2,2.png,dog\n`,
    };
    for (const more of [['data'], ['data/t.csv', '--document-root', 'data', '--links', 'https://a.org/']]) {
      const [input = '', ...args] = more;
      const { notes, data } = await convert(files, input, ...(args.length > 0 ? args : links));
      expect(data.map((one) => one[key])).toEqual(['1', '2']);
      expect(data[0]!.image).toBe('https://a.org/1.png');
      expect(notes).not.toContain('without their endings');
    }
  });

  test('a row without its image is a warning', async () => {
    const files = { 'data/train/0a.jpg': image, 'data/l.csv': 'image_id,breed\n0a,boxer\n' };
    const more = {
      'data/train/1b.jpg': image,
      'data/l.csv': 'image_id,breed\n0a,boxer\n1b,boxer\n9z,boxer\n',
    };
    const config = '<View><Image name="i" value="$image_id"/><TextArea name="t" toName="i"/></View>';
    const { code, diagnostics } = await convert({ ...files, ...more, 'c.xml': config }, 'data', ...links);
    expect(code).toBe(0);
    expect(diagnostics).toMatchObject([{ code: 'media-missing', line: 4 }]);
  });

  test('a name that two folders have is not taken for either', async () => {
    const files = { 'data/train/a.png': image, 'data/test/a.png': image, 'data/l.csv': 'id,label\na,x\n' };
    const { code, data } = await convert(files, 'data', '--input-format', 'table-dir');
    expect(code).toBe(0);
    expect(data).toEqual([{ id: 'a', label: 'x' }]);
  });

  test('of the tables of Common Voice, that with all good clips is named', async () => {
    const folder = temporaryFolder();
    const names = ['dev', 'invalidated', 'other', 'reported', 'test', 'train', 'validated'];
    const tables = names.map((name) => [`data/${name}.tsv`, 'path\tsentence\nc1.mp3\tone\n']);
    writeFiles(folder, { 'data/clips/c1.mp3': image, ...Object.fromEntries(tables) });
    const { code, stderr } = await lsimport(folder, ['check', 'data', '-l', 'auto']);
    expect(code).toBe(2);
    expect(stderr).toContain('--input-path data/validated.tsv --document-root data');
  });

  test.each([
    ['another table beside it', { 'data/more.csv': 'id,boxer,husky\n9,0.5,0.5\n' }],
    ['the same rows in two tables', { 'data/train.csv': 'id,breed\n0a,boxer\n' }],
  ])('%s is not guessed about, and the table is named', async (_, more) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'data/train/0a.jpg': image, 'data/labels.csv': 'id,breed\n0a,boxer\n', ...more });
    const { code, stderr } = await lsimport(folder, ['check', 'data', '-l', 'auto']);
    expect(code).toBe(2);
    expect(stderr).toContain('--input-path data/labels.csv --document-root data');
    writeFiles(folder, { 'data/meta/more.csv': 'id,breed\n0a,boxer\n' });
    const above = ['data/meta/more.csv', '--document-root', 'data', '--links', '1.x', '-l', 'auto'];
    const other = await lsimport(folder, ['convert', ...above, '-o', '-']);
    expect(other).toMatchObject({ code: 0, stdout: expect.stringContaining('?d=train/0a.jpg') });
    const one = await lsimport(folder, ['check', 'data/labels.csv', '--document-root', 'data', '-l', 'auto']);
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining('Checked 1 task') });
  });
});

// Kaggle's CIFAR-10: trainLabels.csv and sampleSubmission.csv have the same columns, the one of train/, the other of test/.
test('the sample submission of Kaggle has no labels, and media that no row names are counted', async () => {
  const names = ['train/1.png', 'train/2.png', 'test/3.png', 'test/4.png', 'test/5.png', 'a.wav'];
  const media = Object.fromEntries(names.map((name) => [`data/${name}`, image]));
  const files = {
    ...media,
    'data/trainLabels.csv': 'id,label\n1,frog\n2,truck\n',
    'data/sampleSubmission.csv': 'id,label\n3,cat\n4,cat\n5,cat\n',
  };
  const { format, data, skipped, notes } = await convert(files, 'data', '--links', 'https://a.org/');
  expect({ format, data, skipped }).toEqual({
    format: 'table-dir',
    data: [
      { id: 'https://a.org/train/1.png', label: 'frog' },
      { id: 'https://a.org/train/2.png', label: 'truck' },
    ],
    skipped: {
      'sample submissions of Kaggle': 1,
      'images that no row names': 3,
      'sound files that no row names': 1,
    },
  });
  expect(notes).toContain('Skipped 1 sample submission of Kaggle: data/sampleSubmission.csv.');
  expect(notes).toContain(
    'Skipped 3 images that no row names: data/test/3.png, data/test/4.png, data/test/5.png.',
  );
  expect(notes).toContain('Skipped 1 sound file that no row names: data/a.wav.');
});

test('several tables of the same media are named, and nothing else is guessed', async () => {
  const folder = temporaryFolder();
  const table = 'id,breed\n0a,boxer\n1b,husky\n';
  const media = { 'data/images/0a.jpg': image, 'data/images/1b.jpg': image };
  writeFiles(folder, { ...media, 'data/train.csv': table, 'data/dup/train.csv': table });
  const { code, stderr } = await lsimport(folder, ['check', 'data', '-l', 'auto']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    `data has several tables that name its media: train.csv, ${join('dup', 'train.csv')}.`,
  );
  expect(stderr).toContain('--input-path data/train.csv --document-root data');
  expect(stderr).toContain('For the media alone: --input-format image-dir');
  expect(stderr).not.toContain('time-series-dir');
});

test('shards read all tables as the first of all is written', async () => {
  const folder = temporaryFolder();
  // Alone, the others look as if they had a header.
  const parts = ['text,n\nowl,1\n', 'text,kite\nwren,jay\n', 'rook,robin\ncrane,crow\n', 'a,b\nc,d\n'];
  const files = parts.map((text, i) => [`data/part-${i}.csv`, text]);
  writeFiles(folder, {
    ...Object.fromEntries(files),
    'c.xml': '<View><Text name="t" value="$column1"/><TextArea name="a" toName="t"/></View>',
  });
  const args = ['data', '-l', 'c.xml', '--input-format', 'table-dir', '--to', 'jsonl'];
  await expectSame(folder, 4, [...args, '--no-header']);
  const headerless = ['1,owl\n2,wren\n', 'one,kite\ntwo,jay\n', 'x,y\nz,w\n'];
  for (const [i, text] of headerless.entries()) writeFiles(folder, { [`rows/part-${i}.csv`]: text });
  await expectSame(folder, 3, ['rows', ...args.slice(1)]);
});

test('of a table that names media, it is said how to read its rows where the label config has none of its columns', async () => {
  const files = {
    'data/clips.csv': 'file,said\na.wav,Hello\nb.wav,Bye\n',
    'data/a.wav': image,
    'data/b.wav': image,
  };
  const config = (key: string) => ({
    'c.xml': `<View><Audio name="a" value="$${key}"/><TextArea name="t" toName="a"/></View>`,
  });
  const alone = await convert({ ...files, ...config('audio') });
  expect(alone.format).toBe('audio-dir');
  expect(alone.notes).toContain(
    'data has clips.csv, whose rows name files such as a.wav; only the files are read. To read the rows: value="$file" in the label config, or -l auto.',
  );
  // As it says.
  for (const { format, notes } of [await convert({ ...files, ...config('file') }), await convert(files)]) {
    expect(format).toBe('table-dir');
    expect(notes).not.toContain('only the files are read');
  }
});

test('lines that are compressed under a name that does not say so are named, with the name to give them', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'data/a.jsonl': gzipSync(lines('a')), 'data/b.jsonl': lines('b') });
  const { code, stderr } = await lsimport(folder, ['convert', 'data', '-o', '-']);
  expect(code).toBe(2);
  expect(stderr).toContain(
    `${join('data', 'a.jsonl')} is compressed with gzip, but its name does not end in .gz.\nhelp: Rename it to a.jsonl.gz.\n`,
  );
});
