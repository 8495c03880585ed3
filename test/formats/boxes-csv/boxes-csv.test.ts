import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

/** A region of a box in percent of the picture, which has 200 by 100 pixels; worked out by hand. */
const box = (x: number, y: number, width: number, height: number, label: string) => ({
  from_name: 'rectangle',
  rotation: 0,
  ...{ x, y, width, height, rectanglelabels: [label] },
});
const images = { 'a.svg': picture, 'b.svg': picture };
const header = 'filename,width,height,class,xmin,ymin,xmax,ymax\n';

/** The box from 20, 10 to 60, 50 in pixels, as each tool writes it. */
const tables: [what: string, text: string, label?: string][] = [
  ['TensorFlow and Roboflow', `${header}a.svg,200,100,cat,20,10,60,50\n`],
  ['keras-retinanet, without a header', 'a.svg,20,10,60,50,cat\n'],
  ['VoTT', '"image","xmin","ymin","xmax","ymax","label"\n"a.svg",20,10,60,50,"cat"\n'],
  ['makesense.ai, without a header', 'cat,20,10,40,40,a.svg,200,100\n'],
  [
    'makesense.ai, with a header',
    'label_name,bbox_x,bbox_y,bbox_width,bbox_height,image_name,image_width,image_height\ncat,20,10,40,40,a.svg,200,100\n',
  ],
  [
    'VinBigData',
    'image_id,class_name,class_id,rad_id,x_min,y_min,x_max,y_max\na,cat,3,R10,20.0,10.0,60.0,50.0\n',
  ],
  [
    'Global Wheat Detection',
    'image_id,width,height,bbox,source\na,200,100,"[20.0, 10.0, 40.0, 40.0]",usask_1\n',
    'object',
  ],
  ['boxes with a left and a width', 'filename;x;y;width;height;label\na.svg;20;10;40;40;cat\n'],
  ['centers in fractions', 'image,label,x_center,y_center,width,height\na.svg,cat,0.2,0.3,0.2,0.4\n'],
  ['corners in fractions', 'image,label,x1,y1,x2,y2\na.svg,cat,0.1,0.1,0.3,0.5\n'],
  ['Excel, with its delimiter', `sep=;\n${header.replaceAll(',', ';')}a.svg;200;100;cat;20;10;60;50\n`],
  // kaggle.com/c/rsna-pneumonia-detection-challenge: stage_2_train_labels.csv.
  ['RSNA', 'patientId,x,y,width,height,Target\na,20.0,10.0,40.0,40.0,1\n', '1'],
  // github.com/eg4000/SKU110K_CVPR19: image, two corners, class, and the size of the image.
  ['SKU-110K, without a header', 'a.svg,20,10,60,50,cat,200,100\n'],
  // cvrr.ucsd.edu/LISA/lisa-traffic-sign-dataset.html
  [
    'LISA',
    'Filename;Annotation tag;Upper left corner X;Upper left corner Y;Lower right corner X;Lower right corner Y;Occluded,On another road\na.svg;cat;20;10;60;50;0,0\n',
  ],
  // nihcc.app.box.com/v/ChestXray-NIHCC: BBox_List_2017.csv.
  ['ChestX-ray14', 'Image Index,Finding Label,Bbox [x,y,w,h],,,\na.svg,cat,20.0,10.0,40.0,40.0,,,\n'],
  ['a tool with comments', `# made by hand, twice\n\n# 1 image\n\n${header}a.svg,200,100,cat,20,10,60,50\n`],
  ['a byte order mark and CRLF', `\ufeff${header}a.svg,200,100,cat,20,10,60,50\n`.replaceAll('\n', '\r\n')],
];

it('columns with images and labels count more than those of RSNA', async () => {
  const rows = [
    'patientId,filename,x,y,width,height,Target,class\np1,a.svg,20,10,40,40,1,Lung Opacity\n',
    'patientId,x,y,width,height,Target,class\na,20,10,40,40,1,Lung Opacity\n',
    'patientId,filename,x,y,width,height,Target\np1,a.svg,20,10,40,40,1\n',
  ];
  const made = [];
  for (const text of rows)
    made.push((await regionsOf({ ...images, 'boxes.csv': text }, 'boxes.csv')).tasks[0]);
  const taskOf = (label: string) => ({
    data: { image: '/data/local-files/?d=data/a.svg' },
    regions: [box(10, 10, 20, 40, label)],
  });
  expect(made).toEqual(['Lung Opacity', 'Lung Opacity', '1'].map(taskOf));
});

