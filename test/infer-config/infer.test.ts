import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { colorOf } from '../../src/infer-config/color.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

type Tags = Record<string, unknown>;

/** Writes the label config of some files with a dry run, which must leave no trace, and makes sure that a project with it is made. */
async function autoConfig(
  files: Record<string, string>,
  ...args: string[]
): Promise<{ xml: string; tags: Tags }> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const before = readTree(folder);
  const { code, stdout, stderr } = await lsimport(folder, ['init', 'p', ...args, '-l', 'auto', '--dry-run']);
  expect(stderr).toContain('Dry run: nothing was written.');
  expect(code).toBe(0);
  expect(readTree(folder)).toEqual(before);
  writeFiles(folder, { 'printed.xml': stdout });
  // Only 1.x does not read a variable with other characters than letters and digits.
  const checked = await lsimport(folder, ['check', '-l', 'printed.xml', '--json']);
  const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: { code: string }[] };
  expect(diagnostics.filter((found) => found.code !== 'variable-not-read-in-1x')).toEqual([]);
  expect((await lsimport(folder, ['init', 'p', ...args, '-l', 'auto'])).code).toBe(0);
  expect(readFileSync(join(folder, 'p/config.xml'), 'utf8')).toBe(stdout);
  expect((await lsimport(folder, ['check', ...args, '-l', 'printed.xml'])).code).toBe(0);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true });
  return { xml: stdout, tags: parser.parse(stdout).View as Tags };
}

function labelsOf(tag: unknown): string[] {
  const { Label = [], Choice = [] } = tag as { Label?: Tags | Tags[]; Choice?: Tags | Tags[] };
  return [Label, Choice].flat().map(({ value }) => String(value));
}

const size = { width: 10, height: 10 };

