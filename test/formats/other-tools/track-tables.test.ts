import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const tracks = [
  // In percent of a frame of 200 by 100 pixels, by hand.
  [
    'car',
    { frame: 1, x: 10, y: 20, width: 20, height: 10 },
    { frame: 2, x: 15, y: 20, width: 20, height: 10 },
  ],
  ['bus', { frame: 2, x: 0, y: 0, width: 50, height: 50 }],
] as const;

const named =
  'looks like a table with boxes of tracks in frames, and lsimport does not read labels of this kind.';

test.each<[string, string, string?]>([
  [
    'sizes',
    'frame,id,x,y,w,h,label,conf\n1,1,20,20,40,10,car,0.9\n2,1,30,20,40,10,car,0.8\n2,2,0,0,100,50,bus,0.9\n',
  ],
  [
    'corners, quotes and frames from 0',
    '"track_id";"frame_number";"class";"x1";"y1";"x2";"y2"\r\n"1";"0";"car";"20";"20";"60";"30"\r\n"1";"1";"car";"30";"20";"70";"30"\r\n"2";"1";"bus";"0";"0";"100";"50"\r\n',
  ],
  [
    'centers, between tabs',
    'Frame\tObject ID\tx_center\ty_center\twidth\theight\tlabel\n1\t1\t40\t25\t40\t10\tcar\n2\t1\t50\t25\t40\t10\tcar\n2\t2\t50\t25\t100\t50\tbus\n',
    'my tracks.tsv',
  ],
])('the command writes tracks of %s', async (_, text, name = 'my tracks.csv') => {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: text, 'in/d.mp4': 'ftyp' });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain(`in ${named}`);
  expect(code).toBe(2);
  const [, command = '', size = ''] =
    /: (mkdir -p tracks\/gt .* > tracks\/gt\/gt\.txt)\. Write the size of the video beside them, such as (printf .*\.ini)\. Then use --input-path tracks /.exec(
      stderr,
    ) ?? [];
  const sized = size.replace('1920', '200').replace('1080', '100');
  execFileSync('sh', ['-c', `${command} && ${sized}`], { cwd: folder });
  const args = [
    'convert',
    '--input-path',
    'tracks',
    '--input-format',
    'mot',
    '--images',
    'in',
    '--document-root',
    '.',
  ];
  const { stdout } = await lsimport(folder, [...args, '-l', 'auto', '--to', 'tasks-1.x']);
  const [task] = JSON.parse(stdout);
  expect(task.data.video).toBe('/data/local-files/?d=in/d.mp4');
  const values = task.annotations[0].result.map(({ value }: { value: object }) => value);
  expect(values).toEqual(
    tracks.map(([label, ...sequence]) =>
      expect.objectContaining({
        labels: [label],
        sequence: sequence.map((one) => expect.objectContaining(one)),
      }),
    ),
  );
});

test('without labels they are objects', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.csv': 'frame,id,left,top,width,height\n5,7,20,20,40,10\n' });
  const { code, stdout } = await lsimport(folder, ['check', 't.csv', '-l', 'auto']);
  expect(code).toBe(0);
  expect(stdout).toContain('looks like a table with boxes of tracks in frames');
  const [, command = ''] = /: (mkdir -p tracks\/gt .* > tracks\/gt\/gt\.txt)\. Write/.exec(stdout) ?? [];
  execFileSync('sh', ['-c', command.replaceAll('FILE', 't.csv')], { cwd: folder });
  const made = execFileSync('sh', ['-c', 'cat tracks/gt/gt.txt tracks/gt/labels.txt'], { cwd: folder });
  expect(made.toString()).toBe('5,7,20,20,40,10,1,1,1\nobject\n');
});

test('boxes in fractions of a frame get no command, as the size is not known', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/t.csv': 'frame,id,x,y,w,h\n1,1,0.1,0.2,0.3,0.1\n', 'in/d.mp4': 'ftyp' });
  const { stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto']);
  expect(stderr).toContain(`in ${named}`);
  expect(stderr).toContain('help: Write them as tracks of MOTChallenge, in pixels, and import that as mot.');
});

test.each([
  ['sprites, whose frames are names', 'frame,id,x,y,w,h\nwalk_1,1,0,0,16,16\nwalk_2,2,16,0,16,16\n'],
  ['points', 'frame,id,x,y\n1,1,20,20\n'],
  ['boxes without tracks', 'frame,x,y,w,h,label\n1,20,20,40,10,car\n'],
])('%s are no tracks', async (_, text) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.csv': text });
  const { stdout } = await lsimport(folder, ['check', 't.csv', '-l', 'auto']);
  expect(stdout).not.toContain('boxes of tracks');
});
