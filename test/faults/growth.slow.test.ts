import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config =
  '<View><Text name="t" value="$text"/><Labels name="l" toName="t"><Label value="a"/></Labels></View>';
const boxes =
  '<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="c"/></RectangleLabels></View>';
const series =
  '<View><TimeSeries name="s" value="$csv" timeColumn="time"><Channel column="a"/></TimeSeries></View>';
const task = (members: string) => `[{"data": {"text": "a"}, ${members}}]`;
const coco = (annotations: string, categories = '[{"id": 1, "name": "c"}]') =>
  `{"images": [{"id": 1, "file_name": "a.png", "width": 9, "height": 9}], "annotations": ${annotations}, "categories": ${categories}}`;
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
  'stray quotes of a row': {
    line: '-i in --input-format csv -l c.xml',
    files: (n) => ({ 'c.xml': config, in: `text\n${many(n, () => 'a"b', ',')}\n` }),
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

/** Seconds of the processor that a check takes, which do not count the time that others have it. */
async function measure(line: string, files: Files): Promise<number> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const before = process.cpuUsage();
  const { code } = await lsimport(folder, ['check', ...line.split(' ')]);
  const { user } = process.cpuUsage(before);
  expect([0, 1]).toContain(code);
  return user / 1e6;
}

// Much of the work is done by calls that no counter sees, such as indexOf. With each compared with each, the second would take minutes.
it.each(Object.entries(growing))(
  'the time grows with the number of %s and no faster',
  async (_what, { line, files }) => {
    const few = await measure(line, files(10_000));
    const more = await measure(line, files(40_000));
    expect(more).toBeLessThan(8 * few + 3);
  },
);