describe('labels that exist already', () => {
  test('coco: a tag for each kind of shape, with all categories, in their order and escaped', async () => {
    const names = ['b & <b>', '"quoted"', 'ёж', "it's", '\u009b31m\u202ered'];
    const coco = {
      images: [{ id: 1, file_name: 'a.png', ...size }],
      categories: names.map((name, i) => ({ id: 9 - i, name, keypoints: ['tip'] })),
      annotations: [
        { image_id: 1, category_id: 6, bbox: [1, 1, 2, 2], keypoints: [1, 1, 2] },
        { image_id: 1, category_id: 9, segmentation: [[1, 1, 5, 1, 5, 5]] },
      ],
    };
    const { xml, tags } = await autoConfig(
      { 'c.json': JSON.stringify(coco) },
      '-i',
      'c.json',
      '--input-format',
      'coco',
    );
    expect(Object.keys(tags)).toEqual(['Image', 'RectangleLabels', 'KeyPointLabels', 'PolygonLabels']);
    expect(labelsOf(tags.RectangleLabels)).toEqual(names);
    expect(labelsOf(tags.PolygonLabels)).toEqual(names);
    // A terminal takes U+009B for the start of a command.
    expect(xml).toContain('value="&#155;31m&#8238;red"');
    expect(labelsOf(tags.KeyPointLabels)).toEqual(['tip']);
  });

  const keypoints = ['nose', 'left_eye', 'right_eye'];

  test('keypoints of coco: all that its categories list', async () => {
    const coco = {
      images: [{ id: 1, file_name: 'a.png', ...size }],
      categories: [{ id: 1, name: 'person', keypoints }],
      annotations: [
        { image_id: 1, category_id: 1, bbox: [1, 1, 5, 5], keypoints: [1, 1, 2, 0, 0, 0, 3, 3, 1] },
      ],
    };
    const args = ['-i', 'c.json', '--input-format', 'coco'];
    const { tags } = await autoConfig({ 'c.json': JSON.stringify(coco) }, ...args);
    expect(labelsOf(tags.KeyPointLabels)).toEqual(keypoints);
  });

  test.each([
    ['names of a class', `kpt_names: {0: [${keypoints}]}`, keypoints],
    ['names of all', `kpt_names: [${keypoints}]`, keypoints],
    ['no names', '', ['point 1', 'point 2', 'point 3']],
  ])('keypoints of yolo, with %s: all that a pose has', async (_, names, labels) => {
    const files = {
      'y/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      'y/a.txt': '0 0.5 0.5 0.4 0.4 0.4 0.4 2 0 0 0 0.5 0.5 1',
      'y/data.yaml': `names: [cat]\nkpt_shape: [3, 3]\n${names}\n`,
    };
    const { tags } = await autoConfig(files, '-i', 'y', '--input-format', 'yolo');
    expect(labelsOf(tags.KeyPointLabels)).toEqual(labels);
  });

  // Shapes as the guide of Supervisely lists them.
  test('supervisely: the classes of each shape', async () => {
    const classes = [
      { title: 'car', shape: 'polygon' },
      { title: 'bus', shape: 'polygon' },
      { title: 'pole', shape: 'point' },
      { title: 'thing', shape: 'any' },
      {
        title: 'hand',
        shape: 'graph',
        geometry_config: { nodes: { a: { label: 'thumb' }, b: { label: 'wrist' } } },
      },
    ];
    const object = (classTitle: string, geometryType: string, exterior: number[][]) => ({
      classTitle,
      geometryType,
      points: { exterior, interior: [] },
    });
    const objects = [
      object('car', 'polygon', [
        [1, 1],
        [5, 1],
        [5, 5],
      ]),
      object('pole', 'point', [[2, 2]]),
    ];
    const files = {
      's/meta.json': JSON.stringify({ classes, tags: [] }),
      's/ds/img/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      's/ds/ann/a.svg.json': JSON.stringify({ size, objects, tags: [] }),
    };
    const { tags } = await autoConfig(files, '-i', 's', '--input-format', 'supervisely');
    expect(labelsOf(tags.PolygonLabels)).toEqual(['car', 'bus', 'thing']);
    expect(labelsOf(tags.KeyPointLabels)).toEqual(['pole', 'thing', 'thumb', 'wrist']);
  });

  test('yolo without a single label: boxes of its classes', async () => {
    const files = {
      'y/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      'y/classes.txt': 'cat\ndog',
    };
    const { tags } = await autoConfig(files, '-i', 'y', '--input-format', 'yolo');
    expect(labelsOf(tags.RectangleLabels)).toEqual(['cat', 'dog']);
  });

  test('conll, labelme and voc', async () => {
    const bio = await autoConfig({ 'n.conll': 'Ada B-PER\nin O\nRome B-LOC\n' }, '-i', 'n.conll');
    expect(labelsOf(bio.tags.Labels)).toEqual(['PER', 'LOC']);
    const shapes = [
      {
        label: 'cup',
        shape_type: 'circle',
        points: [
          [5, 5],
          [6, 5],
        ],
      },
    ];
    const me = { imagePath: 'a.png', imageWidth: 10, imageHeight: 10, shapes };
    const circles = await autoConfig(
      { 'm/a.json': JSON.stringify(me) },
      '-i',
      'm',
      '--input-format',
      'labelme',
    );
    expect(labelsOf(circles.tags.EllipseLabels)).toEqual(['cup']);
  });

  test('predictions in tasks: their controls and objects keep their names', async () => {
    const result = {
      from_name: 'ner',
      to_name: 'doc',
      type: 'labels',
      value: { start: 0, end: 1, labels: ['X', 'Y'] },
    };
    const choice = { from_name: 'mood', to_name: 'doc', type: 'choices', value: { choices: ['good'] } };
    const tasks = [{ data: { body: 'a text' }, predictions: [{ result: [result, choice] }] }];
    const { xml, tags } = await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json');
    expect(xml).toContain('<Text name="doc" value="$body"/>');
    expect(tags.Labels).toMatchObject({ name: 'ner', toName: 'doc' });
    expect(tags.Choices).toMatchObject({ name: 'mood', toName: 'doc', choice: 'single' });
  });

  test('questions: the name of each above it where there are several, which no data key is read for', async () => {
    const about = { to_name: 'doc' };
    const place = { start: 0, end: 1 };
    const note = { ...about, id: 'r', from_name: 'note', type: 'textarea', value: { ...place, text: ['b'] } };
    const result = [
      { ...about, id: 'r', from_name: 'ner', type: 'labels', value: { ...place, labels: ['X'] } },
      note,
      { ...about, from_name: 'mood', type: 'choices', value: { choices: ['good'] } },
      { ...about, from_name: '$__proto__ for 5$ {{{mood}}', type: 'rating', value: { rating: 3 } },
    ];
    const written = async (results: object[]) => {
      const tasks = [{ data: { body: 'a text' }, predictions: [{ result: results }] }];
      return (await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json')).xml;
    };
    expect(await written(result)).toBe(`<View>
  <Text name="doc" value="$body"/>
  <Labels name="ner" toName="doc">
    <Label value="X" background="${colorOf('X')}"/>
  </Labels>
  <View visibleWhen="region-selected">
    <Header value="note"/>
    <TextArea name="note" toName="doc" perRegion="true" editable="true"/>
  </View>
  <Header value="mood"/>
  <Choices name="mood" toName="doc" choice="single">
    <Choice value="good"/>
  </Choices>
  <Header value="$ __proto__ for 5$ { { {mood}}"/>
  <Rating name="$__proto__ for 5$ {{{mood}}" toName="doc"/>
</View>
`);
    expect(await written(result.slice(0, 2))).not.toContain('<Header');
  });
});

describe('data without labels', () => {
  test('json: a tag for each key that every task has, by the kind of its values', async () => {
    const tasks = [
      {
        text: 'a',
        scan: 'https://x.org/a.PNG?v=1',
        call: '/data/b.mp3',
        clip: 's3://b/c.mp4',
        chat: [{ author: 'A', text: 'B' }],
        page: '<p>hi</p>',
        meta: { a: 1 },
        n: 1,
        rare: 1,
        odd: null,
      },
      {
        text: 7,
        scan: 'https://x.org/b.jpg',
        call: '/data/c.wav',
        clip: 's3://b/d.webm',
        chat: [{ author: 'A', text: 'B' }],
        page: '<div>ho</div>',
        meta: {},
        n: 'x',
        odd: 'y',
      },
    ];
    const { tags } = await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json');
    const texts = (tags.Text as Tags[]).map(({ value }) => value);
    expect(texts).toEqual(['$text', '$n']);
    expect(tags).toMatchObject({
      Image: { value: '$scan' },
      Audio: { value: '$call' },
      Video: { value: '$clip' },
      Paragraphs: { value: '$chat' },
      HyperText: { value: '$page' },
      Table: { value: '$meta' },
      TextArea: { name: 'comment' },
    });
  });

  test.each([
    ['speaker', 'utterance'],
    ['role', 'content'],
    ['author', 'content'],
  ])('dialogues of %s and %s', async (nameKey, textKey) => {
    const tasks = [
      { talk: [{ [nameKey]: 'Ana', [textKey]: 'Hi' }] },
      { talk: [{ [nameKey]: 'Ben', [textKey]: 'Ho' }] },
    ];
    const { tags } = await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json');
    expect(tags.Paragraphs).toMatchObject({ value: '$talk', nameKey, textKey });
  });

  test.each([
    ['texts', 'Because.', 'No.', 'Text'],
    ['dialogues', [{ role: 'user', content: 'Why?' }], [{ role: 'user', content: 'No.' }], 'Paragraphs'],
  ])('pairs of %s of which one was preferred are compared', async (_, chosen, rejected, tag) => {
    const files = { 't.jsonl': JSON.stringify({ prompt: 'Why?', chosen, rejected }) };
    const { tags } = await autoConfig(files, '-i', 't.jsonl');
    expect(tags.Pairwise).toMatchObject({ name: 'preference', toName: 'chosen,rejected' });
    const values = [tags[tag]].flat().map((object) => (object as Tags).value);
    expect(values).toEqual(expect.arrayContaining(['$chosen', '$rejected']));
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['check', '-i', 't.jsonl', '-l', 'auto']);
    expect(stderr).toContain('compares "chosen" and "rejected"; which of them was preferred');
  });

  test('messages without a content, which call tools, are phrases without a text', async () => {
    const calls = [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }];
    const messages = [
      { role: 'user', content: 'Is it warm?' },
      { role: 'assistant', content: null, tool_calls: calls },
      { role: 'tool', tool_call_id: 'c1', content: 'sunny' },
      { role: 'assistant', tool_calls: calls },
    ];
    const lines = [{ messages }, { messages: messages.slice(0, 1) }].map((line) => JSON.stringify(line));
    const files = { 't.jsonl': lines.join('\n') };
    const { tags } = await autoConfig(files, '-i', 't.jsonl');
    expect(tags.Paragraphs).toMatchObject({ value: '$messages', nameKey: 'role', textKey: 'content' });
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { stderr } = await lsimport(folder, ['check', '-i', 't.jsonl', '-l', 'auto']);
    expect(stderr).toContain('"messages" has 2 phrases without a text in "content", such as calls of tools');
  });

  test('what messages have beside a text is named', async () => {
    const calls = [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{}' } }];
    const messages = [
      { role: 'user', content: 'Is it warm?', annotations: [] },
      { role: 'assistant', content: 'Let me see.', tool_calls: calls, refusal: null, usage: { tokens: 3 } },
    ];
    const folder = temporaryFolder();
    const lines = [{ messages: messages.slice(0, 1) }, { messages }].map((line) => JSON.stringify(line));
    writeFiles(folder, { 't.jsonl': lines.join('\n') });
    const { stderr } = await lsimport(folder, ['check', '-i', 't.jsonl', '-l', 'auto']);
    expect(stderr).toContain(
      '<Paragraphs> shows the texts of "messages", and not what is beside some of them: "tool_calls", "usage".',
    );
  });

  test('links that Label Studio 1.x serves are of the kind of their file', async () => {
    const tasks = [
      { scan: '/data/local-files/?d=a/b%20c.png', call: 'http://h:8080/data/local-files/?d=d.wav' },
    ];
    const { tags } = await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json');
    expect(tags).toMatchObject({ Image: { value: '$scan' }, Audio: { value: '$call' } });
  });

  test('one bad cell makes no text of a column of images, and is found', async () => {
    const folder = temporaryFolder();
    const url = 'https://x.org/';
    writeFiles(folder, {
      't.csv': `id,image\n1,${url}a.jpg\n2,${url}b.jpg\n3,${url}c.jpg\n4,\n5,not a url\n`,
    });
    const { stdout, stderr } = await lsimport(folder, [
      'init',
      'p',
      '-i',
      't.csv',
      '-l',
      'auto',
      '--dry-run',
    ]);
    expect(stdout).toContain('<Image name="image" value="$image"/>');
    expect(stderr).toMatch(/unsure-url.*\n.*t\.csv:6:/);
  });

  test('one name without a file makes no text of a column of sounds', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a/t.csv': 'file,said\n1.wav,Hi\n2.wav,Ho\n3.wav,Oh\n9.wav,No\n',
      'a/clips/1.wav': '',
      'a/clips/2.wav': '',
      'a/clips/3.wav': '',
    });
    const { stdout } = await lsimport(folder, ['init', 'p', '-i', 'a', '-l', 'auto', '--dry-run']);
    expect(stdout).toContain('<Audio name="file" value="$file"/>');
  });

  test.each([
    ['other texts', 'a b', 'of 4, 2 to images. The first other one is "a b" in t.csv:2.'],
    ['sounds', 'https://x.org/a.wav', 'of 4, 2 to sounds, 2 to images.'],
  ])('says why images are texts beside as many %s', async (_what, other, said) => {
    const folder = temporaryFolder();
    const url = 'https://x.org/';
    writeFiles(folder, { 't.csv': `id,image\n1,${other}\n2,${url}b.jpg\n3,${url}c.jpg\n4,${other}\n` });
    const { stdout, stderr } = await lsimport(folder, [
      'init',
      'p',
      '-i',
      't.csv',
      '-l',
      'auto',
      '--dry-run',
    ]);
    expect(stdout).toContain('<Text name="image" value="$image"/>');
    expect(stderr).toContain('note: "image" is shown as text');
    for (const part of said.split('. ')) expect(stderr).toContain(part);
  });

  test('keys with spaces, signs and digits', async () => {
    const tasks = [{ 'My "Text" & more': 'a', '2nd': 'b', 'a.b': 'c', 'x[0]': 'd' }];
    const { tags } = await autoConfig({ 't.json': JSON.stringify(tasks) }, '-i', 't.json');
    // What $a.b and $x[0] mean are steps into other keys.
    expect((tags.Text as Tags[]).map(({ value }) => value).sort()).toEqual(['$2nd', '$My "Text" & more']);
  });

  test('csv: a column called label gives choices', async () => {
    const files = { 'r.csv': 'text,label\n"a, b",pos\nc,neg\nd,pos\n' };
    const { tags } = await autoConfig(files, '-i', 'r.csv', '--input-format', 'csv', '--header');
    expect(tags.Text).toMatchObject({ value: '$text' });
    expect(labelsOf(tags.Choices)).toEqual(['pos', 'neg']);
  });

  test('csv: choices are about the text, not about a longer number with a decimal comma', async () => {
    const files = { 'a.csv': 'text,label,score\nok,pos,"0,9312"\nno,neg,"12,5 %"\n' };
    const { tags } = await autoConfig(files, '-i', 'a.csv');
    expect(tags.Choices).toMatchObject({ name: 'label', toName: 'text' });
  });

  test('a row whose label is blank takes nothing from the choices', async () => {
    const files = { 'r.csv': 'text,label\na,pos\nb,\nc,neg\nd, \n' };
    const { tags } = await autoConfig(files, '-i', 'r.csv', '--input-format', 'csv', '--header');
    expect(tags.Text).toMatchObject({ value: '$text' });
    expect(labelsOf(tags.Choices)).toEqual(['pos', 'neg']);
    const blank = { 'r.csv': 'text,label\na,\nb,\n' };
    const without = await autoConfig(blank, '-i', 'r.csv', '--input-format', 'csv', '--header');
    expect(without.tags.Choices).toBeUndefined();
  });

  test('csv: such a column gives results for its choices as well', async () => {
    const files = { 'r.csv': 'text,label,score\n"a, b",pos,0.5\nc,neg,0.25\n' };
    const labels = [
      '--choices-column',
      'label=label',
      '--labels-as',
      'predictions',
      '--score-column',
      'score',
    ];
    const { tags } = await autoConfig(files, '-i', 'r.csv', '--input-format', 'csv', '--header', ...labels);
    expect(labelsOf(tags.Choices)).toEqual(['pos', 'neg']);
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const args = ['convert', 'r.csv', '--input-format', 'csv', '--header', '-l', 'auto', ...labels];
    const tasks = JSON.parse((await lsimport(folder, args)).stdout);
    expect(tasks.map(({ predictions }: { predictions: object }) => predictions)).toMatchObject([
      [{ score: 0.5, result: [{ from_name: 'label', value: { choices: ['pos'] } }] }],
      [{ score: 0.25, result: [{ from_name: 'label', value: { choices: ['neg'] } }] }],
    ]);
  });

  test('folders of media: the names of the folders are choices', async () => {
    const files = { 'f/cats/1.png': '', 'f/dogs/2.png': '', 'f/cats/3.png': '' };
    const { tags } = await autoConfig(files, '-i', 'f', '--input-format', 'image-dir');
    expect(labelsOf(tags.Choices)).toEqual(['cats', 'dogs']);
    const named = await autoConfig(
      files,
      '-i',
      'f',
      '--input-format',
      'image-dir',
      '--label-from-folder',
      'kind',
    );
    expect(named.tags.Choices).toMatchObject({ name: 'kind' });
  });

  test.each([
    ['text', 'n.txt', 'Text'],
    ['audio-dir', 'd/a.mp3', 'Audio'],
    ['video-dir', 'd/a.mp4', 'Video'],
    ['pdf-dir', 'd/a.pdf', 'Pdf'],
    ['text-dir', 'd/a.txt', 'Text'],
    ['html-dir', 'd/a.html', 'HyperText'],
  ])('%s', async (format, file, tag) => {
    const input = file.split('/')[0]!;
    const { tags } = await autoConfig(
      { [file]: tag === 'HyperText' ? '<p>one</p>' : 'one\n' },
      '-i',
      input,
      '--input-format',
      format,
    );
    expect(Object.keys(tags)).toEqual([tag, 'TextArea']);
  });
});

