import { expect, it, vi } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** How often each folder was looked into. */
const looks = vi.hoisted(() => new Map<string, number>());
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readdirSync = (...args: Parameters<typeof fs.readdirSync>) => {
    const folder = String(args[0]);
    looks.set(folder, (looks.get(folder) ?? 0) + 1);
    return fs.readdirSync(...args);
  };
  return { ...fs, readdirSync };
});

const track = (name: string) =>
  `<annotations><meta><task><size>2</size><source>${name}.mp4</source><original_size><width>20</width><height>10</height></original_size></task></meta>
<track id="0" label="car"><box frame="0" outside="0" xtl="1" ytl="1" xbr="5" ybr="5"/></track></annotations>`;

/** Files of labels, each about a video beside it, as read; and how often any folder was looked into at most. */
async function read(files: Record<string, string>): Promise<{ videos: string[]; most: number }> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  looks.clear();
  const args = ['convert', 'in', '-l', 'auto', '--document-root', '.', '--quiet'];
  const { stdout } = await lsimport(folder, args);
  const tasks = JSON.parse(stdout) as { data: { video: string } }[];
  return {
    videos: tasks.map(({ data }) => data.video.replace(/.*\?d=/, '')),
    most: Math.max(...looks.values()),
  };
}

it.each([
  ['cvat-video', (i: number) => ({ [`in/${i}.xml`]: track(String(i)), [`in/${i}.mp4`]: 'video' })],
  [
    'mot',
    (i: number) => ({
      [`in/${i}/gt/gt.txt`]: '1,1,1,1,4,4,1,1,1\n',
      [`in/${i}/seqinfo.ini`]: `[Sequence]\nname=${i}\nimWidth=20\nimHeight=10\nseqLength=2\n`,
      [`in/${i}.mp4`]: 'video',
    }),
  ],
])('folders of %s are looked into as often for many videos as for few', async (_, files) => {
  const many = (count: number) => Object.assign({}, ...Array.from({ length: count }, (__, i) => files(i)));
  const few = await read(many(3));
  const all = await read(many(40));
  expect(few.videos).toEqual(['in/0.mp4', 'in/1.mp4', 'in/2.mp4']);
  expect(all.videos).toHaveLength(40);
  expect(all.most).toBe(few.most);
});