// Those of the German Traffic Sign Recognition Benchmark.
it('images that no browser shows are no other files, and are said', async () => {
  const files = {
    'in/1.ppm': 'P6\n200 100\n255\n',
    'in/GT-1.csv':
      'Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId\n1.ppm;200;100;20;10;60;50;14\n',
  };
  const { format, codes, skipped } = await checkInput(files, 'in');
  expect({ format, codes, skipped }).toEqual({
    format: 'boxes-csv',
    codes: ['file-type-not-shown'],
    skipped: {},
  });
});

describe('a row for each box', () => {
  it.each(tables)('as %s has it', async (_, text, label = 'cat') => {
    const { outcome, tasks, codes } = await regionsOf({ ...images, 'boxes.csv': text }, 'boxes.csv');
    expect(outcome.format).toBe('boxes-csv');
    expect(codes).toEqual([]);
    expect(tasks).toEqual([
      { data: { image: '/data/local-files/?d=data/a.svg' }, regions: [box(10, 10, 20, 40, label)] },
    ]);
  });

  it('with scores, images without boxes, and columns that are not imported', async () => {
    const { outcome, tasks } = await regionsOf(
      {
        ...images,
        'boxes.csv':
          'filename,class,xmin,ymin,xmax,ymax,confidence,truncated\na.svg,cat,20,10,60,50,0.5,1\nb.svg,,,,,,,\n',
      },
      'boxes.csv',
    );
    expect(tasks.map(({ regions }) => regions)).toEqual([
      [{ ...box(10, 10, 20, 40, 'cat'), score: 0.5 }],
      [],
    ]);
    expect(outcome.skipped).toEqual({ 'rows without a box': 1 });
    expect(outcome.notes.join('\n')).toContain('Not imported from boxes.csv: the column "truncated".');
  });

  // tensorflow-object-detection-api-tutorial.readthedocs.io: annotations/label_map.pbtxt.
  it.each(['set', 'set/train.csv'])('-l auto takes the classes of a label map: %s', async (input) => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'set/train.csv': `${header}a.svg,200,100,dog,20,10,60,50\n`,
      'set/label_map.pbtxt':
        "item {\n  id: 1\n  name: 'cat'\n}\nitem {\n\tname: \"dog\"\r\n\tid: 2\n}\nitem {\n  id: 3\n  name: 'owl'\n  display_name: 'Owl'\n}\n",
      'set/a.svg': picture,
    });
    await lsimport(folder, ['check', input, '-l', 'auto', '--write-config', 'c.xml']);
    const config = readFileSync(join(folder, 'c.xml'), 'utf8');
    expect([...config.matchAll(/<Label value="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'cat',
      'dog',
      'owl',
    ]);
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'by their numbers, as Roboflow names the file, in lines of their own',
      {
        'set/cats_label_map.pbtxt':
          "item { id: 2, name: 'owl' }\nitem { name: \"d}g\", id: 1 display_name: 'x' }\n",
      },
      ['d}g', 'owl'],
    ],
    [
      'none of two',
      {
        'set/a_label_map.pbtxt': 'item { id: 1 name: "owl" }',
        'set/labelmap.pbtxt': 'item { id: 1 name: "cat" }',
      },
      ['dog'],
    ],
  ])('classes of a label map: %s', async (_, files, expected) => {
    const folder = temporaryFolder();
    const label = expected[0] === 'dog' ? 'dog' : 'd}g';
    writeFiles(folder, {
      ...files,
      'set/train.csv': `${header}a.svg,200,100,${label},20,10,60,50\n`,
      'set/a.svg': picture,
    });
    const { stderr } = await lsimport(folder, ['check', 'set', '-l', 'auto', '--write-config', 'c.xml']);
    const config = readFileSync(join(folder, 'c.xml'), 'utf8');
    expect([...config.matchAll(/<Label value="([^"]+)"/g)].map(([, name]) => name)).toEqual(expected);
    expect(stderr).not.toContain('other file');
  });

  // ChestX-ray14 has boxes for some images, and the classes of all in a table of their own.
  it('a table of classes beside one of boxes is named, with how to import it', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'my set/BBox_List.csv': 'Image Index,Finding Label,Bbox [x,y,w,h]\na.svg,cat,20,10,40,40\n',
      'my set/entries.csv': 'image,finding\na.svg,none\n',
      'my set/classes.csv': 'cat,0\n',
      'my set/a.svg': picture,
    });
    const { stderr } = await lsimport(folder, ['check', 'my set', '-l', 'auto']);
    expect(stderr).toContain(
      "note: The table my set/entries.csv names images, has no boxes and is not read. For a task per row: --input-path 'my set/entries.csv' --document-root 'my set'\n",
    );
    const args = ['--input-path', 'my set/entries.csv', '--document-root', 'my set', '-l', 'auto'];
    expect((await lsimport(folder, ['check', ...args])).code).toBe(0);
  });

  it.each([
    ['x,y,w,h', true],
    ['x_center,y_center,w,h', false],
    ['x1,y1,x2,y2', false],
  ])('in fractions, which may be centers: %s', async (columns, said) => {
    const text = `filename,label,${columns}\na.svg,cat,0.2,0.3,0.4,0.5\n`;
    const { outcome } = await regionsOf({ ...images, 'boxes.csv': text }, 'boxes.csv');
    expect(outcome.notes.join().includes('name the columns "x_center" and "y_center"')).toBe(said);
  });

  it('whose rows of one image stand in several places', async () => {
    const row = (name: string, x: number) => `${name},200,100,cat,${x},10,60,50\n`;
    const { tasks } = await regionsOf(
      { ...images, 'boxes.csv': header + row('a.svg', 20) + row('b.svg', 20) + row('a.svg', 40) },
      'boxes.csv',
    );
    expect(tasks.map(({ regions }) => regions)).toEqual([
      [box(10, 10, 20, 40, 'cat'), box(20, 10, 10, 40, 'cat')],
      [box(10, 10, 20, 40, 'cat')],
    ]);
  });

  it('of more images than one batch has', async () => {
    const names = Array.from({ length: 3000 }, (_, i) => `i${i}.png`);
    const rows = names.map((name) => `${name},200,100,cat,20,10,60,50\n`);
    const { codes, errors } = await checkInput({ 'b.csv': header + rows.join('') }, '-i', 'b.csv');
    expect(errors).toEqual([]);
    expect(new Set(codes)).toEqual(new Set(['image-missing']));
  });
});

