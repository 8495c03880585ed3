import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { fixture } from '../../support/recorded.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { expectRegions } from '../labelled/expect-regions.ts';
import { regionsOf } from '../labelled/regions-of.ts';

const png = readFileSync(fixture('media/plain.png'));

test('boxes and parts are where they were drawn', () => expectRegions('voc', 'basic'));

const config =
  '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="cat"/></RectangleLabels></View>';
const file = (objects: string) =>
  `<annotation>\n<filename>a.png</filename><size><width>10</width><height>10</height></size>\n${objects}\n</annotation>`;
const bndbox = (text: string) => `<object><name>cat</name><bndbox>${text}</bndbox></object>`;

test.each([
  ['no box', file('<object><name>cat</name></object>'), 'label-malformed', 3],
  ['half a box', file(bndbox('<xmin>1</xmin>')), 'label-malformed', 3],
  [
    'a box that ends before it begins',
    file(bndbox('<xmin>5</xmin><ymin>1</ymin><xmax>1</xmax><ymax>2</ymax>')),
    'label-malformed',
    3,
  ],
  ['no name', file('\n<object><bndbox/></object>'), 'label-malformed', 4],
  ['another root', '<annotations/>', 'label-file-malformed', undefined],
  ['no image', '<annotation></annotation>', 'label-file-malformed', undefined],
  ['no XML', '<annotation>\n<filename></file>', 'label-file-malformed', 2],
  ['an element without an end', '<annotation>\n<filename>', 'label-file-malformed', undefined],
  [
    'an entity of HTML',
    '<annotation>\n<filename>&copy;.png</filename></annotation>',
    'label-file-malformed',
    2,
  ],
  [
    'a number of no character',
    '<annotation>\n\n<source>&#0;</source></annotation>',
    'label-file-malformed',
    3,
  ],
  [
    'no box, below objects in comments and CDATA sections,',
    file('<!-- <object>\n--><x><![CDATA[<object>]]></x><object/>\n<object><name>cat</name></object>').replace(
      '<object/>',
      bndbox('<xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>2</ymax>'),
    ),
    'label-malformed',
    5,
  ],
  ['a DOCTYPE', '<!DOCTYPE annotation [<!ENTITY a "b">]><annotation/>', 'label-file-malformed', undefined],
])('%s is found', async (_name, xml, wanted, line) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.xml': xml, 'config.xml': config });
  const { code, stdout } = await lsimport(folder, [
    'check',
    '-i',
    'in',
    '--input-format',
    'voc',
    '-l',
    'config.xml',
    '--json',
  ]);
  const errors = JSON.parse(stdout).diagnostics.filter(
    ({ severity }: { severity: string }) => severity === 'error',
  );
  expect(code).toBe(1);
  expect(errors).toEqual([
    expect.objectContaining({ code: wanted, file: 'in/a.xml', ...(line !== undefined && { line }) }),
  ]);
});

test('references to characters are read as Python reads them', async () => {
  // As ElementTree.write() writes non-ASCII characters without an encoding; the names are what ElementTree.parse() makes of it.
  const names = {
    'na&#239;ve &#x1F600;': 'na\u00efve \u{1f600}',
    '&lt;a&gt; &amp; &quot;b&quot;': '<a> & "b"',
    '<![CDATA[a &amp; b]]>': 'a &amp; b',
    '&amp;#239;': '&#239;',
  };
  const box = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>2</ymax></bndbox>';
  const objects = Object.keys(names).map((name) => `<object><name>${name}</name>${box}</object>`);
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/a.xml': file(objects.join('\n')).replace('a.png', '<!-- &copy; -->caf&#233;.png'),
    'in/caf\u00e9.png': readFileSync(fixture('media/plain.png')),
  });
  const args = ['init', 'p', '-i', 'in', '--input-format', 'voc', '-l', 'auto', '--json'];
  const { stdout } = await lsimport(folder, args);
  const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(['image-size-differs']);
  const { completions } = JSON.parse(readFileSync(join(folder, 'p/completions/0.json'), 'utf8'));
  const labels = completions[0].result.flatMap(
    ({ value }: { value: Record<string, string[]> }) => value.rectanglelabels,
  );
  expect(labels).toEqual(Object.values(names));
  expect(readTasks(join(folder, 'p'))[0]!.data.image).toContain('caf%C3%A9.png');
});

