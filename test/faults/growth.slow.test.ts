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

const eaf = (annotations: string) =>
  `<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="f" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t" TIME_VALUE="9000"/></TIME_ORDER><TIER TIER_ID="w">${annotations}</TIER></ANNOTATION_DOCUMENT>`;
const refers = (id: string, to?: string) => {
  const element =
    to === undefined
      ? 'ALIGNABLE_ANNOTATION TIME_SLOT_REF1="f" TIME_SLOT_REF2="t"'
      : `REF_ANNOTATION ANNOTATION_REF="${to}"`;
  return `<ANNOTATION><${element} ANNOTATION_ID="${id}"><ANNOTATION_VALUE>w</ANNOTATION_VALUE></${element.split(' ')[0]}></ANNOTATION>`;
};

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
  'columns without a header': {
    line: '-i in --input-format csv --no-header -l c.xml',
    files: (n) => ({ 'c.xml': config.replace('$text', '$column1'), in: `1${',1'.repeat(n)}\n` }),
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
  'words of a sentence, each another one': {
    line: '-i in --input-format conll -l auto',
    files: (n) => ({ in: many(n, (i) => `w${i} B-x\n`) }),
  },
  'annotations that refer each to the next': {
    line: '-i e --input-format eaf -l auto --links http://x',
    files: (n) => ({
      'e/a.wav': 'x',
      'e/a.eaf': eaf(many(n, (i) => refers(`a${i}`, `a${i + 1}`)) + refers(`a${n}`)),
    }),
  },
  'annotations that refer to one': {
    line: '-i e --input-format eaf -l auto --links http://x',
    files: (n) => ({
      'e/a.wav': 'x',
      'e/a.eaf': eaf(refers('a') + many(n, (i) => refers(`a${i}`, 'a'))),
    }),
  },
  'categories of a COCO file': {
    line: '-i in --input-format coco -l auto --links http://x',
    files: (n) => ({
      in: coco('[]', `[${many(n / 4, (i) => `{"id": ${i}, "name": "c${i}", "supercategory": "s"}`, ',')}]`),
    }),
  },
  'relations of spans that are not there': {
    line: '-i in --input-format spans-jsonl -l c.xml',
    files: (n) => ({
      'c.xml': config,
      in: `{"text": "${'a '.repeat(n)}", "entities": [${many(n, (i) => `{"id": ${i}, "start_offset": ${2 * i}, "end_offset": ${2 * i + 1}, "label": "a"}`, ',')}], "relations": [${many(n, (i) => `{"id": ${i}, "from_id": -${i + 1}, "to_id": 0, "type": "r"}`, ',')}]}\n`,
    }),
  },
  'columns of a time series that are not there': {
    line: `${json} -l c.xml`,
    files: (n) => ({
      'c.xml': `<View><TimeSeries name="s" value="$ts" timeColumn="time">${many(n / 10, (i) => `<Channel column="a${i}"/>`)}</TimeSeries></View>`,
      in: `[{"data": {"ts": {"time": [1], ${many(n / 10, (i) => `"b${i}": [1]`, ',')}}}}]`,
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
    expect(more).toBeLessThan(6 * few + 1);
  },
);
