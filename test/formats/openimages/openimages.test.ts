import { expect, test } from 'vitest';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

const header =
  'ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside\n';

// The description of the data formats of Open Images V7: sides in [0, 1], labels by their codes.
test('boxes of Open Images with the names of their labels', async () => {
  const { outcome, tasks, codes } = await regionsOf(
    {
      'validation-annotations-bbox.csv': `${header}0001,xclick,/m/0cmf2,1,0.1,0.3,0.2,0.4,0,0,1,0,0\n0001,activation,/m/01g317,0.5,0,1,0,0.5,0,0,0,0,0\n0002,xclick,/m/0cmf2,1,0.5,1,0.5,1,0,0,0,0,0\n`,
      'class-descriptions-boxable.csv': '/m/0cmf2,Airplane\n/m/01g317,"Person, any"\n',
      'validation/0001.svg': picture,
      'images/0002.svg': picture,
    },
    'validation-annotations-bbox.csv',
  );
  expect(outcome.format).toBe('openimages');
  expect(codes).toEqual(['label-mark-lost']);
  const rest = { from_name: 'rectangle', rotation: 0 };
  expect(tasks.map(({ regions }) => regions)).toEqual([
    [
      { ...rest, x: 10, y: 20, width: 20, height: 20, rectanglelabels: ['Airplane'] },
      { ...rest, x: 0, y: 0, width: 100, height: 50, rectanglelabels: ['Person, any'], score: 0.5 },
    ],
    [{ ...rest, x: 50, y: 50, width: 50, height: 50, rectanglelabels: ['Airplane'] }],
  ]);
});

test('the files of the Open Images Challenge', async () => {
  const { notes, codes, skipped } = await checkInput(
    {
      'in/challenge-2019-train-detection-bbox.csv':
        'ImageID,LabelName,XMin,XMax,YMin,YMax,IsGroupOf\n0001,/m/01g317,0.1,0.3,0.2,0.4,0\n',
      'in/challenge-2019-classes-description-500.csv': '/m/01g317,Person\n',
      'in/train/0001.svg': picture,
    },
    'in',
  );
  expect({ notes: notes.join(), codes, skipped }).toEqual({
    notes: expect.not.stringContaining('labels are codes'),
    codes: [],
    skipped: {},
  });
});

test.each([
  ['/m/01g317', true],
  ['person', false],
])(
  'labels are said to be codes where they are some, without a file of names: %s',
  async (label, areCodes) => {
    const row = `0001,xclick,${label},1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`;
    const { notes } = await checkInput({ 'in/b.csv': header + row, 'in/0001.svg': picture }, 'in');
    expect(notes.join().includes('so labels are codes')).toBe(areCodes);
  },
);

test('images that have no row are counted, as in other formats', async () => {
  const row = (id: string) => `${id},xclick,/m/01g317,1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`;
  const { skipped } = await checkInput(
    {
      'in/train-annotations-bbox.csv': header + row('0001'),
      'in/validation-annotations-bbox.csv': header + row('0002'),
      ...{ 'in/train/0001.svg': picture, 'in/validation/0002.svg': picture },
      ...{ 'in/train/0003.svg': picture, 'in/images/0004.svg': picture },
    },
    'in',
  );
  expect(skipped).toEqual({ 'images that no label file names': 2 });
});

test('without names and without the images, which a note and a warning say', async () => {
  const text = `${header}0001,xclick,/m/0cmf2,1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`;
  const { codes, notes, exitCode } = await checkInput({ 'a.csv': text }, '-i', 'a.csv');
  expect({ codes, exitCode }).toEqual({ codes: ['image-not-measured'], exitCode: 0 });
  expect(notes.join()).toContain('labels are codes');
});

test('a label in quotes, with a comma', async () => {
  const text = `${header}0001,xclick,"Person, any",1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`;
  const { tasks } = await regionsOf({ 'in/a.csv': text, 'in/0001.svg': picture }, 'in');
  expect(tasks[0]!.regions).toMatchObject([{ rectanglelabels: ['Person, any'], x: 10, width: 20 }]);
});

test.each([
  ['a quote that does not end', `${header}1,x,"/m/0,1,0.1,0.3,0.2,0.4\n`, 'unclosed-quote', 2],
  ['a row without a side', `${header}1,x,/m/0,1,0.1,,0.2,0.4\n`, 'label-malformed', 2],
  ['a box that ends before it starts', `${header}1,x,/m/0,1,0.3,0.1,0.2,0.4\n`, 'label-malformed', 2],
  ['a row without a label', `${header}1,x,,1,0.1,0.3,0.2,0.4\n`, 'label-malformed', 2],
  [
    'an image in two places',
    `${header}1,x,/m/0,1,0.1,0.3,0.2,0.4\n\n2,x,/m/0,1,0.1,0.3,0.2,0.4\n1,x,/m/0,1,0.1,0.3,0.2,0.4\n`,
    'label-file-malformed',
    5,
  ],
])('%s is found', async (_what, text, code, line) => {
  const { errors } = await checkInput({ 'a.csv': text }, '-i', 'a.csv');
  expect(errors).toEqual([
    expect.objectContaining({ code, file: 'a.csv', ...(line !== undefined && { line }) }),
  ]);
});

test('a table with other columns is no such file', async () => {
  const { format } = await checkInput({ 'a.csv': 'text,label\nowl,bird\n' }, '-i', 'a.csv');
  expect(format).toBe('csv');
});

test('a folder with the tables of Open Images', async () => {
  const { outcome, tasks, codes } = await regionsOf(
    {
      'oi/validation-annotations-bbox.csv': `${header}0001,xclick,/m/0cmf2,1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`,
      'oi/class-descriptions-boxable.csv': '/m/0cmf2,Airplane\n',
      'oi/validation-images-with-rotation.csv': 'ImageID,Subset\n0001,validation\n',
      'oi/validation/0001.svg': picture,
    },
    'oi',
  );
  expect(outcome.format).toBe('openimages');
  expect(codes).toEqual([]);
  expect(outcome.skipped).toEqual({ 'tables without boxes': 1 });
  expect(tasks).toEqual([
    {
      data: { image: '/data/local-files/?d=data/oi/validation/0001.svg' },
      regions: [
        {
          from_name: 'rectangle',
          rotation: 0,
          x: 10,
          y: 20,
          width: 20,
          height: 20,
          rectanglelabels: ['Airplane'],
        },
      ],
    },
  ]);
});

test('a quote that does not end is found where it begins, and the images before it are read', async () => {
  const row = (id: number, label = '/m/0') => `${id},x,${label},1,0.1,0.3,0.2,0.4,0,0,0,0,0\n`;
  const text = `${header}${row(1)}${row(2)}${row(3, '"/m/0')}${row(4)}`;
  const { errors, exitCode, codes } = await checkInput({ 'a.csv': text }, '-i', 'a.csv');
  expect(exitCode).toBe(1);
  expect(errors).toEqual([
    expect.objectContaining({ code: 'unclosed-quote', file: 'a.csv', line: 4, column: 5 }),
  ]);
  expect(codes.filter((code) => code === 'image-not-measured')).toHaveLength(2);
});
