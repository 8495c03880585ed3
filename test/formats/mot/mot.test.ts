import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';

const seqinfo =
  '[Sequence]\nname=MOT17-02\nimDir=img1\nframeRate=30\nseqLength=600\nimWidth=200\nimHeight=100\nimExt=.jpg\n';

async function convert(files: Record<string, string>) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const args = [
    'convert',
    'in',
    '-l',
    'auto',
    '--labels-as',
    'predictions',
    '--to',
    'tasks-1.x',
    '--document-root',
    '.',
  ];
  const made = await lsimport(folder, [...args, '-o', 't.json', '--write-config', 'c.xml', '--json']);
  const checked = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(checked.stdout).diagnostics).toEqual([]);
  return {
    config: readFileSync(join(folder, 'c.xml'), 'utf8'),
    outcome: JSON.parse(made.stdout),
    tasks: JSON.parse(readFileSync(join(folder, 't.json'), 'utf8')),
  };
}

// By the description of the format in "MOT16: A Benchmark for Multi-Object Tracking", table 4: frames from 1, column 7 of ground truth is 0 for
// entries to be ignored, column 8 the class.
test('tracks of ground truth, with a gap', async () => {
  const { config, outcome, tasks } = await convert({
    'in/MOT17-02/seqinfo.ini': seqinfo,
    'in/MOT17-02/MOT17-02.mp4': 'video',
    'in/MOT17-02/gt/gt.txt':
      '2,1,20,10,40,50,1,1,1\n1,1,10,10,40,50,1,1,0.5\r\n7,1,30,10,40,50,1,1,1\n\n1,2,0,0,10,10,1,3,1\n1,9,0,0,10,10,0,8,1\n',
  });
  expect(outcome).toMatchObject({
    format: 'mot',
    diagnostics: [],
    skipped: { 'boxes marked as not evaluated': 1 },
  });
  // The editor would take 24 frames a second for a video with 30.
  expect(config).toContain('frameRate="30"');
  const results = tasks[0].predictions[0].result;
  const place = { y: 10, width: 20, height: 50, rotation: 0 };
  expect(results.map(({ value }: { value: unknown }) => value)).toEqual([
    {
      framesCount: 600,
      duration: 20,
      labels: ['Pedestrian'],
      sequence: [
        { frame: 1, enabled: true, x: 5, ...place, time: 0 },
        { frame: 2, enabled: false, x: 10, ...place, time: 1 / 30 },
        { frame: 7, enabled: false, x: 15, ...place, time: 6 / 30 },
      ],
    },
    expect.objectContaining({ labels: ['Car'] }),
  ]);
});

// 2D MOT 2015: no class, 0 in column 7 for what is not evaluated, and the place of the object in space in the last three columns.
test('ground truth of MOT15', async () => {
  const { outcome, tasks } = await convert({
    'in/seqinfo.ini': seqinfo,
    'in/a.mp4': 'video',
    'in/gt/gt.txt': '1,1,10,10,40,50,1,-9.84,1.22,0\n2,1,10,10,40,50,1,3,5,0\n1,2,10,10,40,50,0,3,5,0\n',
  });
  expect(outcome.skipped).toEqual({
    'positions in space (columns 8 to 10)': 2,
    'boxes marked as not evaluated': 1,
  });
  const [{ result, score }] = tasks[0].predictions;
  expect(score).toBeUndefined();
  expect(result).toMatchObject([{ value: { labels: ['object'], sequence: [{ frame: 1 }, { frame: 2 }] } }]);
});

test('masks of MOTS are named', async () => {
  const { errors } = await checkInput(
    {
      'in/seqinfo.ini': seqinfo,
      'in/a.mp4': 'video',
      'in/gt/gt.txt': '1 2005 2 100 200 WSV:2d;1O10000O10000O1\n',
    },
    'in',
  );
  expect(errors).toMatchObject([{ code: 'label-dialect', message: expect.stringContaining('MOTS') }]);
});

