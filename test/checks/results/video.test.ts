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
  [{ sequence: [{ ...frame, height: null }] }, ['result-wrong-type /sequence/0/height']],
  [{ sequence: [frame, { frame: 9, enabled: false, x: null, y: null, width: null, height: null }] }, []],
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

const at = (...frames: number[]) => frames.map((number) => ({ ...frame, frame: number }));
const until = (last: number) => [...at(-5), { ...frame, frame: last, enabled: false }];

// Frame by frame in the editor of 1.23.2, with a video of 100 frames.
test.each([
  [{ sequence: at(150, 160), framesCount: 100, duration: 4 }, 0],
  [{ sequence: at(101), framesCount: 100 }, 0],
  [{ sequence: at(150), duration: 4 }, 0],
  [{ sequence: until(0), framesCount: 100 }, 1],
  [{ sequence: until(0) }, 1],
  [{ sequence: at(100), framesCount: 100 }, undefined],
  [{ sequence: at(1, 150), framesCount: 100 }, undefined],
  [{ sequence: at(96), duration: 4 }, undefined],
  [{ sequence: at(0), framesCount: 100 }, undefined],
  [{ sequence: at(-5) }, undefined],
  [{ sequence: until(1), framesCount: 100 }, undefined],
  [{ sequence: at(150) }, undefined],
  [{ sequence: at(150), framesCount: null, duration: 0 }, undefined],
])('a rectangle in a video is in one of its frames: %j', (value, wrong) => {
  const found = check('box', 'videorectangle', value as JsonObject);
  const own = found.filter((line) => line.startsWith('not-shown'));
  expect(own).toEqual(wrong === undefined ? [] : [`not-shown-in-1x /sequence/${wrong}/frame`]);
});

// The editor takes the time of a frame from its Video tag alone (its object/Video/Video.js), 24 where that says nothing.
test.each([
  ['', 24, []],
  ['', 30, ['frame-rate-differs /framesCount']],
  ['frameRate="30"', 30, []],
  ['framerate="30"', 29.97, []],
  ['frameRate="30"', 25, ['frame-rate-differs /framesCount']],
  ['frameRate="0.04"', 25, []],
  ['frameRate="fast"', 24, []],
  ['frameRate="$fps"', 50, []],
  ['frameRate="$fps"', 24, ['frame-rate-differs /framesCount']],
  ['frameRate="$rate"', 24, []],
])('a Video tag with %j and frames counted at %d a second: %j', (attribute, rate, found) => {
  const shown = config.replace('<Video ', `<Video ${attribute} `);
  const value = { sequence: [frame], framesCount: rate * 100, duration: 100 };
  const region = { from_name: 'box', to_name: 'video', type: 'videorectangle', value };
  const lines = inShort(checkRegions(shown, { video: 'a.mp4', fps: 50 }, region));
  expect(lines.map((line) => line.replace('/predictions/0/result/0/value', ''))).toEqual(found);
});

test('two frames more or less are not another rate', () => {
  const value = { sequence: [frame], framesCount: 50, duration: 2 };
  expect(check('box', 'videorectangle', value)).toEqual([]);
  expect(check('box', 'videorectangle', { ...value, framesCount: 51 })).toEqual([
    'frame-rate-differs /framesCount',
  ]);
});

test.each([
  [{ framesCount: 30 }],
  [{ duration: 1 }],
  [{ framesCount: 0, duration: 1 }],
  [{ framesCount: 900, duration: 0 }],
  [{ framesCount: '900', duration: 30 }],
])('nothing is known of the rate of %j', (length) => {
  const found = check('box', 'videorectangle', { sequence: [frame], ...length } as JsonObject);
  expect(found.filter((line) => line.startsWith('frame-rate'))).toEqual([]);
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