test('colours depend on the name alone and are CSS colours', () => {
  const colors = ['car', 'dog', 'Car', '', 'ёж'].map(colorOf);
  for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  expect(new Set(colors).size).toBe(5);
});

test('without data there is nothing to write from', async () => {
  const folder = temporaryFolder();
  expect((await lsimport(folder, ['check', '-l', 'auto'])).code).toBe(2);
  writeFiles(folder, { 't.json': '[{"a": null}]' });
  expect((await lsimport(folder, ['check', '-i', 't.json', '-l', 'auto'])).code).toBe(1);
});

test('--dry-run --json holds the label config, and refused data stays refused', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[{"text": "a"}]', 'c.xml': '<View><Text name="t" value="$body"/></View>' });
  const made = await lsimport(folder, ['init', 'p', '-i', 't.json', '-l', 'auto', '--dry-run', '--json']);
  expect(JSON.parse(made.stdout)).toMatchObject({
    ok: true,
    dryRun: true,
    labelConfig: expect.stringContaining('$text'),
  });
  const refused = await lsimport(folder, ['init', 'p', '-i', 't.json', '-l', 'c.xml', '--dry-run']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
});

test.each([
  [
    [],
    't.csv',
    'no task is labeled with them; to label each task with its own: --choices-column label=label',
  ],
  [['--choices-column', 'label=label'], 't.csv', undefined],
  [
    [],
    't.jsonl',
    'no task is labeled with them; to label each task with its own: --choices-column label=label',
  ],
])('with %j it is said whether labels in %s stay data', async (more, file, says) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    't.csv': 'text,label\nfine,A\nworse,B\n',
    't.jsonl': '{"text":"fine","label":"A"}\n{"text":"worse","label":"B"}\n',
  });
  const { code, stderr } = await lsimport(folder, ['check', file, '-l', 'auto', ...more]);
  expect(code).toBe(0);
  if (says === undefined) expect(stderr).not.toContain('no task is labeled');
  else expect(stderr).toContain(says);
});

