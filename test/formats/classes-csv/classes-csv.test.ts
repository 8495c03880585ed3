import { describe, expect, it } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const images = { 'in/a.svg': picture, 'in/b.svg': picture, 'in/c.svg': picture };
const choices = (...classes: string[]) => [{ from_name: 'choice', choices: classes }];

/** The same three images as each tool writes them: one class, both, none. */
const tables: [what: string, text: string][] = [
  ['Roboflow', 'filename, cat, dog\na.svg, 1, 0\nb.svg, 1, 1\nc.svg, 0, 0\n'],
  ['pandas', 'image,cat,dog\na.svg,True,False\nb.svg,True,True\nc.svg,False,False\n'],
  ['Kaggle, with numbers and without endings', 'image_id,cat,dog\na,1.0,0.0\nb,1.0,1.0\nc,0.0,0.0\n'],
  ['Excel, with its delimiter', 'sep=;\nphoto;cat;dog\na.svg;1;0\nb.svg;1;1\nc.svg;0;0\n'],
  ['a tool with comments', '# made by hand\n\n# 3 images\nphoto,cat,dog\na.svg,1,0\nb.svg,1,1\nc.svg,0,0\n'],
  ['a spreadsheet', '\ufeffcat;dog;photo\r\n1;0;a.svg\r\n1;1;b.svg\r\n0;0;c.svg\r\n;;\r\n'],
];

describe('1 or 0 in a column for each class', () => {
  it.each(tables)('as %s has it', async (_, text) => {
    const { outcome, tasks, codes, config } = await regionsOf(
      { ...images, 'in/_classes.csv': text },
      'in/_classes.csv',
    );
    expect({ format: outcome.format, codes }).toEqual({ format: 'classes-csv', codes: [] });
    expect(tasks).toEqual([
      { data: { image: '/data/local-files/?d=data/in/a.svg' }, regions: choices('cat') },
      { data: { image: '/data/local-files/?d=data/in/b.svg' }, regions: choices('cat', 'dog') },
      { data: { image: '/data/local-files/?d=data/in/c.svg' }, regions: [] },
    ]);
    expect(config).toMatch(
      /<Choices name="choice" toName="image" choice="multiple">\s*<Choice value="cat"\/>/,
    );
    expect(outcome.notes.join('\n')).toContain('1 or 0 for the classes "cat", "dog"');
  });

  it('in the parts of a data set of Roboflow, each with one class', async () => {
    const table = (row: string) => `filename, cat, dog\n${row}\n`;
    const { outcome, tasks, config } = await regionsOf(
      {
        'in/train/a.svg': picture,
        'in/train/_classes.csv': table('a.svg, 1, 0'),
        'in/valid/b.svg': picture,
        'in/valid/unlabeled.svg': picture,
        'in/valid/_classes.csv': table('b.svg, 0, 1'),
      },
      'in',
    );
    expect(outcome).toMatchObject({
      format: 'classes-csv',
      skipped: { 'images that no label file names': 1 },
    });
    expect(tasks.map(({ data, regions }) => [data.split, regions])).toEqual([
      ['train', choices('cat')],
      ['valid', choices('dog')],
    ]);
    expect(config).toContain('choice="single"');
  });
});

it('a cell that is not 1 or 0 is an error at its place', async () => {
  const text = 'filename, cat, dog\na.svg, 2, 1\nb.svg, , yes\nc.svg, 1\n';
  const { errors, exitCode, format } = await checkInput({ ...images, 'in/_classes.csv': text }, 'in');
  expect({ exitCode, format }).toEqual({ exitCode: 1, format: 'classes-csv' });
  const at = (line: number, column: number, message: string, code = 'label-malformed') =>
    expect.objectContaining({
      file: 'in/_classes.csv',
      code,
      line,
      column,
      message: expect.stringContaining(message),
    });
  expect(errors).toEqual([
    at(2, 7, 'The cell of the class "cat" cannot be read: it is "2", not 1 or 0.'),
    at(3, 7, 'it is empty'),
    at(3, 9, 'it is "yes"'),
    at(4, 1, 'This row has 2 cells, but there are 3 columns.', 'ragged-row'),
    at(4, 1, 'The cell of the class "dog" cannot be read: it is empty'),
  ]);
});

it.each([
  ['a quote without an end', 'filename, cat\na.svg, 1\n"b.svg, 0\n', 'unclosed-quote', 3],
  ['two classes of one name', 'filename, cat, cat\na.svg, 1, 0\n', 'repeated-column-name', 1],
  ['a row without an image', 'filename, cat\n, 1\n', 'label-malformed', 2],
])('%s is found', async (_, text, code, line) => {
  const { errors } = await checkInput({ ...images, 'in/_classes.csv': text }, 'in/_classes.csv');
  expect(errors).toEqual([expect.objectContaining({ code, line, file: 'in/_classes.csv' })]);
});

