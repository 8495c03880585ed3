import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
const voc =
  '<annotation><filename>a.svg</filename><size><width>10</width><height>10</height></size><object><name>x</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>';
const cvat =
  '<annotations><image id="0" name="a.svg" width="10" height="10"><box label="x" xtl="1" ytl="1" xbr="5" ybr="5"/></image></annotations>';
const tracks =
  '<annotations><meta><task><size>1</size><original_size><width>10</width><height>10</height></original_size><source>a.mp4</source></task></meta><track id="0" label="x"><box frame="0" xtl="1" ytl="1" xbr="5" ybr="5" outside="0" keyframe="1"/></track></annotations>';
const pom = '<?xml version="1.0"?>\n<project><modelVersion>4.0.0</modelVersion></project>';

const formats: [string, string, Record<string, string>][] = [
  ['voc', voc, { 'd/a.svg': svg }],
  ['cvat', cvat, { 'd/a.svg': svg }],
  ['cvat-video', tracks, { 'd/a.mp4': 'video' }],
];

async function check(files: Record<string, string>, input: string, format: string) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return lsimport(folder, ['check', input, '--input-format', format, '-l', 'auto']);
}

test.each(formats)(
  '%s: an .xml file of another kind is passed over and named',
  async (format, labels, media) => {
    const { code, stdout, stderr } = await check(
      { ...media, 'd/a.xml': labels, 'd/pom.xml': pom },
      'd',
      format,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Checked 1 task ');
    expect(stderr).toContain('note: Skipped 1 .xml file without <annotation');
    expect(stderr).toContain(': d/pom.xml.\n');
  },
);

test.each(formats)(
  '%s: it is an error where it is the input, or has annotations',
  async (format, labels, media) => {
    const file = await check({ 'd/pom.xml': pom }, 'd/pom.xml', format);
    if (format !== 'voc') expect(file.stdout).toContain('its root is not <annotation');
    expect(file.code).not.toBe(0);
    const other = pom.replaceAll('project', 'AnnotationSet');
    const { code, stdout } = await check({ ...media, 'd/a.xml': labels, 'd/b.xml': other }, 'd', format);
    expect(stdout).toContain('its root is not <annotation');
    expect(code).toBe(1);
  },
);

test('where there is nothing else, there are no tasks', async () => {
  const { code, stderr } = await check({ 'd/pom.xml': pom }, 'd', 'voc');
  expect(code).not.toBe(0);
  expect(stderr).toContain('d/pom.xml');
});

const labelme = JSON.stringify({
  shapes: [
    {
      label: 'x',
      points: [
        [1, 1],
        [5, 5],
      ],
      shape_type: 'rectangle',
    },
  ],
  ...{ imagePath: 'a.svg', imageWidth: 10, imageHeight: 10 },
});

test('labelme: a .json file of another kind is passed over and named', async () => {
  const files = { 'd/a.svg': svg, 'd/a.json': labelme, 'd/package.json': '{"name": "x"}' };
  const { code, stdout, stderr } = await check(files, 'd', 'labelme');
  expect(code).toBe(0);
  expect(stdout).toContain('Checked 1 task ');
  expect(stderr).toContain('note: Skipped 1 .json file without "shapes": d/package.json.\n');
  const broken = { ...files, 'd/b.json': '{"imagePath": "b.svg"}' };
  expect((await check(broken, 'd', 'labelme')).stdout).toContain('it is not an object with a list "shapes"');
});

/** 30 files that come first, and one with labels that has the name of its image. */
const many = (ending: string, other: string, labels: string) => ({
  ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`d/${100 + i}${ending}`, other])),
  ...{ [`d/a${ending}`]: labels, 'd/a.svg': svg },
});

test.each([
  ['voc', many('.xml', pom, voc)],
  ['labelme', many('.json', '{"name": "x"}', labelme)],
  ['cvat', many('.xml', pom, cvat)],
])('%s is detected by a file with the name of its image, behind others', async (format, files) => {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'd', '-l', 'auto']);
  expect(stderr).toContain(`Reading d as ${format}, `);
  expect(stdout).toContain('Checked 1 task ');
  expect(code).toBe(0);
});