it('a folder of Roboflow with its parts', async () => {
  const table = (name: string) => `${header}${name},200,100,cat,20,10,60,50\n`;
  const { outcome, tasks } = await regionsOf(
    {
      'set/train/_annotations.csv': table('a.svg'),
      'set/train/a.svg': picture,
      'set/valid/_annotations.csv': table('b.svg'),
      'set/valid/b.svg': picture,
      'set/valid/c.svg': picture,
      'set/classes.csv': 'cat,0\n',
    },
    'set',
  );
  expect(outcome.format).toBe('boxes-csv');
  expect(tasks.map(({ data }) => data.image)).toEqual([
    '/data/local-files/?d=data/set/train/a.svg',
    '/data/local-files/?d=data/set/valid/b.svg',
  ]);
  expect(outcome.skipped).toMatchObject({ 'tables without boxes': 1, 'images that no label file names': 1 });
});

it.each([
  ['a box that ends before it starts', `${header}a.svg,200,100,cat,60,10,20,50\n`, 'label-malformed', 2],
  ['a side that is no number', `${header}a.svg,200,100,cat,x,10,20,50\n`, 'label-malformed', 2],
  ['a row without a label', `${header}a.svg,200,100,,20,10,60,50\n`, 'label-malformed', 2],
  ['a row without an image', `${header},200,100,cat,20,10,60,50\n`, 'label-malformed', 2],
])('%s is found', async (_, text, code, line) => {
  const { errors } = await checkInput({ ...images, 'a.csv': text }, '-i', 'a.csv');
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.csv', line })]);
});

it('bytes that are not UTF-8 are found', async () => {
  const text = Buffer.from(`${header}a.svg,200,100,caf\xe9,20,10,60,50\n`, 'latin1');
  const { errors } = await checkInput({ 'a.csv': text }, '-i', 'a.csv', '--input-format', 'boxes-csv');
  expect(errors).toHaveLength(1);
});

it.each([
  ['a table of texts', 'text,label\nowl,bird\n', 'csv'],
  ['a table of places', 'name,x,y\nowl,1,2\n', 'csv'],
  ['the same with a class', 'id,x,y,width,height,label\n1,1,2,3,4,owl\n', 'csv'],
])('%s is no such file', async (_, text, format) => {
  expect((await checkInput({ 'a.csv': text }, '-i', 'a.csv')).format).toBe(format);
});

it('a quote that does not end is found, not a bug', async () => {
  const csv = 'filename,width,height,class,xmin,ymin,xmax,ymax\na.svg,200,100,"cup,20,10,60,30\n';
  const { errors, exitCode } = await checkInput({ 'in/b.csv': csv, 'in/a.svg': picture }, '-i', 'in/b.csv');
  expect(exitCode).toBe(1);
  expect(errors).toEqual([
    expect.objectContaining({ code: 'unclosed-quote', line: 2, column: 15, file: 'in/b.csv' }),
  ]);
});