test('the class of a tracker that fills the columns behind it with -1', async () => {
  const { skipped, codes } = await checkInput(
    { 'in/seqinfo.ini': seqinfo, 'in/MOT17-02.mp4': 'video', 'in/gt/gt.txt': '1,1,9,9,9,9,0.9,3,-1,-1\n' },
    'in',
  );
  expect({ skipped, codes }).toEqual({ skipped: {}, codes: [] });
});

test('a track with two classes keeps the first, which is said', async () => {
  const { codes } = await checkInput(
    {
      'in/seqinfo.ini': seqinfo,
      'in/MOT17-02.mp4': 'video',
      'in/gt/gt.txt': '1,1,9,9,9,9,1,1,1\n2,1,9,9,9,9,1,3,1\n',
    },
    'in',
  );
  expect(codes).toEqual(['label-mark-lost']);
});

test('results of a tracker, with scores, and names of CVAT', async () => {
  const tracker = await convert({
    'in/seqinfo.ini': seqinfo,
    'in/a.mp4': 'video',
    'in/gt/gt.txt': '1,1,10,10,40,50,0.5,-1,-1,-1\n2,1,10,10,40,50,1,-1,-1,-1\n',
  });
  expect(tracker.tasks[0].predictions[0]).toMatchObject({
    score: 0.75,
    result: [{ score: 0.75, value: { labels: ['object'] } }],
  });
  const cvat = await convert({
    'in/gt/gt.txt': '1,1,10,10,40,50,1,2,1\n',
    'in/gt/labels.txt': 'bus\ntram\n',
    'in/a.mp4': 'video',
    'in/img1/1.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>',
  });
  expect(cvat.tasks[0].predictions[0].result[0].value.labels).toEqual(['tram']);
});

const base = { 'in/seqinfo.ini': seqinfo, 'in/a.mp4': 'video' };
test.each([
  [
    'a row that is too short',
    { ...base, 'in/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n1,2,3\n' },
    'label-malformed',
    2,
  ],
  ['a row with a word', { ...base, 'in/gt/gt.txt': '1,1,10,ten,40,50,1,1,1\n' }, 'label-malformed', 1],
  ['frame 0', { ...base, 'in/gt/gt.txt': '0,1,10,10,40,50,1,1,1\n' }, 'frame-zero', 1],
  ['a negative size', { ...base, 'in/gt/gt.txt': '1,1,10,10,-40,50,1,1,1\n' }, 'label-malformed', 1],
  [
    'two boxes of a track in a frame',
    { ...base, 'in/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n1,1,11,10,40,50,1,1,1\n' },
    'label-malformed',
    1,
  ],
  ['an unknown class', { ...base, 'in/gt/gt.txt': '1,1,10,10,40,50,1,99,1\n' }, 'class-unknown', 1],
  ['an unknown size', { 'in/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n' }, 'video-size-unknown', undefined],
])('%s is found', async (_what, files, code, line) => {
  const { errors, exitCode } = await checkInput(files, '-i', 'in');
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.objectContaining({ code, file: 'in/gt/gt.txt', ...(line && { line }) })]);
});

test('detections without a track are counted', async () => {
  const { skipped } = await checkInput(
    { ...base, 'in/gt/gt.txt': '1,-1,10,10,40,50,1,-1,-1,-1\n1,1,10,10,40,50,1,1,1\n' },
    '-i',
    'in',
  );
  expect(skipped).toEqual({ 'detections without a track': 1 });
});

test('a file of results is known by its rows', async () => {
  const { format } = await checkInput(
    { ...base, 'in/MOT17-02.txt': '1,1,10,10,40,50,0.9,-1,-1,-1\n' },
    '-i',
    'in/MOT17-02.txt',
  );
  expect(format).toBe('mot');
});

test('a folder of detections alone is no folder of texts: they are not tracks', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/MOT17-02/det/det.txt': '1,-1,10,10,40,50,0.9,-1,-1,-1\n' });
  const { code, stdout, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(code).toBe(1);
  expect(stderr).toContain('because it has det/det.txt');
  expect(stdout).toContain('in/MOT17-02/det/det.txt\n    This is a list of detections (track -1)');
});

