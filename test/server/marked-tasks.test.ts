import { expect, it } from 'vitest';
import { createClient } from '../../src/server/client.ts';
import { listMarked } from '../../src/server/marked-tasks.ts';
import { legacyToken } from '../support/label-studio/routes.ts';
import { startFakeServer } from '../support/label-studio/start.ts';

// The real server answers 500 to a page of 1,000 tasks that belong to files.
it('lists thousands of tasks whose files were uploaded', async () => {
  const server = await startFakeServer();
  const { signal } = new AbortController();
  const token = { kind: 'legacy', value: legacyToken } as const;
  const client = createClient({ address: server.url, token, env: {}, signal });
  await client.send('POST', '/api/projects/', 'create a project', { json: { title: 'files' } });
  const { tasks } = server.project();
  for (let id = 1; id <= 2500; id++) {
    const meta = { lsimport: { key: `file:${id}.png`, hash: 'h', chunk: 'c' } };
    tasks.set(id, { id, data: {}, meta, annotations: [], predictions: [], file_upload_id: id });
  }
  const listed = await listMarked(client, 1, '"lsimport"');
  expect(listed.map(({ id }) => id)).toEqual([...tasks.keys()]);
});
