import { encode } from 'fast-png';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const gray = (...data: number[]) =>
  Buffer.from(encode({ width: data.length, height: 1, data: Uint8Array.from(data), channels: 1, depth: 8 }));
const photo = { 'in/images/a.png': gray(0, 0, 0) };

async function masksOf(mask: Buffer, files: Record<string, string> = {}, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...photo, 'in/masks/a.png': mask, ...files });
  const args = ['in', '--input-format', 'mask-dir', ...(more.length > 0 ? more : ['-l', 'auto'])];
  const made = ['--labels-as', 'predictions', '--to', 'tasks-1.x', '--document-root', '.'];
  const { stdout } = await lsimport(folder, ['convert', ...args, ...made]);
  const checked = JSON.parse((await lsimport(folder, ['check', ...args, '--json'])).stdout);
  const { predictions } = JSON.parse(stdout)[0];
  const labels = predictions[0].result.map(
    (one: { value: { brushlabels: string[] } }) => one.value.brushlabels[0],
  );
  const notes = (checked.notes as string[]).filter((note) => note.startsWith('No list names'));
  return { labels, notes, skipped: checked.skipped };
}

// As ADE20K, nnU-Net and Mapillary Vistas have them.
test.each([
  [
    'objectInfo150.txt',
    'Idx\tRatio\tTrain\tVal\tStuff\tName\n1\t0.2\t1\t1\t1\twall\n2\t0.1\t6\t6\t1\tbuilding, edifice\n',
  ],
  [
    'objectInfo150.csv',
    'Idx,Ratio,Train,Val,Stuff,Name\n2,0.1,6,6,1,"building, edifice"\n1,0.2,1,1,1,wall\n',
  ],
  ['class_map.csv', 'id;name\n0;bg\n1;wall\n2;building, edifice\n'],
  [
    'dataset.json',
    '{"channel_names": {"0": "R"}, "labels": {"background": 0, "wall": 1, "building, edifice": 2}}',
  ],
  [
    'config_v1.2.json',
    '{"labels": [{"name": "void", "color": [0, 0, 0]}, {"name": "wall", "color": [1, 2, 3]}, {"name": "building, edifice", "color": [4, 5, 6]}]}',
  ],
])('the classes of %s', async (name, text) => {
  const { labels, notes } = await masksOf(gray(0, 1, 2), { [`in/${name}`]: text });
  expect(labels).toEqual(['wall', 'building, edifice']);
  expect(notes).toEqual([]);
});

test.each([
  ['categories.csv', 'id,size\n1,2\n', 'tables'],
  ['categories.csv', 'id,name\na1,wall\n', 'tables'],
  ['class_map.csv', 'id,name\n1,wall\n1,door\n', 'tables'],
  ['dataset.json', '{"labels": 5}', 'JSON files'],
  ['config.json', '{"epochs": 1, "size": 2}', 'JSON files'],
  ['config.json', '// none', 'JSON files'],
])('%s with %j has none', async (name, text, what) => {
  const { labels, skipped } = await masksOf(gray(0, 1, 2), { [`in/${name}`]: text });
  expect(labels).toEqual(['1', '2']);
  expect(skipped).toEqual({ [`${what} without classes`]: 1 });
});

test('a note says that values or colors are labels', async () => {
  expect((await masksOf(gray(0, 3, 1))).notes).toEqual([
    'No list names the classes of the masks in in, so their labels are values: "3", "1". To name them, put a classes.json such as {"3": "car"} there.',
  ]);
  expect((await masksOf(gray(0, 255, 255))).notes.join()).toContain('are values: "255". To name them');
  const colors = encode({
    width: 2,
    height: 1,
    data: Uint8Array.of(0, 0, 0, 255, 0, 0),
    channels: 3,
    depth: 8,
  });
  expect((await masksOf(Buffer.from(colors))).notes.join()).toContain(
    'are colors: "#ff0000". To name them, put a class_dict.csv with rows of name,r,g,b there.',
  );
});

test('there is no note where the label config names what a mask is of', async () => {
  const config =
    '<View><Image name="i" value="$image"/><BrushLabels name="b" toName="i"><Label value="cell"/></BrushLabels></View>';
  const { labels, notes } = await masksOf(gray(0, 255, 255), { 'c.xml': config }, '-l', 'c.xml');
  expect({ labels, notes }).toEqual({ labels: ['cell'], notes: [] });
});