test('lines that are closed get a tag that lets them be closed', async () => {
  const vertices = [[10, 10], [60, 10], [60, 80]].map(([x, y], i) => ({ x, y, id: `v${i}`, prevPointId: i === 0 ? null : `v${i - 1}` })); // biome-ignore format: points
  const value = { vertices, closed: true, vectorlabels: ['A'] };
  const region = { id: 'a', from_name: 'l', to_name: 'image', type: 'vectorlabels', value };
  const task = { data: { image: 'https://example.com/a.png' }, predictions: [{ result: [region] }] };
  const { tags } = await autoConfig({ 't.json': JSON.stringify([task]) }, '-i', 't.json');
  expect(tags.VectorLabels).toMatchObject({ closable: 'true' });
});

describe('for Label Studio 1.x, whose editor reads only the letters A to Z, digits and underscores of a variable', () => {
  const csv = { 'a.csv': 'text,Review Text,note ,текст\nLoved it all,good,x,да\nNever again,bad,y,нет\n' };
  const auto = ['-i', 'a.csv', '-l', 'auto'];

  test.each([
    ['check', '--server', '1.x'],
    ['convert', '--to', 'tasks-1.x', '-o', 'o.json'],
  ])('%s %s %s: other data keys are left out and counted', async (command, ...args) => {
    const folder = temporaryFolder();
    writeFiles(folder, csv);
    const { code, stderr } = await lsimport(folder, [command, ...args, ...auto]);
    expect(stderr).toContain(
      'skips 3 data keys that the editor of Label Studio 1.x does not read, "Review Text", "note ", "текст": rename the columns',
    );
    expect(stderr).not.toContain('variable-not-read-in-1x');
    expect(code).toBe(0);
  });

  // `convert --to tasks-1.x` refuses to make a label config of these.
  test.each(['Review Text\nLoved it all\nNever again\n', 'Review Text,n\nLoved it all,1\nNever again,2\n'])(
    'a table without a target, of which nothing can be shown in 1.x: %j',
    async (table) => {
      const folder = temporaryFolder();
      writeFiles(folder, { 'a.csv': table });
      const { code, stdout } = await lsimport(folder, ['check', ...auto]);
      expect(code).toBe(0);
      expect(stdout).toContain('warning[data-key-not-read-in-1x]');
      expect(stdout).toContain('does not read "Review Text"');
      expect(stdout).toContain('1 warning');
      const convert = ['convert', ...auto, '--to', 'tasks-1.x', '-o', 'o.json'];
      expect(await lsimport(folder, convert)).toMatchObject({ code: 1 });
    },
  );

  test.each(['check', 'preview'])(
    '%s without a target says which keys 1.x does not read',
    async (command) => {
      const folder = temporaryFolder();
      writeFiles(folder, csv);
      const { code, stderr } = await lsimport(folder, [
        ...[command, ...auto, ...(command === 'preview' ? ['-o', 'p.html', '--write-config', 'c.xml'] : [])],
      ]);
      expect(stderr).toContain(
        'The editor of Label Studio 1.x does not read the data keys "Review Text", "note ", "текст": for 1.x, rename the columns to',
      );
      expect(code).toBe(0);
    },
  );

  test('preview --editor, which is that of 1.x', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, csv);
    const page = ['-o', 'p.html', '--write-config', 'c.xml', '--editor'];
    const { stderr } = await lsimport(folder, ['preview', ...auto, ...page]);
    expect(stderr).toContain('skips 3 data keys that the editor of Label Studio 1.x does not read');
    expect(readFileSync(join(folder, 'c.xml'), 'utf8')).not.toContain('Review');
  });

  test('__proto__ is skipped too, of which the editor finds nothing', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.csv': 'text,__proto__\nx,1\ny,2\n' });
    const { code, stderr } = await lsimport(folder, ['check', '--server', '1.x', ...auto]);
    expect(stderr).toContain('does not read, "__proto__": rename the column');
    expect(stderr).toContain('such as "proto".');
    expect(code).toBe(0);
  });

  test('links of 1.x say that the tasks are for it', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'd/a.csv': 'image,Review Text\na.png,good\n', 'd/a.png': 'x' });
    const links = ['--links', '1.x', '--document-root', '.'];
    const { stdout, stderr } = await lsimport(folder, [
      'init',
      'p',
      ...links,
      '-i',
      'd/a.csv',
      '-l',
      'auto',
      '--dry-run',
    ]);
    expect(stderr).toContain('skips 1 data key that');
    expect(stdout).toContain('value="$image"');
    expect(stdout).not.toContain('$Review');
  });

  test('without a target, and for 0.9, all are shown', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, csv);
    for (const [n, args] of [[], ['--server', '0.9']].entries()) {
      const command = n === 0 ? ['init', 'p', '--dry-run'] : ['check', ...args];
      const { code, stdout, stderr } = await lsimport(folder, [...command, ...auto]);
      expect(stderr).not.toContain('skips');
      if (n === 0) expect(stdout).toContain('value="$Review Text"');
      expect(code).toBe(0);
    }
  });

  test('none is written that leaves out what people would label', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.csv': 'Review text,Sentiment,Date\nGood,Positive,2024-01-02\nBad,Negative,2024-01-03\n',
    });
    const { code, stderr } = await lsimport(folder, [
      'convert',
      '--to',
      'tasks-1.x',
      '-o',
      'o.json',
      ...auto,
    ]);
    expect(stderr).toContain('for Label Studio 1.x, whose editor does not read the data key "Review text".');
    expect(stderr).toContain(
      'help: Rename the column to letters A to Z, digits and underscores, such as "review_text".',
    );
    expect(code).toBe(1);
  });

  test('when no other is left, none is written', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'a.csv': 'Review Text,Ёж\ngood,1\nbad,2\n',
      'b.json':
        '[{"data":{"Mein Text":"x"},"predictions":[{"result":[{"id":"a","from_name":"l","to_name":"t","type":"labels","value":{"start":0,"end":1,"text":"x","labels":["A"]}}]}]}]',
    });
    for (const [input, key, name] of [
      ['a.csv', 'the data keys "Review Text", "Ёж"', 'review_text'],
      ['b.json', 'the data key "Mein Text"', 'mein_text'],
    ]) {
      const { code, stderr } = await lsimport(folder, [
        'check',
        '--server',
        '1.x',
        '-i',
        input!,
        '-l',
        'auto',
      ]);
      expect(stderr).toContain(`for Label Studio 1.x, whose editor does not read ${key}.`);
      expect(stderr).toContain(`such as "${name}"`);
      expect(code).toBe(1);
    }
  });
});

