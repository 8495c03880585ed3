import type { Json, JsonObject } from '../../../src/json/json.ts';
import { hiddenDrawings, shownDrawings } from './drawings.ts';
import { hiddenSpans, shownSpans } from './spans.ts';
import { type Subject, subjects } from './subjects.ts';
import { change } from './variants.ts';

/** A member of a subject's result that is not as the editor writes it, and what the editor of Label Studio 1.23.2 makes of it. */
interface Measured {
  subject: Subject;
  /** JSON pointer from the result, and the value; without one the member is missing. */
  pointer: string;
  value: Json | undefined;
  result: JsonObject[];
  isShown: boolean;
}

const frame = { enabled: true, rotation: 0, x: 10, y: 20, width: 30, height: 40 };
const nowhere = { x: null, y: null, width: null, height: null };

type Row = [pointer: string, ...values: (Json | undefined)[]];

/** What was tried in the members of subjects, by their names. */
export type Rows = Record<string, Row[]>;

const shown: Rows = {
  ...shownSpans,
  ...shownDrawings,
  rating: [['/0/value/rating', 0, 5]],
  audio: [
    ['/0/value/channel', undefined, 1],
    ['/0/original_length', undefined, null],
    ['/0/value/end', 4.5],
    ['/0/hidden', null],
    ['/0/item_index', null, 1],
  ],
  timeline: [
    [
      '/0/value/ranges',
      [
        { start: 10, end: 15 },
        { start: 1, end: 5 },
      ],
    ],
  ],
  'rectangle in a video': [
    ['/0/value/framesCount', undefined, null],
    ['/0/value/labels', undefined, []],
    [
      '/0/value/sequence',
      [{ frame: 1, ...frame }],
      [
        { frame: 1, ...frame },
        { frame: 9, enabled: false },
      ],
      [
        { frame: 1, ...frame },
        { frame: 9, enabled: false, ...nowhere },
      ],
      [{ frame: 40, ...frame }],
      [{ frame: 20, ...frame, enabled: false }],
      [{ frame: 0, ...frame }],
    ],
    ['/0/readonly', null],
    ['/0/pid', 7],
  ],
  series: [
    ['/0/value/instant', undefined, true],
    ['/0/value/start', '10', 0.5],
  ],
  'series of dates': [['/0/value', { start: 1612483200000, end: 1612915200000, timeserieslabels: ['A'] }]],
  buckets: [['/0/value/ranker', { good: ['a'] }, { good: ['a'], bad: [], _: ['b', 'c'] }]],
  pairwise: [
    ['/0/readonly', null],
    ['/0/to_name', 'o', 'q'],
    ['/0/value/selected', 'right'],
  ],
  relation: [
    ['/2/direction', undefined, null, 'bi'],
    ['/2/labels', undefined, null, [], ['is', 'has']],
    ['/2/readonly', null],
    ['/2/parentID', 5],
    ['/0/parentID', null, 's'],
    ['/0/value/text', undefined],
    ['/1/value/start', 0, '1'],
  ],
  'relation without labels': [['/2/labels', null, []]],
};

const hidden: Rows = {
  ...hiddenSpans,
  ...hiddenDrawings,
  rating: [['/0/value/rating', 0.5, 3.5]],
  audio: [
    ['/0/value/channel', null, '1', true, []],
    ['/0/value/start', undefined, null, '1', -1],
    ['/0/value', { start: 10, end: 11, channel: 0, labels: ['A'] }],
    ['/0/score', '1'],
    ['/0/readonly', null, 'true'],
    ['/0/parentID', 5],
    ['/0/item_index', '0'],
  ],
  timeline: [
    ['/0/parentID', 5],
    ['/0/item_index', '0'],
    ['/0/object', 'car'],
    ['/0/value/ranges/0/start', 0.5, '1'],
    ['/0/value/ranges/0/end', 20.5],
    ['/0/value/ranges', [], [{ start: 0, end: 0 }], [{ start: -5, end: -1 }]],
  ],
  'rectangle in a video': [
    ['/0/value/labels', null],
    [
      '/0/value/sequence',
      undefined,
      [],
      [
        { frame: 20, ...frame },
        { frame: 1, ...frame },
      ],
      [{ frame: 51, ...frame }],
      [{ frame: 0, ...frame, enabled: false }],
    ],
  ],
  series: [
    ['/0/value/instant', null, 0, 1, 'true'],
    ['/0/value/start', 'time 1', null],
    ['/0/value/end', 10, '1'],
  ],
  'series of dates': [
    ['/0/value/start', 1612483200000, '2021-02-12'],
    ['/0/value/end', 1612915200000],
    ['/0/value', { start: '1612483200000', end: '1612915200000', timeserieslabels: ['A'] }],
  ],
  buckets: [
    ['/0/value/ranker', ['b', 'a', 'c'], { other: ['a'] }],
    ['/0/value/ranker/good', 'a', ['x'], null],
  ],
  ranking: [['/0/value/ranker', ['b', 'a', 'c'], { _: ['a', 'b', 'c'] }, { l: ['b', 'a'] }, { l: [] }, {}]],
  'ranking with a default': [['/0/value/ranker', { good: ['b'], bad: ['c'] }, { bad: ['c'] }]],
  pairwise: [
    ['/0/parentID', 5],
    ['/0/item_index', '0'],
    ['/0/to_name', 'o,q'],
    ['/0/value/selected', undefined, null, 'Left', 1],
  ],
  relation: [
    ['/2/labels', 'is', ['unknown'], [null], [7]],
    ['/2/from_id', undefined, null, 'x'],
    ['/2/to_id', 'x'],
    ['/0/value/text', null, 7, [], true],
    ['/0/value/start', 0.5],
    ['/0/value/end', 2.5],
    ['/0/readonly', null],
    ['/1/pid', 7],
  ],
  'relation without labels': [['/2/labels', ['is'], ['is', 'has']]],
};

/** What was tried in the editor by hand, and is tried again by the tests against servers. */
export const measured: readonly Measured[] = subjects.flatMap((subject) => [
  ...expand(subject, shown[subject.name] ?? [], true),
  ...expand(subject, hidden[subject.name] ?? [], false),
]);

function expand(subject: Subject, rows: readonly Row[], isShown: boolean): Measured[] {
  return rows.flatMap(([pointer, ...values]) =>
    values.map((value) => {
      const result = change(subject.result as Json[], pointer.slice(1).split('/'), value) as JsonObject[];
      return { subject, pointer, value, result, isShown };
    }),
  );
}