it.each([
  ['one column that may say anything of an image', 'image,is_test\na.svg,1\nb.svg,0\n'],
  ['columns of numbers', 'image,age,sex\na.svg,30,1\nb.svg,1,0\n'],
  ['columns of data', 'image,cat,dog,note\na.svg,1,0,x\n'],
  ['no images', 'id,cat,dog\n1,1,0\n'],
])('a table with %s is none of classes', async (_, text) => {
  const { format } = await checkInput({ 't.csv': text, 'a.svg': picture }, 't.csv', '--document-root', '.');
  expect(format).toBe('csv');
});

it('columns of data become data when the format is named', async () => {
  const { tasks } = await regionsOf(
    { 'in/t.csv': 'image,cat,dog,note\na.svg,1,0,x\n', 'in/a.svg': picture },
    'in/t.csv',
    '--input-format',
    'classes-csv',
  );
  expect(tasks).toEqual([
    { data: { image: '/data/local-files/?d=data/in/a.svg', note: 'x' }, regions: choices('cat') },
  ]);
});

const table = { ...images, 'in/_classes.csv': 'filename, cat, dog\na.svg, 0, 1\n' };
const config = (controls: string) => `<View><Image name="i" value="$image"/>${controls}</View>`;

it('goes to the choices that have the classes, and says where there are none', async () => {
  const quality = '<Choices name="q" toName="i"><Choice value="good"/></Choices>';
  const animals = '<Choices name="animal" toName="i"><Choice value="cat"/><Choice value="dog"/></Choices>';
  const run = (controls: string) =>
    checkInput(
      { ...table, 'c.xml': config(controls) },
      'in/_classes.csv',
      '-l',
      'c.xml',
      '--input-format',
      'classes-csv',
    );
  expect(await run(quality + animals)).toMatchObject({ exitCode: 0, codes: [] });
  const { errors } = await run(quality);
  expect(errors).toEqual([expect.objectContaining({ code: 'unknown-label', line: 2 })]);
  const none = await run('<TextArea name="t" toName="i"/>');
  expect(none.errors).toEqual([
    expect.objectContaining({
      code: 'label-without-control',
      line: 2,
      message: expect.stringContaining('"dog"'),
    }),
  ]);
});

// The header of the first columns and a row of list_attr_celeba.csv, as Kaggle has CelebA: "1 represents positive while -1 represents negative".
it('1 or -1, as CelebA has it', async () => {
  const text = 'image_id,5_o_Clock_Shadow,Arched_Eyebrows,Attractive\na.svg,-1,1,1\nb.svg,-1,-1,-1\n';
  const { outcome, tasks, codes } = await regionsOf({ ...images, 'in/t.csv': text }, 'in');
  expect({ format: outcome.format, codes }).toEqual({ format: 'classes-csv', codes: [] });
  expect(tasks.map(({ regions }) => regions)).toEqual([choices('Arched_Eyebrows', 'Attractive'), []]);
  expect(outcome.notes.join('\n')).toContain('1 or -1 for the classes');
});

it('-1 beside 0 is no answer', async () => {
  const text = 'filename, cat, dog\na.svg, -1, 1\nb.svg, 0, 1\n';
  const { errors } = await checkInput({ ...images, 'in/_classes.csv': text }, 'in');
  expect(errors).toMatchObject([{ line: 2, message: expect.stringContaining('it is "-1", not 1 or 0') }]);
});

describe('a table whose files are no images', () => {
  const sources = 'path,is_test,is_old\nsrc/main.py,1,0\nsrc/more.py,0,1\n';
  it.each([
    ['sources', sources],
    ['reports', 'file,signed,paid\nreport.pdf,1,0\nother.pdf,0,1\n'],
    ['names of images that are not there', 'image_id,cat,dog\n17,1,0\n18,0,1\n'],
  ])('%s are rows', async (_, text) => {
    const { format } = await checkInput({ 't.csv': text, 'report.pdf': '' }, 't.csv');
    expect(format).toBe('csv');
  });

  it('may have the index of pandas, written twice', async () => {
    const rows = 'Unnamed: 0,image,cat,dog\n0,a.svg,1,0\n1,b.svg,0,1\n';
    const { outcome } = await regionsOf({ 'in/l.csv': rows, 'in/a.svg': picture, 'in/b.svg': picture }, 'in');
    expect(outcome.format).toBe('classes-csv');
    expect(outcome.notes.join('\n')).toContain(
      '1 or 0 for the classes "cat", "dog"; "Unnamed: 0" became data',
    );
  });

  it('beside one with images is skipped and named', async () => {
    const { format, codes, notes, skipped } = await checkInput(
      { ...images, 'in/_classes.csv': tables[0]![1], 'in/sources.csv': sources },
      'in',
    );
    expect({ format, codes, skipped }).toEqual({
      ...{ format: 'classes-csv', codes: [] },
      skipped: { 'tables without classes of images': 1 },
    });
    expect(notes.join('\n')).toContain('Skipped 1 table without classes of images: in/sources.csv.');
  });

  it('is an error where the format is named', async () => {
    const { errors } = await checkInput({ 't.csv': sources }, 't.csv', '--input-format', 'classes-csv');
    expect(errors).toMatchObject([
      { code: 'label-file-malformed', message: expect.stringContaining('such as "src/main.py"') },
    ]);
  });
});