test('labels and relations are above the text, where the editor draws arrows over its first line', async () => {
  const files = {
    'news/a.txt': 'Ada lived in London.',
    'news/a.ann': 'T1\tPER 0 3\tAda\nT2\tLOC 13 19\tLondon\nR1\tlived-in Arg1:T1 Arg2:T2\n',
  };
  const { xml } = await autoConfig(files, '-i', 'news', '--input-format', 'brat');
  expect([...xml.matchAll(/^ {2}<(\w+)/gm)].map(([, tag]) => tag)).toEqual(['Relations', 'Labels', 'Text']);
});

test('lists of images are not left out without a word', async () => {
  const folder = temporaryFolder();
  const data = { pages: ['https://h.example/a.png', 'https://h.example/b.png'], text: 'two pages' };
  writeFiles(folder, { 'a.json': JSON.stringify([{ data }]) });
  const { stdout } = await lsimport(folder, ['check', 'a.json', '-l', 'auto', '--json']);
  expect(JSON.parse(stdout).notes.join()).toContain(
    'does not show "pages", which has lists of images. Label Studio 1.x shows them with <Image name="pages" valueList="$pages"/>',
  );
});

// As Airtable, GitHub, Qualtrics and LimeSurvey call them.
test.each(['createdTime', 'publishedAt', 'created_at', 'StartDate', 'ResponseId', 'submitdate'])(
  'people comment on the text, not on %s',
  async (key) => {
    const task = { [key]: '2024-01-05 10:00:00 GMT+1', text: 'It rains.' };
    const { tags } = await autoConfig({ 'a.json': JSON.stringify([task]) }, '-i', 'a.json');
    expect(tags.TextArea).toMatchObject({ toName: 'text' });
  },
);

