import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';
import { expectRegions } from '../labelled/expect-regions.ts';
import { picture, regionsOf } from '../labelled/regions-of.ts';

// The expected regions are worked out by hand from CVAT's description of its XML format 1.1.
test('shapes, attributes and tags of CVAT are where they were drawn', () => expectRegions('cvat', 'basic'));

const file = (content: string) =>
  `<annotations>\n<version>1.1</version>\n<image id="0" name="a.png" width="10" height="8">\n${content}\n</image>\n</annotations>`;

test.each([
  ['a box without a corner', file('<box label="a" xtl="1" ytl="1" xbr="5"/>'), 'label-malformed', 4],
  [
    'a box that ends before it starts',
    file('<box label="a" xtl="5" ytl="1" xbr="1" ybr="2"/>'),
    'label-malformed',
    4,
  ],
  ['a shape without a label', file('<box xtl="1" ytl="1" xbr="5" ybr="2"/>'), 'label-malformed', 4],
  ['points that are none', file('\n<polygon label="a" points="1,1;2"/>'), 'label-malformed', 5],
  ['a polygon of two points', file('<polygon label="a" points="1,1;2,2"/>'), 'label-malformed', 4],
  ['a cuboid', file('<cuboid label="a" xtl1="1"/>'), 'label-shape-unknown', 4],
  [
    'a mask with too few runs',
    file('<mask label="a" rle="1,2" left="0" top="0" width="3" height="2"/>'),
    'label-malformed',
    4,
  ],
  [
    'a mask beyond its image',
    file('<mask label="a" rle="6" left="9" top="0" width="3" height="2"/>'),
    'label-malformed',
    4,
  ],
  ['an image without a name', '<annotations>\n<version/><image id="0"/></annotations>', 'label-malformed', 2],
  ['another root', '<data>\n<image id="0"/></data>', 'label-file-malformed', 1],
  ['a file that is cut off', file('').slice(0, -20), 'label-file-malformed', 3],
  ['an image that is not XML', file('<box label="a" label="b"/>'), 'label-file-malformed', 4],
  ['an entity of HTML', file('<box label="&eacute;"/>'), 'label-file-malformed', 4],
])('%s is found', async (_what, xml, code, line) => {
  const { errors, exitCode } = await checkInput({ 'a.xml': xml }, '-i', 'a.xml', '--input-format', 'cvat');
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.xml', line })]);
});

test('a file and a folder are known by their content', async () => {
  const xml = file('<box label="a" xtl="1" ytl="1" xbr="5" ybr="4"/>');
  for (const [name, input] of [
    ['a.xml', 'a.xml'],
    ['in/a.xml', 'in'],
  ] as const) {
    const { format, codes } = await checkInput({ [name]: xml }, '-i', input);
    expect({ format, codes }).toEqual({ format: 'cvat', codes: ['image-missing'] });
  }
});

test('what a skeleton says of itself is lost, which is said; that of its points is kept', async () => {
  const xml = file(
    '<skeleton label="a" occluded="1" group_id="4"><attribute name="sex">f</attribute><points label="a" occluded="0" points="2,2"><attribute name="seen">yes</attribute></points><points label="b" outside="1" points="1,1"/></skeleton>',
  );
  const { outcome, tasks, codes } = await regionsOf({ 'in/a.xml': xml, 'in/a.svg': picture }, 'in');
  expect(codes.filter((code) => code === 'label-mark-lost')).toHaveLength(3);
  expect(codes.filter((code) => code === 'skeleton-split')).toHaveLength(1);
  expect(outcome.skipped).toMatchObject({ 'points of skeletons outside of their images': 1 });
  expect(tasks[0]!.regions).toMatchObject([{ keypointlabels: ['a'] }, { from_name: 'seen' }]);
});

test('tracks of videos are counted', async () => {
  const xml = file('').replace('<image', '<track id="0" label="a"/><image');
  const { skipped } = await checkInput({ 'a.xml': xml }, '-i', 'a.xml', '--input-format', 'cvat');
  expect(skipped).toEqual({ 'tracks of videos': 1 });
});

test('a file without what CVAT says of itself is known, as globox writes it', async () => {
  const xml =
    '<annotations><image name="a.svg" width="37" height="91"><box label="a" xtl="6.39" ytl="28.32" xbr="28.14" ybr="81.38" /></image></annotations>';
  for (const input of ['in', 'in/a.xml']) {
    const { format, codes } = await checkInput({ 'in/a.xml': xml, 'in/a.svg': picture }, '-i', input);
    expect({ format, codes }).toEqual({ format: 'cvat', codes: ['image-size-differs'] });
  }
});

test('-l auto offers all values that an attribute may have, not only those that were used', async () => {
  const attribute = (name: string, type: string, values: string) =>
    `<attribute><name>${name}</name><input_type>${type}</input_type><values>${values}</values></attribute>`;
  const attributes = attribute('hidden_by', 'select', 'none\ntree') + attribute('wet', 'checkbox', 'false');
  const meta = `<meta><task><labels><label><name>a</name><attributes>${attributes}</attributes></label></labels></task></meta>`;
  const box =
    '<box label="a" xtl="1" ytl="1" xbr="5" ybr="4"><attribute name="hidden_by">tree</attribute><attribute name="wet">false</attribute></box>';
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.xml': file(box).replace('<image', `${meta}<image`), 'a.png': '' });
  const args = ['check', 'a.xml', '-l', 'auto', '--write-config', 'c.xml'];
  await lsimport(folder, args);
  const config = readFileSync(join(folder, 'c.xml'), 'utf8');
  const choicesOf = (name: string) =>
    [
      ...config
        .split(`<Choices name="${name}"`)[1]!
        .split('</Choices>')[0]!
        .matchAll(/<Choice value="(.*?)"/g),
    ].map(([, value]) => value);
  expect(choicesOf('hidden_by')).toEqual(['none', 'tree']);
  expect(choicesOf('wet')).toEqual(['true', 'false']);
});
