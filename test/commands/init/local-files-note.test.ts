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

test('links of 0.9: what to do for each Label Studio is said, with what replaces the project that is there', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'photos/a.png': '' });
  const init = ['init', 'p', '-i', 'photos', '-l', 'auto'];
  const { stderr } = await lsimport(folder, init);
  expect(stderr).toContain(
    'The links are for Label Studio 0.9. For 1.x, create the project again with --force --document-root FOLDER',
  );
  expect(stderr).toContain('create it again with --force --allow-serving-local-files');
  for (const more of [['--document-root', '.'], ['--allow-serving-local-files']])
    expect(await lsimport(folder, [...init, '--force', ...more])).toMatchObject({ code: 0 });
});

test.each([
  ['with links of 0.9', [], true],
  ['with links of 1.x', ['--document-root', '.'], false],
])('files that a tag of 1.x shows, %s: what to do is said: %j', async (_, links, isSaid) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'papers/a.pdf': '%PDF-1.4' });
  const { code, stderr } = await lsimport(folder, ['init', 'p', '-i', 'papers', '-l', 'auto', ...links]);
  expect(code).toBe(0);
  expect(stderr.includes('which has no tag <Pdf>. For 1.x, create the project again with --force')).toBe(
    isSaid,
  );
  expect(stderr).not.toContain('--allow-serving-local-files');
});
