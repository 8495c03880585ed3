import { expect, test } from 'vitest';
import { choicesConfig } from './choices.ts';
import { initProject } from './init-project.ts';
import { makeFolder } from './make-folder.ts';
import { onlyProject1x } from './run/project-1x.ts';
import { startServer1x } from './run/start-server-1x.ts';

/** How the API of 1.x calls the storages of 0.9. */
test.each([
  { args: ['--source', 's3', '--source-path', 'bucket'], kind: 's3', key: 'bucket' },
  { args: ['--source', 'gcs', '--source-path', 'bucket'], kind: 'gcs', key: 'bucket' },
  { args: ['--source', 'azure-blob', '--source-path', 'bucket'], kind: 'azure', key: 'container' },
  { args: ['--source', 'redis', '--source-path', 'bucket'], kind: 'redis', key: 'path' },
])('a project with $args opens in 1.x, with the storage', async ({ args, kind, key }) => {
  const project = initProject(makeFolder(), choicesConfig, ...args, '--source-params', '{"prefix":"a/b"}');
  const server = await startServer1x(project);
  const { id } = await onlyProject1x(server);
  expect(await server.api(`/api/storages/${kind}?project=${id}`)).toMatchObject([
    { [key]: 'bucket', prefix: 'a/b' },
  ]);
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
