import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { checkInput } from '../labelled/check-input.ts';

const meta =
  '<meta><task><size>10</size><mode>interpolation</mode><source>clip.mp4</source><labels><label><name>car</name></label></labels>' +
  '<original_size><width>200</width><height>100</height></original_size></task></meta>';
const file = (tracks: string) => `<annotations>\n<version>1.1</version>\n${meta}\n${tracks}\n</annotations>`;
const box = (frame: number, left: number, { outside = 0, key = 1, more = '' } = {}) =>
  `<box frame="${frame}" keyframe="${key}" outside="${outside}" occluded="0" xtl="${left}" ytl="10" xbr="${left + 20}" ybr="30"${more}></box>`;
const track = (boxes: string) => `<track id="0" label="car" source="manual">\n${boxes}\n</track>`;

// CVAT counts frames from 0, Label Studio from 1. A box with outside="1" is not shown; of Label Studio a key frame with enabled: false is the last
// that is shown (isInLifespan of its editor). Times are those of 24 frames a second, its own.
test('a track is shown in the frames in which CVAT shows it', async () => {
  const boxes = [
    box(2, 0),
    box(3, 10, { key: 0 }),
    box(4, 20),
    box(5, 25, { key: 0 }),
    box(6, 25, { outside: 1 }),
    box(7, 25, { outside: 1, key: 0 }),
    box(8, 100, { more: ' rotation="90"' }),
  ];
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/annotations.xml': file(track(boxes.join('\n'))), 'in/clip.mp4': 'video' });
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
  expect(JSON.parse(made.stdout)).toMatchObject({ ok: true, format: 'cvat-video', diagnostics: [] });
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  expect(task.data).toEqual({ video: '/data/local-files/?d=in/clip.mp4' });
  const place = { y: 10, width: 10, height: 20, rotation: 0 };
  expect(task.predictions[0].result).toEqual([
    {
      id: '1',
      from_name: 'box',
      to_name: 'video',
      type: 'videorectangle',
      original_width: 200,
      original_height: 100,
      value: {
        framesCount: 10,
        duration: 10 / 24,
        labels: ['car'],
        sequence: [
          { frame: 3, enabled: true, x: 0, ...place, time: 2 / 24 },
          { frame: 5, enabled: true, x: 10, ...place, time: 4 / 24 },
          { frame: 6, enabled: false, x: 12.5, ...place, time: 5 / 24 },
          // Turned around its center, which is at 110, 20.
          { frame: 9, enabled: true, ...place, x: 60, rotation: 90, time: 8 / 24 },
        ],
      },
    },
  ]);
  const checked = await lsimport(folder, ['check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json']);
  expect(JSON.parse(checked.stdout).diagnostics).toEqual([]);
});

test.each([
  ['a track without a label', file('<track id="0"/>'), 'label-malformed', 4],
  ['a track of polygons', file(track('<polygon frame="0" points="1,1;2,2;3,3"/>')), 'label-shape-unknown', 5],
  [
    'a box without a frame',
    file(track('<box xtl="1" ytl="1" xbr="2" ybr="2"/>\n<box frame="1" xtl="1" ytl="1" xbr="2" ybr="2"/>')),
    'label-malformed',
    5,
  ],
  ['a track that is never there', file(track(box(1, 1, { outside: 1 }))), 'label-malformed', 4],
  [
    'a video without a size',
    file(track(box(1, 1))).replace(/<original_size>.*size>/, ''),
    'label-file-malformed',
    1,
  ],
  ['two videos', file(`${track(box(1, 1))}<track task_id="7" label="car"/>`), 'label-file-malformed', 6],
])('%s is found', async (_what, xml, code, line) => {
  const { errors, exitCode } = await checkInput(
    { 'a.xml': xml },
    '-i',
    'a.xml',
    '--input-format',
    'cvat-video',
  );
  expect(exitCode).toBe(1);
  expect(errors).toEqual([expect.objectContaining({ code, file: 'a.xml', line })]);
});