test.each([
  ['MOT17-01/det/det.txt', 'MOT17-01/img1/000001.jpg'],
  ['dets/MOT17-01.txt', 'MOT17-01/img1/000001.jpg'],
])('detections beside frames are named: %s', async (boxes, frame) => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${boxes}`]: '1,-1,10,10,40,50,0.9,-1,-1,-1\n', [`in/${frame}`]: '' });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: [
      'error: in looks like detections of MOTChallenge, which have no tracks, and lsimport does not read labels of this kind.',
      'help: Use the output of a tracker, which gives each box the number of its track, and import that as mot. To import it without them, name a format, such as --input-format image-dir.',
      '',
    ].join('\n'),
  });
});

test('sequences with detections only are counted beside others', async () => {
  const boxes = '1,1,10,10,40,50,1,1,1\n';
  const { format, skipped } = await checkInput(
    {
      'in/train/MOT17-02/seqinfo.ini': seqinfo,
      'in/train/MOT17-02/gt/gt.txt': boxes,
      'in/train/MOT17-02/det/det.txt': '1,-1,10,10,40,50,0.9\n',
      'in/test/MOT17-01/det/det.txt': '1,-1,10,10,40,50,0.9\n',
      'in/test/MOT17-01/img1/000001.jpg': '',
    },
    '-i',
    'in',
  );
  expect({ format, skipped }).toEqual({ format: 'mot', skipped: { 'sequences without gt/gt.txt': 1 } });
});

test('the results of a tracker may be beside the frames', async () => {
  const { format } = await checkInput(
    {
      'in/results.txt': '1,1,10,10,40,50,0.9,-1,-1,-1\n',
      'in/img1/000001.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>',
    },
    '-i',
    'in',
  );
  expect(format).toBe('mot');
});

test('the folder of the tracks itself, with what describes the sequence above it', async () => {
  const tracks = '1,1,10,10,40,50,1,1,1\n2,1,12,10,40,50,1,1,1\n';
  const [at] = Object.keys(base).map((name) => name.split('/')[0]!);
  const { format, errors } = await checkInput({ ...base, [`${at}/gt/gt.txt`]: tracks }, '-i', `${at}/gt`);
  expect({ format, errors }).toEqual({ format: 'mot', errors: [] });
});

test('only gt.txt and det.txt are tracks and detections; other files are counted', async () => {
  const { outcome } = await convert({
    'in/MOT17-02/seqinfo.ini': seqinfo,
    'in/MOT17-02/MOT17-02.mp4': 'video',
    'in/MOT17-02/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n',
    'in/MOT17-02/gt/old_gt.txt': '1,1,10,10,40,50,1,1,1\n',
    'in/MOT17-02/det/det.txt': '1,-1,10,10,40,50,0.9,-1,-1,-1\n',
    'in/MOT17-02/det/yolodet.txt': '1,-1,10,10,40,50,0.9,-1,-1,-1\n',
  });
  expect(outcome).toMatchObject({ diagnostics: [], skipped: { 'other files': 2 } });
});

test.each(['in/det', 'in/det/det.txt', 'in/other.txt'])('detections alone are named: %s', async (path) => {
  const { exitCode, errors } = await checkInput(
    {
      'in/det/det.txt': '1,-1,10,10,40,50,0.9,-1,-1,-1\n',
      'in/other.txt': '1,-1,10,10,40,50,0.9,-1,-1,-1\n',
    },
    path,
  );
  expect(exitCode).toBe(1);
  expect(errors).toMatchObject([
    { code: 'label-dialect', message: expect.stringContaining('a list of detections (track -1)') },
  ]);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>';

test.each([
  ['from 1', '000001', 'ffmpeg -framerate 30 -i in/s/img1/%06d.svg -pix_fmt yuv420p in/s/MOT17-02.mp4'],
  [
    'from a later one',
    '0600',
    'ffmpeg -framerate 30 -start_number 600 -i in/s/img1/%04d.svg -pix_fmt yuv420p in/s/MOT17-02.mp4',
  ],
])('a missing video can be made of frames %s', async (_, name, command) => {
  const files = {
    [`in/s/img1/${name}.svg`]: svg,
    'in/s/seqinfo.ini': seqinfo,
    'in/s/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n',
  };
  expect((await checkInput(files, 'in')).messages).toEqual([
    `The video "in/s/MOT17-02.mp4" does not exist, so its task would show nothing. To make it from the frames: ${command}`,
  ]);
  expect((await checkInput({ ...files, 'in/s/MOT17-02.mp4': 'video' }, 'in')).messages).toEqual([]);
  expect((await checkInput({ ...files, 'in/s/MOT17-02.mp4': '' }, 'in')).messages).toEqual([
    'The file "in/s/MOT17-02.mp4" is empty, so its task would show nothing.',
  ]);
});

// As TrackEval, ByteTrack and SORT keep them: a file for each sequence, by its name; its lines have ten numbers, the last three of them -1.
const results = { 'in/MOT17-02.txt': '1,1,10,10,40,50,1,-1,-1,-1\n2,1,11,10,40,50,1,-1,-1,-1\n' };

test('a folder of results of trackers has a sequence for each file', async () => {
  const { outcome, tasks } = await convert({
    ...results,
    'in/data/MOT17-04.txt': '1,3,10,10,40,50,0.5,-1,-1,-1\n',
    'in/seqinfo.ini': '[Sequence]\nimWidth=200\nimHeight=100\n',
    'in/MOT17-02.mp4': 'video',
    'in/data/seqinfo.ini': '[Sequence]\nimWidth=200\nimHeight=100\n',
    'in/data/MOT17-04.mp4': 'video',
  });
  expect(outcome).toMatchObject({ format: 'mot', diagnostics: [] });
  expect(tasks.map(({ data }: { data: unknown }) => data)).toEqual([
    { video: '/data/local-files/?d=in/MOT17-02.mp4' },
    { video: '/data/local-files/?d=in/data/MOT17-04.mp4' },
  ]);
});

test.each([[[]], [['--input-format', 'mot']]])(
  'results of trackers want a size, and are no texts of OCR: %j',
  async (args) => {
    const { errors } = await checkInput(results, 'in', ...args);
    expect(errors.map(({ code }) => code)).toEqual(['video-size-unknown']);
  },
);

test('a file of results beside sequences is another file', async () => {
  const { outcome } = await convert({
    ...results,
    'in/MOT17-02/seqinfo.ini': seqinfo,
    'in/MOT17-02/MOT17-02.mp4': 'video',
    'in/MOT17-02/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n',
  });
  expect(outcome).toMatchObject({ format: 'mot', diagnostics: [], skipped: { 'other files': 1 } });
});

// MOT17-05 and MOT17-06 have 14 frames a second, the other sequences 30 or 25.
test('sequences with different rates have them in their data', async () => {
  const files = Object.fromEntries(
    [
      ['MOT17-04', 30],
      ['MOT17-05', 14],
    ].flatMap(([name, rate]) => [
      [`in/${name}/seqinfo.ini`, seqinfo.replace('MOT17-02', `${name}`).replace('=30', `=${rate}`)],
      [`in/${name}/${name}.mp4`, 'video'],
      [`in/${name}/gt/gt.txt`, '1,1,10,10,40,50,1,1,1\n8,1,20,10,40,50,1,1,1\n'],
    ]),
  );
  const { config, outcome, tasks } = await convert(files);
  expect(config).toContain('<Video name="video" value="$video" frameRate="$fps"/>');
  expect(outcome.diagnostics).toEqual([]);
  expect(tasks.map(({ data: { fps } }: { data: { fps: number } }) => fps)).toEqual([30, 14]);
  expect(tasks[1].predictions[0].result[0].value).toMatchObject({
    framesCount: 600,
    sequence: [{ time: 0 }, { time: 0.5 }],
  });
});

test('the rate goes into the data key that a label config has for it', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'in/seqinfo.ini': seqinfo,
    'in/MOT17-02.mp4': 'video',
    'in/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n',
    'c.xml':
      '<View><Video name="v" value="$video" frameRate="$rate"/><VideoRectangle name="b" toName="v"/><Labels name="l" toName="v"><Label value="Pedestrian"/></Labels></View>',
  });
  const { stdout, stderr } = await lsimport(folder, [
    'convert',
    'in',
    '-l',
    'c.xml',
    '--to',
    'tasks-1.x',
    '--document-root',
    '.',
  ]);
  expect(JSON.parse(stdout)[0].data).toEqual({ video: '/data/local-files/?d=in/MOT17-02.mp4', rate: 30 });
  expect(stderr).not.toContain('warning');
});

test('frames that begin at 0: the command in the help, run, adds 1 to each', async () => {
  const folder = temporaryFolder();
  // As table 4 of MOT16, with the frames of a program that counts from 0.
  const rows = ['0,1,10,10,40,50,1,1,1', '1,1,12,10,40,50,1,1,1', '', '0, 2, 0, 0, 10, 10, 1, 3, 1\r', ''];
  writeFiles(folder, {
    "in/it's/seqinfo.ini": seqinfo,
    "in/it's/MOT17-02.mp4": 'video',
    "in/it's/gt/gt.txt": rows.join('\n'),
  });
  const convert = async () => {
    const args = ['convert', 'in', '-l', 'auto', '--document-root', '.', '-o', 't.json', '--json', '--force'];
    return JSON.parse((await lsimport(folder, args)).stdout) as {
      diagnostics: { code: string; message: string; help: string; line: number }[];
    };
  };
  const [found, ...others] = (await convert()).diagnostics;
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    code: 'frame-zero',
    line: 1,
    message: '2 boxes are of frame 0, and frames of MOTChallenge count from 1.',
  });
  const command = /awk .* > NEW\.txt/.exec(found!.help)![0];
  execFileSync('sh', ['-c', `${command} && mv NEW.txt "in/it's/gt/gt.txt"`], { cwd: folder });
  expect(readFileSync(join(folder, "in/it's/gt/gt.txt"), 'utf8').split('\n')).toEqual([
    ...['1,1,10,10,40,50,1,1,1', '2,1,12,10,40,50,1,1,1', '', '1, 2, 0, 0, 10, 10, 1, 3, 1\r', ''],
  ]);
  expect((await convert()).diagnostics).toEqual([]);
});

test.each([
  // 30000/1001 and 24000/1001, as seqinfo.ini and players round them.
  ['29.97', 600, '29.97'],
  ['29.97003', 600, '29.97'],
  ['23.976', 600, '23.976'],
  ['30', 600, '30'],
  ['59.94', 1200, '59.94'],
])('frameRate=%s stays what it is, of %i frames', async (rate, length, expected) => {
  const { config, tasks } = await convert({
    'in/MOT17-02/seqinfo.ini': seqinfo
      .replace('frameRate=30', `frameRate=${rate}`)
      .replace('600', `${length}`),
    'in/MOT17-02/MOT17-02.mp4': 'video',
    'in/MOT17-02/gt/gt.txt': '1,1,10,10,40,50,1,1,1\n',
  });
  expect(config).toContain(`frameRate="${expected}"`);
  expect(tasks[0].predictions[0].result[0].value.duration).toBeCloseTo(length / Number(rate), 9);
});

test('sequences of 30 and 29.97 frames a second: the data of each task has its own', async () => {
  const sequence = (name: string, rate: string) => ({
    [`in/${name}/seqinfo.ini`]: seqinfo
      .replace('MOT17-02', name)
      .replace('frameRate=30', `frameRate=${rate}`),
    [`in/${name}/${name}.mp4`]: 'video',
    [`in/${name}/gt/gt.txt`]: '1,1,10,10,40,50,1,1,1\n',
  });
  const { config, tasks } = await convert({ ...sequence('a', '30'), ...sequence('b', '29.97') });
  expect(config).toContain('frameRate="$fps"');
  expect(tasks.map(({ data }: { data: { fps: number } }) => data.fps)).toEqual([30, 29.97]);
});
