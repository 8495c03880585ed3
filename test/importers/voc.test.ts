import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { expectRegions } from './expect-regions.ts';

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
  ['another root', '<data/>', 'label-file-malformed', undefined],
  ['no image', '<annotation></annotation>', 'label-file-malformed', undefined],
  ['no XML', '<annotation>\n<filename></file>', 'label-file-malformed', 2],
  ['an element without an end', '<annotation>\n<filename>', 'label-file-malformed', undefined],
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