// As PKU-SafeRLHF and lists of spam have them.
test('columns of true and false are shown, as numbers are', async () => {
  const rows = [true, false].map((spam) => JSON.stringify({ text: 'It rains.', spam, score: 1 }));
  const { tags } = await autoConfig({ 'a.jsonl': rows.join('\n') }, '-i', 'a.jsonl');
  expect((tags.Text as unknown as Tags[]).map(({ value }) => value)).toEqual(['$text', '$spam', '$score']);
  expect(tags.TextArea).toMatchObject({ toName: 'text' });
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.jsonl': rows.join('\n') });
  const args = [
    'convert',
    'a.jsonl',
    '-l',
    'auto',
    '--to',
    'tasks-1.x',
    '-o',
    't.json',
    '--write-config',
    'c.xml',
  ];
  await lsimport(folder, args);
  const { stdout } = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(stdout).diagnostics).toEqual([]);
});

test.each([
  // 120 frames in 5.005 s may be 24 a second in a length that was rounded.
  [
    [
      [120, 5.005],
      [240, 10],
    ],
    '<Video name="video" value="$video"/>',
    undefined,
  ],
  [[[600, 20.02]], 'frameRate="29.97"', undefined],
  [
    [
      [300, 10],
      [600, 20.02],
    ],
    'frameRate="30"',
    undefined,
  ],
  [
    [
      [120, 5.005],
      [240, 10],
      [500, 20],
    ],
    '<Video name="video"',
    'Results count 24 and 25 frames a second',
  ],
] as const)('frames a second of results with lengths %j', async (lengths, tag, note) => {
  const results = lengths.map(([framesCount, duration], i) => ({
    ...{ id: `r${i}`, from_name: 'box', to_name: 'video', type: 'videorectangle' },
    value: {
      framesCount,
      duration,
      labels: ['a'],
      sequence: [{ frame: 1, enabled: true, x: 1, y: 1, width: 9, height: 9, rotation: 0, time: 0 }],
    },
  }));
  const tasks = results.map((result) => ({
    data: { video: 'https://example.com/a.mp4' },
    predictions: [{ result: [result] }],
  }));
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': JSON.stringify(tasks) });
  const { stderr } = await lsimport(folder, [
    'convert',
    't.json',
    '-l',
    'auto',
    '-o',
    'o.json',
    '--write-config',
    'c.xml',
  ]);
  expect(readFileSync(join(folder, 'c.xml'), 'utf8')).toContain(tag);
  if (note === undefined) expect(stderr).not.toContain('frames a second');
  else expect(stderr).toContain(note);
});