it('decimal commas between semicolons are read, and a score that is no number is counted', async () => {
  const csv =
    'filename;width;height;class;xmin;ymin;xmax;ymax;score\na.svg;200;100;cup;20,5;10;60,5;30;0,5\na.svg;200;100;cup;20;10;60;30;95%\n';
  const { outcome, tasks } = await regionsOf({ 'in/b.csv': csv, 'in/a.svg': picture }, 'in');
  expect(tasks[0]!.regions).toEqual([
    { ...box(10.25, 10, 20, 20, 'cup'), score: 0.5 },
    box(10, 10, 20, 20, 'cup'),
  ]);
  expect(outcome.skipped).toEqual({ 'scores that are not numbers': 1 });
});

it('commas of labels stay, and those that may be of thousands are found', async () => {
  const row = (label: string, sides: string) => `a.svg;200;100;${label};${sides}\n`;
  const of = (rows: string) => ({ 'in/b.csv': header.replaceAll(',', ';') + rows, 'in/a.svg': picture });
  const { tasks } = await regionsOf(of(row('1,2', '20,5;10;60,5;30')), 'in');
  expect(tasks[0]!.regions).toEqual([box(10.25, 10, 20, 20, '1,2')]);
  const tabs = row('cup', '1,100;1,100;1,200;1,300').replaceAll(';', '\t');
  const csv = header.replaceAll(',', '\t') + tabs;
  const { errors } = await checkInput({ 'in/b.csv': csv, 'in/a.svg': picture }, '-i', 'in/b.csv');
  const message = expect.stringContaining('a comma before three digits may be one of thousands');
  expect(errors).toEqual([expect.objectContaining({ code: 'label-malformed', line: 2, message })]);
});

describe('boxes in columns that are not known', () => {
  it.each([
    // kaggle.com/c/global-wheat-detection: the boxes of an image in one cell.
    ['image_id,PredictionString\na.svg,1.0 10 10 50 40\n', '"PredictionString" has several boxes in a cell'],
    ['image_id,x,y,width,height,kind\na.svg,20,10,40,40,cat\n', 'Name the column with the labels "class"'],
    [
      'where,xmin,ymin,xmax,ymax,class\na.svg,20,10,60,50,cat\n',
      'Name the column with the images "filename"',
    ],
  ])('%j is a warning', async (text, said) => {
    for (const input of ['in', 'in/b.csv']) {
      const folder = temporaryFolder();
      writeFiles(folder, { 'in/b.csv': text, 'in/a.svg': picture });
      const { stdout } = await lsimport(folder, ['check', input, '-l', 'auto']);
      expect(stdout).toContain('warning[labels-not-read]');
      expect(stdout).toContain(said);
    }
  });

  it('the index of a table is a column without a name', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'b.csv': ',filename,class,bbox,by\n0,a.svg,cat,"[20, 10, 40, 40]",me\n',
      'a.svg': picture,
    });
    const { stderr } = await lsimport(folder, ['check', 'b.csv', '-l', 'auto']);
    expect(stderr).toContain('Not imported from b.csv: the column "by" and a column without a name.');
  });

  it('a workbook beside images is not read, which is said', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/boxes.xlsx': 'x', 'in/a.svg': picture });
    const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(stderr).toContain('in has the workbook boxes.xlsx, which is not read with the folder.');
    expect(stderr).toContain('--input-path in/boxes.xlsx');
  });
});

describe('results of COCO, an object a line', () => {
  const result = '{"image_id":1,"category_id":2,"bbox":[20,10,40,40],"score":0.5}\n';

  it('are named, where their numbers are no names of images', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'r.jsonl': result });
    const { code, stdout } = await lsimport(folder, ['check', 'r.jsonl', '-l', 'auto']);
    expect(code).toBe(1);
    expect(stdout).toContain('This is a list of results of COCO, an object a line, without the dataset');
    expect(stdout).toContain('(jq -s . r.jsonl > results.json)');
    expect(stdout).not.toContain('does not exist');
  });

  it('are boxes where they are', async () => {
    const { codes } = await checkInput(
      { 's/r.jsonl': result, 's/1.jpg': readFileSync('fixtures/coco/basic/images/turned.jpg') },
      's',
    );
    expect(codes).toEqual(['label-clipped']);
  });
});
