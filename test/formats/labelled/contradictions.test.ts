import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const image = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>';
const coco = (images: object[], names: string[]) =>
  JSON.stringify({
    images: images.map((one, i) => ({ id: i + 1, width: 100, height: 50, ...one })),
    categories: names.map((name, i) => ({ id: i + 1, name })),
    annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 9, 9] }],
  });
const voc = (name: string, width = 100) =>
  `<annotation><filename>${name}</filename><size><width>${width}</width><height>50</height></size></annotation>`;
const vocWithPath = (name: string, path: string) => voc(name).replace('<size>', `<path>${path}</path><size>`);
const viaRow = (region: string, count: number) => `a.svg,-1,{},${count},0,${region},{}\n`;
const viaTable = (...rows: string[]) =>
  `filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n${rows.join('')}`;
const point = '"{""name"":""point"",""cx"":1,""cy"":1}"';
const labelme = (imagePath: string) =>
  JSON.stringify({ version: '5', shapes: [], imagePath, imageWidth: 100, imageHeight: 50 });
const via = (size: number) =>
  JSON.stringify({ 'a.svg': { filename: 'a.svg', size, regions: [], file_attributes: {} } });
const boxes = 'ImageID,LabelName,XMin,XMax,YMin,YMax\na,/m/1,0.1,0.2,0.1,0.2\n';
const sequence = (width: number, length: number) =>
  `[Sequence]\nname=s\nframeRate=25\nseqLength=${length}\nimWidth=${width}\nimHeight=50\n`;
const tracks = '1,1,1,1,9,9,1,1,1\n2,1,1,1,9,9,1,1,1\n';

