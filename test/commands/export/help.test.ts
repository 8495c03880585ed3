import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { writeFiles } from '../../support/temporary-folder.ts';
import { writeProject } from './export-project.ts';

const config =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="a"/></Choices></View>';
const links: [string, string][] = [
  ['unsure-url', 'a.png'],
  ['link-of-other-server', '/data/a.png?d=%2Fsrv'],
  ['private-host', 'http://localhost/a.png'],
];

test.each(links)('%s: help names only options that there are', async (code, image) => {
  const tasks = Object.fromEntries([1, 2].map((id) => [id, { id, data: { image } }]));
  const folder = writeProject({ tasks });
  writeFiles(folder, { 'p/config.xml': config, 't.json': JSON.stringify(Object.values(tasks)) });
  const exported = await lsimport(folder, ['export', 'p', '-o', 'out.json']);
  expect(exported.stderr).toContain(`warning[${code}] 2 times`);
  const [help] = exported.stderr.match(/help: .*/g)!;
  expect(help).toMatch(/lsimport init (?:--document-root|--links)/);
  // The same links in data of which tasks are made.
  const args = ['check', 't.json', '-l', 'p/config.xml', '--server', '1.x'];
  const checked = await lsimport(folder, args);
  expect(checked.stdout).toContain(`warning[${code}] 2 times`);
  expect(checked.stdout).not.toContain('lsimport init');
  if (code !== 'unsure-url') return;
  const previewed = await lsimport(folder, ['preview', 'p', '-o', 'p.html']);
  expect(previewed.stderr).toContain(help);
});
