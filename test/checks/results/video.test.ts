import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { checkRegions, inShort } from './check-tasks.ts';

const config = `<View>
  <Video name="video" value="$video"/>
  <VideoRectangle name="box" toName="video"/>
  <VideoVector name="line" toName="video"/>
  <TimelineLabels name="time" toName="video"><Label value="Run"/></TimelineLabels>
  <Labels name="kind" toName="video"><Label value="Car"/></Labels>
  <Labels name="mood" toName="video"><Label value="Slow"/></Labels>
</View>`;

function check(name: string, type: string, value: JsonObject): string[] {
  const region = { from_name: name, to_name: 'video', type, value };
  const found = inShort(checkRegions(config, { video: 'a.mp4' }, region));
  return found.map((line) => line.replace('/predictions/0/result/0/value', ''));
}

const frame = { frame: 1, enabled: true, x: 10, y: 10, width: 50, height: -30, rotation: 0, time: 0.04 };

test.each([
  [{ sequence: [frame, { frame: 9, enabled: false }], labels: ['Car'], framesCount: 46 }, []],
  [{ sequence: [] }, ['not-shown-in-1x /sequence']],
  [{ sequence: [frame], labels: ['Slow'] }, []],
  [{ sequence: [frame], labels: null }, ['not-shown-in-1x /labels']],
  [{ sequence: [frame], labels: ['Bus'] }, ['unknown-label /labels/0']],
  [{ labels: ['Car'] }, ['result-missing-key /sequence']],
  [{ sequence: frame }, ['result-wrong-type /sequence']],
  [{ sequence: [[1, 10, 10, 50, 30]] }, ['result-wrong-type /sequence/0']],
  [{ sequence: [{ ...frame, x: 150 }] }, ['result-out-of-range /sequence/0/x']],
  [{ sequence: [{ ...frame, y: '10' }] }, ['result-wrong-type /sequence/0/y']],
  [{ sequence: [frame, { x: 1, y: 2, width: 3, height: 4 }] }, ['result-missing-key /sequence/1/frame']],
  [{ sequence: [{ frame: 1 }] }, ['result-missing-key /sequence/0/x']],
])('a rectangle in a video with %j: %j', (value, found) => {
  expect(check('box', 'videorectangle', value as JsonObject)).toEqual(found);
});

test.each([
  [
    {
      ranges: [
        { start: 1, end: 15 },
        { start: 20, end: 20 },
      ],
    },
    [],
  ],
  [{}, ['result-missing-key /ranges']],
  [{ ranges: [] }, ['result-wrong-type /ranges']],
  [{ ranges: [[1, 15]] }, ['result-wrong-type /ranges/0']],
  [{ ranges: [{ start: 1 }] }, ['result-missing-key /ranges/0/end']],
  [
    {
      ranges: [
        { start: 1, end: 2 },
        { start: 15, end: 1 },
      ],
    },
    ['span-backwards /ranges/1'],
  ],
])('frames with %j: %j', (value, found) => {
  expect(check('time', 'timelinelabels', { ...value, timelinelabels: ['Run'] } as JsonObject)).toEqual(found);
});

test('labels of a video have a span, or repeat the key frames of a shape', () => {
  expect(check('kind', 'labels', { start: 1, end: 2.5, labels: ['Car'] })).toEqual([]);
  expect(check('kind', 'labels', { sequence: [frame], labels: ['Car'] })).toEqual([]);
  expect(check('kind', 'videovectorlabels', { sequence: [], videovectorlabels: ['Car'] })).toEqual([]);
  expect(check('kind', 'labels', { labels: ['Car'] })).toEqual(['result-missing-key /start']);
  expect(check('kind', 'videovectorlabels', { sequence: [], videovectorlabels: ['Bus'] })).toEqual([
    'unknown-label /videovectorlabels/0',
  ]);
});

test('values of tags that only some Label Studio has are not looked into', () => {
  expect(check('line', 'videovector', { anything: true })).toEqual([]);
});
