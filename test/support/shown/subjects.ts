import type { JsonObject } from '../../../src/json/json.ts';
import { answers } from './answers.ts';
import { drawings } from './drawings.ts';
import { from, labels, view } from './parts.ts';
import { spans } from './spans.ts';

/** A label config with a task and a result that the editor of Label Studio 1.x shows. */
export interface Subject {
  name: string;
  /** What is looked for: marked words, a shape in an image, a field that is filled in; without it the subject has a look of its own. */
  look?: 'marks' | 'drawing' | 'answer';
  /** That the page has to be opened anew for each result: it hangs when a Taxonomy is taken down. */
  isOpenedAnew?: boolean;
  config: string;
  data: JsonObject;
  result: JsonObject[];
  /** What answers are called on the screen, where that is not what the result says. */
  words?: Readonly<Record<string, string>>;
  /** Pointers to what is not varied, as it is in a subject like this one. */
  skipped?: readonly string[];
}

const series = (format: string) =>
  view(
    `<TimeSeries name="o" value="$series" valueType="json" timeColumn="t"${format}><Channel column="v"/></TimeSeries>`,
    labels('TimeSeriesLabels'),
  );
const values = (count: number) => Array.from({ length: count }, (_, i) => i % 7);
const days = Array.from({ length: 28 }, (_, i) => `2021-02-${String(i + 1).padStart(2, '0')}`);
const list = {
  items: ['a', 'b', 'c'].map((id) => ({ id, title: `title ${id}`, body: `body ${id}` })),
};
const frame = { enabled: true, rotation: 0, x: 10, y: 20, width: 30, height: 40 };

export const subjects: readonly Subject[] = [
  ...spans,
  ...drawings,
  ...answers,
  {
    name: 'audio',
    config: view('<Audio name="o" value="$audio"/>', labels('Labels')),
    data: { audio: '/data/local-files/?d=a.wav' },
    result: [
      {
        id: 'r',
        ...from,
        type: 'labels',
        original_length: 4,
        score: 0.5,
        value: { start: 1, end: 2, channel: 0, labels: ['A'] },
      },
    ],
  },
  {
    name: 'timeline',
    config: view('<Video name="o" value="$video"/>', labels('TimelineLabels')),
    data: { video: '/data/local-files/?d=a.webm' },
    result: [
      {
        id: 'r',
        ...from,
        type: 'timelinelabels',
        value: { ranges: [{ start: 5, end: 20 }], timelinelabels: ['A'] },
      },
    ],
  },
  {
    name: 'rectangle in a video',
    config: view(
      '<Video name="o" value="$video"/>',
      '<VideoRectangle name="box" toName="o"/>',
      labels('Labels'),
    ),
    data: { video: '/data/local-files/?d=a.webm' },
    result: [
      {
        id: 'r',
        from_name: 'box',
        to_name: 'o',
        type: 'videorectangle',
        value: {
          framesCount: 50,
          duration: 2,
          labels: ['A'],
          sequence: [
            { frame: 1, ...frame, time: 0.04 },
            { frame: 20, ...frame, enabled: false, time: 0.8 },
          ],
        },
      },
    ],
  },
  {
    name: 'series',
    config: series(''),
    data: { series: { t: Array.from({ length: 50 }, (_, i) => i), v: values(50) } },
    result: [
      {
        id: 'r',
        ...from,
        type: 'timeserieslabels',
        value: { start: 10, end: 20, instant: false, timeserieslabels: ['A'] },
      },
    ],
  },
  {
    name: 'series of dates',
    config: series(' timeFormat="%Y-%m-%d"'),
    data: { series: { t: days, v: values(28) } },
    result: [
      {
        id: 'r',
        ...from,
        type: 'timeserieslabels',
        value: { start: '2021-02-05', end: '2021-02-10', instant: false, timeserieslabels: ['A'] },
      },
    ],
  },
  {
    name: 'buckets',
    config: view(
      '<List name="o" value="$items"/>',
      '<Ranker name="l" toName="o"><Bucket name="good" title="Good"/><Bucket name="bad" title="Bad"/></Ranker>',
    ),
    data: list,
    result: [{ id: 'r', ...from, type: 'ranker', value: { ranker: { good: ['b', 'a'], bad: ['c'] } } }],
  },
  {
    name: 'ranking',
    config: view('<List name="o" value="$items"/>', '<Ranker name="l" toName="o"/>'),
    data: list,
    result: [{ id: 'r', ...from, type: 'ranker', value: { ranker: { l: ['b', 'a', 'c'] } } }],
  },
  {
    name: 'ranking with a default',
    config: view(
      '<List name="o" value="$items"/>',
      '<Ranker name="l" toName="o"><Bucket name="good" default="true"/><Bucket name="bad"/></Ranker>',
    ),
    data: list,
    result: [{ id: 'r', ...from, type: 'ranker', value: { ranker: { good: ['b', 'a'], bad: ['c'] } } }],
  },
  {
    name: 'pairwise',
    config: view(
      '<Pairwise name="l" toName="o,q" selectionStyle="background: rgb(1, 2, 3)"/>',
      '<Text name="o" value="$a"/>',
      '<Text name="q" value="$b"/>',
    ),
    data: { a: 'first text', b: 'second text' },
    result: [{ id: 'r', from_name: 'l', to_name: 'l', type: 'pairwise', value: { selected: 'left' } }],
  },
  {
    name: 'relation',
    config: view(
      '<Relations><Relation value="is"/><Relation value="has"/></Relations>',
      labels('Labels'),
      '<Text name="o" value="$text"/>',
    ),
    data: { text: 'Ada lives in Ulm today' },
    result: [
      { id: 'r', ...from, type: 'labels', value: { start: 0, end: 3, text: 'Ada', labels: ['A'] } },
      { id: 's', ...from, type: 'labels', value: { start: 13, end: 16, text: 'Ulm', labels: ['B'] } },
      { from_id: 'r', to_id: 's', type: 'relation', direction: 'right', labels: ['is'] },
    ],
  },
  {
    name: 'relation without labels',
    config: view(labels('Labels'), '<Text name="o" value="$text"/>'),
    data: { text: 'Ada lives in Ulm today' },
    result: [
      { id: 'r', ...from, type: 'labels', value: { start: 0, end: 3, text: 'Ada', labels: ['A'] } },
      { id: 's', ...from, type: 'labels', value: { start: 13, end: 16, text: 'Ulm', labels: ['B'] } },
      { from_id: 'r', to_id: 's', type: 'relation', direction: 'right' },
    ],
    skipped: ['/0', '/1'],
  },
];
