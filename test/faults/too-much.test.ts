import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Inputs that are deep or wide beyond anything real. Each takes lsimport as many steps as it has parts, or is refused with a sentence.
const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="a"/></Labels></View>';
const boxes =
  '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="c"/></RectangleLabels></View>';
const task = (members: string) => `[{"data": {"text": "a"}, ${members}}]`;
const coco = (annotations: string, categories = '[{"id": 1, "name": "c"}]') =>
  `{"images": [{"id": 1, "file_name": "a.png", "width": 9, "height": 9}], "annotations": ${annotations}, "categories": ${categories}}`;
const voc = (content: string) =>
  `<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size>${content}</annotation>`;
const many = (count: number, part: (i: number) => string, between = '') =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);

type Files = Record<string, string>;

const json = '-i in --input-format json';
const yolo = '-i y --input-format yolo -l c.xml --links http://x';
const yoloWith = (data: string): Files => ({
  'c.xml': boxes,
  'y/a.png': 'x',
  'y/a.txt': '0 .5 .5 .1 .1',
  'y/data.yaml': data,
});

describe('is told in a sentence, or read', () => {
  it.each<[string, string, Files]>([
    [
      '500 steps of a path',
      `${json} -l c.xml`,
      { in: '[{"a": 1}]', 'c.xml': config.replace('$text', `$a${'.b'.repeat(500)}`) },
    ],
    [
      '300,000 steps of a path',
      `${json} -l c.xml`,
      { in: '[{"a": 1}]', 'c.xml': config.replace('$text', `$a${'[1]'.repeat(300_000)}`) },
    ],
    [
      '20,000 data keys',
      `${json} -l c.xml`,
      { in: '[]', 'c.xml': `<View>${many(20_000, (i) => `<Text name="t${i}" value="$k${i}"/>`)}</View>` },
    ],
    [
      '16,000 controls',
      `${json} -l c.xml`,
      {
        in: '[]',
        'c.xml': `<View><Text name="t" value="$t"/>${many(16_000, (i) => `<Labels name="l${i}" toName="t"><Label value="x"/></Labels>`)}</View>`,
      },
    ],
    [
      'rows of one cell below 20,000 columns',
      '-i in --input-format csv -l c.xml',
      { in: `${many(20_000, (i) => `n${i}`, ',')}\n${'1\n'.repeat(20_000)}`, 'c.xml': config },
    ],
    ['130,000 labels', '-i in --input-format conll -l auto', { in: many(130_000, (i) => `x B-A${i}\n`) }],
    [
      'a choice 100,000 levels down',
      `${json} -l auto`,
      {
        in: task(
          `"predictions": [{"result": [{"from_name": "l", "to_name": "t", "type": "taxonomy", "value": {"taxonomy": [[${many(100_000, (i) => `"x${i}"`, ',')}]]}}]}]`,
        ),
      },
    ],
    ['a YAML of 400,000 lists in each other', yolo, yoloWith(`names: [c]\nx: ${'['.repeat(400_000)}`)],
    ['a YAML of 400,000 list marks', yolo, yoloWith(`names: [c]\nx: ${'- '.repeat(400_000)}`)],
    [
      'a YAML of 1,300 maps in each other',
      yolo,
      yoloWith(`names: [c]\n${many(1300, (i) => `${' '.repeat(i)}a:\n`)}`),
    ],
    ['a YAML with a key twice', yolo, yoloWith('names: [c]\nnc: 1\nnc: 1\n')],
    [
      'an element of XML 200,000 levels down',
      '-i v --input-format voc -l c.xml',
      { 'c.xml': boxes, 'v/a.xml': voc('<a>'.repeat(200_000)) },
    ],
    [
      "elements with names of JavaScript's own",
      '-i v --input-format voc -l c.xml',
      {
        'c.xml': boxes,
        'v/a.xml': voc('<__proto__><a/></__proto__><constructor/><prototype/><hasOwnProperty/>'),
      },
    ],
    [
      '64 masks of 25 million pixels',
      '-i in --input-format coco -l c.xml --links http://x',
      {
        'c.xml': boxes,
        in: coco(
          `[${many(64, () => '{"image_id": 1, "category_id": 1, "segmentation": {"size": [5000, 5000], "counts": [0, 25000000]}}', ',')}]`,
        ),
      },
    ],
  ])('%s', async (_what, line, files) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { code, stderr } = await lsimport(folder, ['check', ...line.split(' ')]);
    expect(stderr).not.toContain('This is a bug');
    expect([0, 1]).toContain(code);
  });
});