test.each<[string, string, Record<string, string>, string[]]>([
  [
    'two categories of one name',
    'coco',
    { 'c.json': coco([{ file_name: 'a.svg' }], ['cat', 'cat']) },
    ['The classes 1, 2 are all called "cat", so that their labels become one.'],
  ],
  [
    'categories that differ in case',
    'coco',
    { 'c.json': coco([{ file_name: 'a.svg' }], ['cat', 'Cat']) },
    [],
  ],
  [
    'two entries for one image',
    'coco',
    { 'c.json': coco([{ file_name: 'a.svg' }, { file_name: 'a.svg' }], ['cat']) },
    ['The image "a.svg" has other labels in this input, so it becomes two tasks.'],
  ],
  [
    'another size in COCO',
    'coco',
    { 'c.json': coco([{ file_name: 'a.svg', width: 200 }], ['cat']) },
    [
      'The labels of the image "a.svg" are for 200 by 50 pixels, but it has 100 by 50; they were scaled to fit.',
    ],
  ],
  [
    'another size in VOC',
    'voc',
    { 'a.xml': voc('a.svg', 200) },
    [
      'The labels of the image "a.svg" are for 200 by 50 pixels, but it has 100 by 50; they were scaled to fit.',
    ],
  ],
  [
    'the name of another image in VOC',
    'voc',
    { 'a.xml': voc('b.svg') },
    ['The label file has the name of the image "a.svg", but names "b.svg", which was used.'],
  ],
  [
    'the name of another image in labelme',
    'labelme',
    { 'a.json': labelme('b.svg') },
    ['The label file has the name of the image "a.svg", but names "b.svg", which was used.'],
  ],
  [
    'the path of another image in VOC',
    'voc',
    { 'a.xml': vocWithPath('a.svg', 'C:\\x\\b.svg') },
    ['<filename> names the image "a.svg", and <path> names "b.svg"; "a.svg" was used.'],
  ],
  ['the path of another machine in VOC', 'voc', { 'a.xml': vocWithPath('a.svg', '/x/y/a.svg') }, []],
  [
    'the name of an image that is not there, and the path of one that is, in VOC',
    'voc',
    { 'x.xml': vocWithPath('gone.jpg', 'C:\\photos\\b.svg') },
    ['There is no image "gone.jpg", which <filename> names; "b.svg", which <path> names, was used.'],
  ],
  ['the path of an image that is not there in VOC', 'voc', { 'a.xml': vocWithPath('a.svg', '/x/c.svg') }, []],
  [
    'more rows than regions in VIA',
    'via',
    { 'v.csv': viaTable(viaRow(point, 1), viaRow(point, 1)) },
    ['region_count says that the image "a.svg" has 1 region, but there are rows for 2.'],
  ],
  [
    'a region of an image without any in VIA',
    'via',
    { 'v.csv': viaTable(viaRow(point, 0)) },
    ['region_count says that the image "a.svg" has 0 regions, but there are rows for 1.'],
  ],
  ['as many rows as regions in VIA', 'via', { 'v.csv': viaTable(viaRow(point, 2), viaRow(point, 2)) }, []],
  ['an image without regions in VIA', 'via', { 'v.csv': viaTable(viaRow('{}', 0)) }, []],
  ['a label file that is called like no image', 'voc', { 'annotation.xml': voc('b.svg') }, []],
  [
    'a file of another size in VIA',
    'via',
    { 'v.json': via(image.length + 1) },
    [
      `The labels of the image "a.svg" are for a file of ${image.length + 1} bytes, but it has ${image.length}.`,
    ],
  ],
  ['the size of the file in VIA', 'via', { 'v.json': via(image.length) }, []],
  ['no size of the file in VIA', 'via', { 'v.json': via(-1) }, []],
  [
    'two names of a class in Open Images',
    'openimages',
    {
      'train.csv': boxes,
      'class-descriptions-boxable.csv': '/m/1,Cat\n/m/1,Dog\n',
    },
    ['The class "/m/1" is called "Cat" and "Dog"; "Cat" was used.'],
  ],
  [
    'a sequence as described',
    'mot',
    { 's/gt/gt.txt': tracks, 's/seqinfo.ini': sequence(100, 2), 's/img1/1.svg': image },
    [],
  ],
  [
    'a sequence of another size and length',
    'mot',
    {
      's/gt/gt.txt': tracks,
      's/seqinfo.ini': sequence(200, 1),
      's/img1/1.svg': image,
    },
    [
      'd/s/seqinfo.ini does not fit the sequence: imWidth and imHeight are 200 by 50, but the frames in img1/ have 100 by 50.',
      'd/s/seqinfo.ini does not fit the sequence: seqLength is 1, but there are tracks up to frame 2.',
    ],
  ],
  [
    'tracks whose labels have one name',
    'mot',
    {
      's/gt/gt.txt': tracks,
      's/gt/labels.txt': 'cat\ncat\n',
      's/seqinfo.ini': sequence(100, 2),
    },
    ['The classes 1, 2 are all called "cat", so that their labels become one.'],
  ],
  [
    'the only video, which has another name',
    'mot',
    {
      's/gt/gt.txt': tracks,
      's/seqinfo.ini': sequence(100, 2),
      's/other.mp4': 'video',
    },
    ['No file has exactly the name "s.mp4"; "other.mp4" was used.'],
  ],
])('%s (%s)', async (_, format, files, wanted) => {
  const folder = temporaryFolder();
  const video = format === 'mot' && !('s/other.mp4' in files) ? { 's/s.mp4': 'video' } : {};
  const images = format === 'mot' ? {} : { 'a.svg': image, 'b.svg': image };
  const all = Object.entries({ ...images, ...video, ...files }).map(([name, text]) => [`d/${name}`, text]);
  writeFiles(folder, Object.fromEntries(all));
  const path = format === 'openimages' ? 'd/train.csv' : 'd';
  const args = ['check', path, '--input-format', format, '-l', 'auto', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const found = JSON.parse(stdout).diagnostics as { severity: string; message: string }[];
  expect(found.map(({ message }) => message)).toEqual(wanted);
  expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  expect(code).toBe(0);
});