test('a rotated box of roLabelImg', async () => {
  // Its source, libs/shape.py: cx, cy, w, h are of the box before it was turned by `angle` radians clockwise.
  const robndbox =
    '<robndbox><cx>50</cx><cy>40</cy><w>20</w><h>10</h><angle>1.570796326794897</angle></robndbox>';
  const xml = file(`<object><type>robndbox</type><name>cat</name>${robndbox}</object>`).replaceAll(
    '>10<',
    '>100<',
  );
  const { tasks, codes } = await regionsOf(
    { 'in/a.xml': xml.replace('<h>100<', '<h>10<'), 'in/a.png': png },
    'in',
  );
  expect(codes).toEqual(['image-size-differs']);
  expect(tasks[0]!.regions).toEqual([
    { from_name: 'rectangle', x: 55, y: 30, width: 20, height: 10, rotation: 90, rectanglelabels: ['cat'] },
  ]);
});

test.each([
  ['without an angle', '<robndbox><cx>5</cx><cy>4</cy><w>2</w><h>1</h></robndbox>'],
  ['with a negative size', '<robndbox><cx>5</cx><cy>4</cy><w>-2</w><h>1</h><angle>0</angle></robndbox>'],
])('a rotated box %s is found', async (_what, box) => {
  const { errors } = await checkInput(
    { 'in/a.xml': file(`<object><name>cat</name>${box}</object>`) },
    '-i',
    'in',
  );
  expect(errors).toEqual([expect.objectContaining({ code: 'label-malformed', line: 3 })]);
});

test('a file that names an image of before takes the one with its own name, which is said', async () => {
  const folder = temporaryFolder();
  const xml = file(bndbox('<xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>2</ymax>')).replace(
    'a.png',
    'IMG_0012.png',
  );
  writeFiles(folder, { 'in/cat.xml': xml, 'in/cat.png': png, 'config.xml': config });
  const { code, stdout } = await lsimport(folder, [
    ...['init', 'p', '-i', 'in', '--input-format', 'voc', '-l', 'config.xml', '--json'],
  ]);
  const found = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(found.filter((code: string) => code !== 'image-size-differs')).toEqual(['image-renamed']);
  expect(code).toBe(0);
  expect(JSON.stringify(readTasks(join(folder, 'p')))).toContain('cat.png');
  expect(JSON.parse(stdout).skipped).toEqual({});
});

/** Polygons as Roboflow and its package supervision write them, x1, y1, x2 and so on in pixels, and as LabelMe has points. */
const corners = '<xmin>1</xmin><ymin>2</ymin><xmax>5</xmax><ymax>8</ymax>';
const numbered = '<x1>1</x1><y1>2</y1><x2>5</x2><y2>2</y2><x3>3</x3><y3>8</y3>';
const pointed = '<pt><x>1</x><y>2</y></pt><pt><x>5</x><y>2</y></pt><pt><x>3</x><y>8</y></pt>';
const box = { type: 'rectanglelabels', value: { x: 10, y: 20, width: 40, height: 60 } };
const points = {
  points: [
    [10, 20],
    [50, 20],
    [30, 80],
  ],
};
const polygon = { type: 'polygonlabels', value: points };
const tag = (name: string, label: string) =>
  `<${name} name="${name}" toName="i"><Label value="${label}"/></${name}>`;
test.each([
  ['a tag for boxes', tag('RectangleLabels', 'cat'), numbered, box, { 'polygons imported as boxes': 1 }],
  ['a tag for polygons', tag('PolygonLabels', 'cat'), numbered, polygon, { 'boxes around polygons': 1 }],
  ['points in elements', tag('PolygonLabels', 'cat'), pointed, polygon, { 'boxes around polygons': 1 }],
  [
    'both, of which one has the label',
    tag('PolygonLabels', 'dog') + tag('RectangleLabels', 'cat'),
    numbered,
    box,
    { 'polygons imported as boxes': 1 },
  ],
  [
    'both',
    tag('PolygonLabels', 'cat') + tag('RectangleLabels', 'cat'),
    numbered,
    polygon,
    { 'boxes around polygons': 1 },
  ],
])('a polygon beside a box: %s', async (_name, tags, outline, wanted, skipped) => {
  const folder = temporaryFolder();
  const object = `<object><name>cat</name><bndbox>${corners}</bndbox><polygon>${outline}</polygon></object>`;
  const config = `<View><Image name="i" value="$image"/>${tags}</View>`;
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  const xml = file(object).replace('a.png', 'a.svg');
  writeFiles(folder, { 'in/a.xml': xml, 'in/a.svg': svg, 'config.xml': config });
  const args = ['-i', 'in', '--input-format', 'voc', '-l', 'config.xml'];
  const { stdout } = await lsimport(folder, ['convert', ...args, '-o', 't.json', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], skipped });
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  expect(task.completions[0].result).toMatchObject([wanted]);
});
