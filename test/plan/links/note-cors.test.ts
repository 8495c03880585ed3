import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function said(name: string, links: string): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { [`in/${name}`]: 'GIF89a' });
  const { code, stderr } = await lsimport(folder, ['check', 'in', '-l', 'auto', '--links', links]);
  expect(code).toBe(0);
  return stderr;
}

test.each(['a.png', 'a.wav'])('the host of links to %s must allow the editor to load them', async (name) => {
  expect(await said(name, 'https://photos.example/set')).toContain(
    'note: The editor loads images and audio of other hosts only if photos.example sends CORS headers (Access-Control-Allow-Origin).\n',
  );
});

test.each([
  ['a.mp4', 'https://photos.example/set'],
  ['a.png', 's3://bucket/set'],
])('nothing is said of %s below %s', async (name, links) => {
  expect(await said(name, links)).not.toContain('CORS');
});