test('tags of frames are counted', async () => {
  const xml = file(`${track(box(0, 0))}<tag frame="3" label="rain" source="manual"/>`);
  const { skipped } = await checkInput({ 'in/a.xml': xml, 'in/clip.mp4': 'video' }, 'in');
  expect(skipped).toEqual({ 'elements of files called "tag"': 1 });
});

// CVAT writes the frames of the video, and in size how many of them the task has.
test('a task of every fifth frame has a video that goes on to its last', async () => {
  const folder = temporaryFolder();
  const part = meta.replace(
    '<size>10',
    '<start_frame>10</start_frame><stop_frame>95</stop_frame><frame_filter>step=5</frame_filter><size>18',
  );
  const xml = file(track(box(10, 0))).replace(meta, part);
  writeFiles(folder, { 'in/annotations.xml': xml, 'in/clip.mp4': 'video' });
  await lsimport(folder, ['convert', 'in', '-l', 'auto', '-o', 't.json']);
  const [task] = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
  expect(task.completions[0].result[0].value).toMatchObject({ framesCount: 96, sequence: [{ frame: 11 }] });
});

test('a missing video, attributes, and boxes beyond the frame are said', async () => {
  const boxes = [
    box(0, 190),
    box(1, 300),
    box(2, 100).replace('></box>', '><attribute name="speed">3</attribute></box>'),
  ];
  const { codes, skipped, exitCode } = await checkInput(
    { 'a.xml': file(track(boxes.join(''))) },
    '-i',
    'a.xml',
  );
  expect({ codes: codes.sort(), exitCode }).toEqual({
    codes: ['label-clipped', 'label-mark-lost', 'video-missing'],
    exitCode: 0,
  });
  expect(skipped).toEqual({ 'boxes outside their videos': 1 });
});

// "CVAT for video 1.1" with "Save images" has images/frame_000000.PNG and so on, by their numbers in the video.
test.each([
  [
    [0, 1, 2],
    ' To make it from the frames: ffmpeg -framerate 24 -i in/images/frame_%06d.PNG -pix_fmt yuv420p in/clip.mp4',
  ],
  // Of these, the first would be the first of the video.
  [[10, 11], ''],
  [[0, 5, 10], ''],
])('a missing video can be made of the frames %j', async (frames, command) => {
  const images = frames.map((frame) => [`in/images/frame_${String(frame).padStart(6, '0')}.PNG`, '']);
  const files = { ...Object.fromEntries(images), 'in/annotations.xml': file(track(box(0, 10))) };
  const { messages } = await checkInput(files, '-i', 'in');
  expect(messages).toEqual([
    `The video "in/clip.mp4" does not exist, so its task would show nothing.${command}`,
  ]);
});

/** Black pictures with silence, so many a second; by ffmpeg. */
function makeVideo(folder: string, path: string, rate: number, seconds: number): void {
  const input = ['-f', 'lavfi', '-i', `color=black:s=16x16:r=${rate}:d=${seconds}`];
  const sound = ['-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono'];
  execFileSync('ffmpeg', ['-v', 'error', ...sound, ...input, '-shortest', '-c:v', 'mpeg4', path], {
    cwd: folder,
  });
}
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

