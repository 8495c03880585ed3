import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from './check-input.ts';

const png = readFileSync(fixture('media/plain.png'));
const image = { id: 1, file_name: 'a.png', width: 10, height: 10 };
const annotation = { id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 4, 4], area: 16, iscrowd: 0 };
const coco = (more: object, ofImage: object = {}) =>
  JSON.stringify({
    images: [{ ...image, ...ofImage }],
    annotations: [{ ...annotation, ...more }],
    categories: [{ id: 1, name: 'cat' }],
  });
const corners = '<xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax>';
const voc = (inner: string, name = 'a.png') =>
  `<annotation><filename>${name}</filename><size><width>10</width><height>10</height></size><object><name>cat</name><bndbox>${corners}</bndbox>${inner}</object></annotation>`;
const shape = {
  label: 'cat',
  shape_type: 'rectangle',
  points: [
    [1, 1],
    [5, 5],
  ],
};
const labelme = (more: object, ofFile: object = {}) =>
  JSON.stringify({
    imagePath: 'a.png',
    imageWidth: 10,
    imageHeight: 10,
    shapes: [{ ...shape, ...more }],
    ...ofFile,
  });
const box = { label: 'cat', coordinates: { x: 3, y: 3, width: 4, height: 4 } };
const cvat = (attributes: string) =>
  `<annotations><image id="0" name="a.png" width="10" height="10"><box label="cat" occluded="0" xtl="1" ytl="1" xbr="5" ybr="5" ${attributes}/></image></annotations>`;

describe('what no result is made of is counted by its name', () => {
  test.each([
    [
      'coco',
      'l.json',
      coco({ track_id: 7 }, { weather: 'rain', license: 0 }),
      {
        'members of images called "weather"': 1,
        'members of annotations called "track_id"': 1,
      },
    ],
    [
      'labelme',
      'a.json',
      labelme({ difficult: false, attributes: {}, kie_linking: [[0, 1]] }, { text: 'a cat' }),
      {
        'members of label files called "text"': 1,
        'members of shapes called "kie_linking"': 1,
      },
    ],
    [
      'createml',
      'l.json',
      JSON.stringify([{ image: 'a.png', verified: true, annotations: [{ ...box, angle: 30 }] }]),
      {
        'members of images called "verified"': 1,
        'members of annotations called "angle"': 1,
      },
    ],
    [
      'voc',
      'a.xml',
      voc(`<deleted>1</deleted><bndbox>${corners}</bndbox><id>0</id>`),
      {
        'elements of objects called "deleted"': 1,
        'elements of objects called "bndbox"': 1,
      },
    ],
    [
      'cvat',
      'l.xml',
      cvat('z_order="3" source="auto"'),
      {
        'attributes of shapes called "source"': 1,
        'attributes of shapes called "z_order"': 1,
      },
    ],
  ])('%s', async (format, name, text, skipped) => {
    const found = await checkInput({ [`in/${name}`]: text, 'in/a.png': png }, 'in', '--input-format', format);
    expect(found.errors).toEqual([]);
    expect(found.skipped).toEqual(skipped);
  });

  test('the columns of Open Images in one note', async () => {
    const rows = 'ImageID,LabelName,Confidence,XMin,XMax,YMin,YMax,XClick1X\na,/m/1,1,0.1,0.5,0.1,0.5,0.2\n';
    const found = await checkInput({ 'b.csv': rows, 'a.png': png }, 'b.csv', '--input-format', 'openimages');
    expect(found.notes.join('\n')).toContain('Not imported from b.csv: the columns "XClick1X".');
  });
});

