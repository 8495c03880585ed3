import { Session } from 'node:inspector/promises';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

// Inputs that are deep or wide beyond anything real. Each takes lsimport as many steps as it has parts, or is refused with a sentence.
const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="a"/></Labels></View>';
const boxes =
  '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="c"/></RectangleLabels></View>';
const series =
  '<View><TimeSeries name="s" value="$csv" timeColumn="time"><Channel column="a"/></TimeSeries></View>';
const task = (members: string) => `[{"data": {"text": "a"}, ${members}}]`;
const coco = (annotations: string, categories = '[{"id": 1, "name": "c"}]') =>
  `{"images": [{"id": 1, "file_name": "a.png", "width": 9, "height": 9}], "annotations": ${annotations}, "categories": ${categories}}`;
const voc = (content: string) =>
  `<annotation><filename>a.png</filename><size><width>9</width><height>9</height></size>${content}</annotation>`;
const many = (count: number, part: (i: number) => string, between = '') =>
  Array.from({ length: count }, (_, i) => part(i)).join(between);
const result = (from: string, i: number) =>
  `{"id": "${i}", "from_name": "${from}", "to_name": "t", "type": "labels", "value": {"start": 0, "end": 1, "labels": ["a"]}}`;

type Files = Record<string, string>;

const json = '-i in --input-format json';
const yolo = '-i y --input-format yolo -l c.xml --links http://x';
const yoloWith = (data: string): Files => ({
  'c.xml': boxes,
  'y/a.png': 'x',
  'y/a.txt': '0 .5 .5 .1 .1',
  'y/data.yaml': data,
});

/** Parts of an input by their number; the command line is that of `check`. */
const growing: Record<string, { line: string; files: (n: number) => Files }> = {
  'columns of a CSV file with one name': {
    line: '-i in --input-format csv -l c.xml',
    files: (n) => ({ 'c.xml': config, in: `text${',c'.repeat(n)}\n1,2\n` }),
  },
  'columns of a time series': {
    line: '-i d --input-format time-series-dir -l c.xml',
    files: (n) => ({
      'c.xml': series.replace('value=', 'valueType="url" value='),
      'd/a.csv': `time,a,${many(n, (i) => `c${i}`, ',')}\n1${',1'.repeat(n + 1)}\n`,
    }),
  },
  'bad polygons of an annotation': {
    line: '-i in --input-format coco -l c.xml --links http://x',
    files: (n) => ({
      'c.xml': boxes,
      in: coco(`[{"image_id": 1, "category_id": 1, "segmentation": [${many(n, () => '[1]', ',')}]}]`),
    }),
  },
  'names of a data.yaml': {
    line: yolo,
    files: (n) => yoloWith(`names:\n${many(n, (i) => `  ${i}: c${i}\n`)}`),
  },
  'keys of a data.yaml': {
    line: yolo,
    files: (n) => yoloWith(`names: [c]\n${many(n, (i) => `k${i}: 1\n`)}`),
  },
  'controls that results name': {
    line: `${json} -l auto`,
    files: (n) => ({ in: task(`"predictions": [{"result": [${many(n, (i) => result(`l${i}`, i), ',')}]}]`) }),
  },
  'prefixes that are declared and used': {
    line: `${json} -l c.xml`,
    files: (n) => ({
      in: '[]',
      'c.xml': `<View ${many(n, (i) => `xmlns:a${i}="x"`, ' ')}>${many(n, () => `<a${n - 1}:b/>`)}</View>`,
    }),
  },
  'labels of one region': {
    line: `${json} -l auto`,
    files: (n) => ({
      in: task(
        `"predictions": [{"result": [{"from_name": "l", "to_name": "t", "type": "labels", "value": {"start": 0, "end": 1, "labels": [${many(n, (i) => `"x${i}"`, ',')}]}}]}]`,
      ),
    }),
  },
  'spans of a page': {
    line: `${json} -l c.xml`,
    files: (n) => ({
      'c.xml':
        '<View><HyperText name="h" value="$html"/><HyperTextLabels name="l" toName="h"><Label value="a"/></HyperTextLabels></View>',
      in: JSON.stringify([
        {
          data: { html: '<p>a</p>'.repeat(n) },
          predictions: [
            {
              result: Array.from({ length: n }, (_, i) => ({
                from_name: 'l',
                to_name: 'h',
                type: 'hypertextlabels',
                value: {
                  start: `/p[${i + 1}]/text()[1]`,
                  end: `/p[${i + 1}]/text()[1]`,
                  startOffset: 0,
                  endOffset: 1,
                  hypertextlabels: ['a'],
                },
              })),
            },
          ],
        },
      ]),
    }),
  },
};

/** How often the blocks of lsimport's code are run: the same on every machine, however busy it is. */
async function countSteps(folder: string, line: string): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const { code } = await lsimport(folder, ['check', ...line.split(' ')]);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  expect([0, 1]).toContain(code);
  const ours = result.filter(({ url }) => url.includes('/src/'));
  const ranges = ours.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

describe('the steps grow with the input and no faster', () => {
  it.each(Object.entries(growing))('%s', async (_what, { line, files }) => {
    const steps: number[] = [];
    for (const n of [10, 300, 1200]) {
      const folder = temporaryFolder();
      writeFiles(folder, files(n));
      steps.push(await countSteps(folder, line));
    }
    const [least, few, more] = steps as [number, number, number];
    // Four times the parts; sixteen times the steps would be those of each with each.
    expect(more - least).toBeLessThan(6 * (few - least) + 20_000);
  });
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
