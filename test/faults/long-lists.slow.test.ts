import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const image = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"/>';
const many = 150_000;
/** An extreme rectangle (8) of VIA 3, the box around its points. */
const via3 = (xy: number[]) =>
  JSON.stringify({
    project: { pid: '1', pname: 'x', vid_list: ['1'] },
    config: {},
    attribute: {},
    file: { 1: { fid: '1', fname: 'a.svg', type: 2, loc: 1, src: 'a.svg' } },
    view: { 1: { fid_list: ['1'] } },
    metadata: { '1_a': { vid: '1', flg: 0, z: [], xy, av: {} } },
  });

it.each<[string, string, Record<string, string>, number]>([
  [
    'points of a shape',
    'via',
    { 'in.json': via3([8, ...Array.from({ length: 2 * many }, (_, i) => i % 991)]) },
    0,
  ],
  [
    'spans that are wrong',
    'spans-jsonl',
    { 'in.json': JSON.stringify([{ text: 'owl', label: Array.from({ length: many }, () => [2, 1, 'P']) }]) },
    1,
  ],
  [
    'tracks of a video',
    'mot',
    {
      'in.json/s/gt/gt.txt': Array.from({ length: many }, (_, i) => `1,${i + 1},1,1,9,9,1,1,1\n`).join(''),
      'in.json/s/img1/000001.svg': image,
    },
    0,
  ],
])('%s may be 150,000', async (_, format, files, expected) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.svg': image, ...files });
  const line = ['convert', 'in.json', '--input-format', format, '-l', 'auto', '-o', 'tasks.json'];
  const { code, stderr } = await lsimport(folder, line);
  expect([code, stderr.includes('This is a bug')]).toEqual([expected, false]);
});