test('attributes that CVAT writes in Pascal VOC: the rotation turns the box, the others are named', async () => {
  const attributes = [
    ['rotation', '90.0'],
    ['color', 'red'],
    ['parked', 'True'],
    ['keyframe', 'False'],
  ].map(([name, value]) => `<attribute><name>${name}</name><value>${value}</value></attribute>`);
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.xml': voc(`<attributes>${attributes.join('')}</attributes>`), 'in/a.png': png });
  const args = ['convert', 'in', '--input-format', 'voc', '-l', 'auto', '-o', '-'];
  const { stdout, stderr } = await lsimport(folder, args);
  // The square from 1 to 5, turned by a quarter around its center, begins at its right upper corner.
  const [task] = JSON.parse(stdout);
  expect(task.completions[0].result[0].value).toMatchObject({
    x: 50,
    y: 10,
    width: 40,
    height: 40,
    rotation: 90,
  });
  expect(stderr).toContain('The attribute color "red" of this label');
  expect(stderr).toContain('The attribute parked of this label');
  expect(stderr).not.toContain('keyframe');
});

test.each([
  ['voc', { 'in/a.xml': voc(''), 'in/b.xml': voc('') }],
  ['labelme', { 'in/a.json': labelme({}), 'in/b.json': labelme({}) }],
  [
    'createml',
    {
      'in/l.json': JSON.stringify([
        { image: 'a.png', annotations: [box] },
        { image: 'a.png', annotations: [box] },
      ]),
    },
  ],
])('two labels of one image in %s become two tasks, which is said', async (format, files) => {
  const found = await checkInput(
    { ...(files as Record<string, string>), 'in/a.png': png },
    'in',
    '--input-format',
    format,
  );
  expect(found.codes.filter((code) => code !== 'image-size-differs')).toEqual(['image-repeated']);
});

describe('dialects', () => {
  test.each([
    [
      'a file of relationships of Open Images',
      'openimages',
      'r.csv',
      'ImageID,LabelName1,LabelName2,XMin1,RelationshipLabel\na,/m/1,/m/2,0.1,on\n',
    ],
    ['a file of masks of Open Images', 'openimages', 'm.csv', 'MaskPath,ImageID,LabelName\na.png,a,/m/1\n'],
    [
      'labels of whole images',
      'openimages',
      'i.csv',
      'ImageID,Source,LabelName,Confidence\na,verification,/m/1,1\n',
    ],
  ])('%s is called by its name', async (what, format, name, text) => {
    const found = await checkInput({ [name]: text }, name, '--input-format', format);
    expect(found.codes).toEqual(['label-dialect']);
    expect(found.errors[0]!.message).toContain(what);
  });
});

test('an empty polygon beside a good box is nothing', async () => {
  const found = await checkInput(
    { 'l.json': coco({ segmentation: [[]] }), 'a.png': png },
    'l.json',
    '--input-format',
    'coco',
  );
  expect(found.errors).toEqual([]);
});

test('boxes that are all outside their images are said to be so, with a label config from the data', async () => {
  const found = await checkInput(
    { 'l.json': coco({ bbox: [50, 50, 4, 4] }), 'a.png': png },
    'l.json',
    '--input-format',
    'coco',
  );
  expect(found.codes.filter((code) => code !== 'image-size-differs')).toEqual([
    'label-outside',
    'no-label-left',
  ]);
});

test('lines of labelme are lines, as those of CVAT', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.json': labelme({ shape_type: 'linestrip' }), 'in/a.png': png });
  const args = ['convert', 'in', '--input-format', 'labelme', '-l', 'auto', '-o', '-'];
  const { stdout } = await lsimport(folder, args);
  const [task] = JSON.parse(stdout);
  expect(task.completions[0].result[0]).toMatchObject({
    type: 'vectorlabels',
    value: {
      vertices: [
        { x: 10, y: 10 },
        { x: 50, y: 50 },
      ],
    },
  });
});

test('a code that the list of names lacks is said', async () => {
  const rows = 'ImageID,LabelName,Confidence,XMin,XMax,YMin,YMax\na,/m/9,1,0.1,0.5,0.1,0.5\n';
  const files = { 'b.csv': rows, 'class-descriptions-boxable.csv': '/m/1,Car\n', 'a.png': png };
  const found = await checkInput(files, 'b.csv', '--input-format', 'openimages');
  expect(found.codes).toEqual(['label-without-name']);
});
