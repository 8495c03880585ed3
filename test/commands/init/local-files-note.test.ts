import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const labels = (source: string) => ({
  'source-ref': source,
  sport: 0,
  'sport-metadata': { 'class-name': 'football', type: 'groundtruth/image-classification' },
});

test.each([
  [['s3://bucket/a.jpg', 's3://bucket/b.jpg'], false],
  [['s3://bucket/a.jpg', 'b.jpg'], true],
])('tasks that link to %j: the note on local files is said: %j', async (sources, isSaid) => {
  const folder = temporaryFolder();
  const manifest = sources.map((source) => JSON.stringify(labels(source))).join('\n');
  writeFiles(folder, { 'output.manifest': manifest, 'b.jpg': '' });
  const args = ['-i', 'output.manifest', '--input-format', 'ground-truth', '-l', 'auto'];
  const { code, stderr } = await lsimport(folder, ['init', 'p', ...args]);
  expect(code).toBe(0);
  expect(stderr.includes('will not show the files until it is allowed to serve them')).toBe(isSaid);
});
