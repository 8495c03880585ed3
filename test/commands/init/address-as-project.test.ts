import { expect, it } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';

it.each([
  ['s3://bucket/project', [], 's3://bucket/project'],
  ['https://u:SECRET@h.example/x?sig=SECRET', [], 'https://h.example/x'],
  ['redis://:SECRET@h/1', ['--dry-run'], 'redis://h/1'],
  ['ftp://u:SECRET@h/x', ['--force'], 'ftp://h/x'],
  ['p', ['--root-dir', 'gs://bucket/'], 'gs://bucket/'],
])('%s with %j is refused as the project folder', async (project, options, shown) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[{"text":"owl"}]' });
  const before = readTree(folder);
  const { code, stdout, stderr } = await lsimport(folder, ['init', project, '-i', 't.json', ...options]);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr:
      `error: ${shown} is an address, but a project is a folder of this machine.\n` +
      'help: Use a path, such as my-project. The data may be at an address: -i s3://bucket/folder/\n',
  });
  expect(readTree(folder)).toEqual(before);
});