test.skipIf(!hasFfmpeg)('the rate of an MP4 video is that of its file', async () => {
  const folder = temporaryFolder();
  const tracks = file(track(box(0, 0) + box(5, 10)));
  writeFiles(folder, { 'in/a/annotations.xml': tracks });
  makeVideo(folder, 'in/a/clip.mp4', 10, 4);
  const convert = async () => {
    const args = ['convert', 'in', '-l', 'auto', '--to', 'tasks-1.x', '--document-root', '.'];
    const made = await lsimport(folder, [...args, '-o', 't.json', '--write-config', 'c.xml', '--json']);
    const { diagnostics, notes } = JSON.parse(made.stdout);
    expect({ diagnostics, notes: notes.join() }).toEqual({
      diagnostics: [],
      notes: expect.not.stringContaining('CVAT does not say'),
    });
    const tasks = JSON.parse(readFileSync(join(folder, 't.json'), 'utf8'));
    return { config: readFileSync(join(folder, 'c.xml'), 'utf8'), tasks };
  };
  const one = await convert();
  expect(one.config).toContain('frameRate="10"');
  expect(one.tasks[0].annotations[0].result[0].value).toMatchObject({
    duration: 1,
    sequence: [
      { frame: 1, time: 0 },
      { frame: 6, time: 0.5 },
    ],
  });
  writeFiles(folder, { 'in/b/annotations.xml': tracks });
  makeVideo(folder, 'in/b/clip.mp4', 25, 4);
  for (const name of ['c.xml', 't.json']) rmSync(join(folder, name));
  const both = await convert();
  expect(both.config).toContain('frameRate="$fps"');
  expect(both.tasks.map(({ data }: { data: { fps: number } }) => data.fps)).toEqual([10, 25]);
});

test.skipIf(!hasFfmpeg)('the rate of a short video is not taken for another that is near', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/annotations.xml': file(track(box(0, 0) + box(5, 10))) });
  makeVideo(folder, 'in/clip.mp4', 25, 4);
  await lsimport(folder, ['convert', 'in', '-l', 'auto', '-o', 't.json', '--write-config', 'c.xml']);
  expect(readFileSync(join(folder, 'c.xml'), 'utf8')).toContain('frameRate="25"');
});

test('where no file says the rate, a note says what to do', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'my in/annotations.xml': file(track(box(0, 0))), 'my in/clip.mp4': 'video' });
  const { stderr } = await lsimport(folder, ['check', 'my in', '-l', 'auto']);
  expect(stderr).toContain(
    "note: CVAT does not say how many frames clip.mp4 has a second; times assume 24, as the frameRate of the Video tag. If it has another number, set that as frameRate in the label config, or regions drift; ffprobe shows it: ffprobe -v error -select_streams v -show_entries stream=avg_frame_rate -of csv=p=0 'my in/clip.mp4'\n",
  );
});

// 30 frames a second for 3 seconds, then 10 for 9: frame 90 comes at 3 s, where a rate of 15 has frame 45.
test.skipIf(!hasFfmpeg)(
  'a video whose frames take different times is said, with what makes it even',
  async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/annotations.xml': file(track(box(0, 0) + box(5, 10))) });
    const part = (rate: number, seconds: number) => [
      '-f',
      'lavfi',
      '-i',
      `testsrc=s=16x16:r=${rate}:d=${seconds}`,
    ];
    const joined = [
      '-filter_complex',
      '[0:v][1:v]concat=n=2:v=1,settb=1/30[v]',
      '-map',
      '[v]',
      '-vsync',
      'vfr',
    ];
    const made = ['-v', 'error', ...part(30, 3), ...part(10, 9), ...joined, '-c:v', 'mpeg4', 'in/clip.mp4'];
    execFileSync('ffmpeg', made, { cwd: folder });
    const framesOf = (video: string) => {
      const args = '-v error -show_entries stream=nb_frames -of csv=p=0'.split(' ');
      return Number(execFileSync('ffprobe', [...args, video], { cwd: folder }).toString());
    };
    const { stdout } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    const [, off, command] =
      /boxes are shown up to (\d+) frames off\.\n {2}help: Give all frames the same time, and use that video: (.+)\n/.exec(
        stdout,
      )!;
    expect(Math.abs(Number(off) - 45)).toBeLessThan(3);
    execFileSync('sh', ['-c', command!], { cwd: folder, stdio: 'ignore' });
    expect(framesOf('in/clip-constant.mp4')).toBe(framesOf('in/clip.mp4'));
    renameSync(join(folder, 'in/clip-constant.mp4'), join(folder, 'in/clip.mp4'));
    const again = await lsimport(folder, ['check', 'in', '-l', 'auto']);
    expect(again.stdout).toContain('no problems found');
  },
);
