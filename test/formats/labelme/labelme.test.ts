import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { expectRegions } from '../labelled/expect-regions.ts';

test('polygons, boxes, circles and points are where they were drawn', () =>
  expectRegions('labelme', 'basic'));

const config =
  '<View><Image name="i" value="$image"/><PolygonLabels name="p" toName="i"><Label value="cat"/></PolygonLabels></View>';
const head = { imagePath: 'a.png', imageWidth: 10, imageHeight: 10 };
const shape = (members: object) => ({
  ...head,
  shapes: [
    {
      label: 'cat',
      points: [
        [1, 1],
        [2, 2],
      ],
      ...members,
    },
  ],
});

test.each([
  ['a polygon of two points', shape({ shape_type: 'polygon' }), 'label-malformed', '/shapes/0'],
  ['points that are none', shape({ points: [[1], 2] }), 'label-malformed', '/shapes/0'],
  ['a score that is text', shape({ shape_type: 'rectangle', score: '0.5' }), 'label-malformed', '/shapes/0'],
  ['no label', shape({ label: undefined }), 'label-malformed', '/shapes/0'],
  ['points, which Label Studio lacks', shape({ shape_type: 'points' }), 'label-shape-unknown', '/shapes/0'],
  ['a box without a tag for it', shape({ shape_type: 'rectangle' }), 'label-without-control', '/shapes/0'],
  ['no image', { shapes: [] }, 'label-file-malformed', undefined],
  ['no shapes', head, 'label-file-malformed', undefined],
  ['no JSON', '{"shapes": [}', 'invalid-json', undefined],
])('%s is found', async (_name, content, wanted, path) => {
  const folder = temporaryFolder();
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFiles(folder, { 'in/a.json': text, 'config.xml': config });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'config.xml', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  const errors = JSON.parse(stdout).diagnostics.filter(
    ({ severity }: { severity: string }) => severity === 'error',
  );
  expect(code).toBe(1);
  expect(errors).toEqual([
    expect.objectContaining({ code: wanted, file: 'in/a.json', ...(path !== undefined && { path }) }),
  ]);
});

test('flags that are set are warnings, of the image and of a shape', async () => {
  const flags = { blurry: true, night: false };
  const points = [
    [1, 1],
    [5, 1],
    [5, 5],
  ];
  const content = { ...shape({ points, flags: { cut: true } }), flags };
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/a.json': JSON.stringify(content), 'config.xml': config });
  const args = ['check', '-i', 'in', '--input-format', 'labelme', '-l', 'config.xml', '--json'];
  const { stdout } = await lsimport(folder, args);
  const lost = JSON.parse(stdout).diagnostics.filter(({ code }: { code: string }) => code.endsWith('-lost'));
  expect(lost).toEqual([
    expect.objectContaining({
      code: 'image-flag-lost',
      message: 'The flag "blurry" of this image was not imported.',
    }),
    expect.objectContaining({ code: 'label-mark-lost', path: '/shapes/0' }),
  ]);
});
