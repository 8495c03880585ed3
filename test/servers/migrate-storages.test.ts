import { expect, test } from 'vitest';
import { choicesConfig } from './choices.ts';
import { initProject } from './init-project.ts';
import { makeFolder } from './make-folder.ts';
import { onlyProject1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

/** `kind` and `key`: what the API of 1.x calls the storage and its `--source-path`. */
test.each([
  { source: 's3', kind: 's3', key: 'bucket' },
  { source: 'gcs', kind: 'gcs', key: 'bucket' },
  { source: 'azure-blob', kind: 'azure', key: 'container' },
  { source: 'redis', kind: 'redis', key: 'path' },
])('a project with --source $source opens in 1.x, with the storage', async ({ source, kind, key }) => {
  const args = ['--source', source, '--source-path', 'bucket'];
  const project = initProject(makeFolder(), choicesConfig, ...args);
  const server = await startServer1x(project);
  const { id } = await onlyProject1x(server);
  expect(await server.api(`/api/storages/${kind}?project=${id}`)).toMatchObject([{ [key]: 'bucket' }]);
  await server.stop();
});

test.each(['s3', 'gcs', 'azure-blob', 'redis'])(
  'a project with --target %s-completions opens in 1.x',
  async (storage) => {
    const target = ['--target', `${storage}-completions`, '--target-path', 'bucket'];
    const server = await startServer1x(initProject(makeFolder(), choicesConfig, ...target));
    expect(await onlyProject1x(server)).toMatchObject({ title: 'proj' });
    await server.stop();
  },
);
