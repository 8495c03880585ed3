import { expect, it } from 'vitest';
import { createClient } from '../../src/server/client.ts';
import { findProject } from '../../src/server/projects.ts';
import { settle } from '../../src/server/settle.ts';
import { legacyToken } from '../support/label-studio/routes.ts';
import { serve } from '../support/stores/serve.ts';

async function clientOf(answer: Parameters<typeof serve>[0], settings: { most?: number } = {}) {
  const { signal } = new AbortController();
  const address = await serve(answer);
  const token = { kind: 'legacy', value: legacyToken } as const;
  return createClient({ address, token, env: {}, signal, ...settings });
}

it('an answer without end is given up before it fills the memory', async () => {
  let sent = 0;
  const client = await clientOf(
    (_, response) => {
      const block = Buffer.alloc(1 << 20, 'x');
      const more = () => {
        if (response.destroyed) return;
        sent += block.length;
        response.write(block, more);
      };
      more();
    },
    { most: 16 << 20 },
  );
  await expect(client.get('/api/projects/', 'list the projects')).rejects.toThrow(
    "The server's answer has more than 16 MiB.",
  );
  expect(sent).toBeLessThan(32 << 20);
});

it('a list whose next page is the same one is refused', async () => {
  let asked = 0;
  const page = { next: '/api/projects/?page=2', results: [{ id: 7, title: 'birds' }] };
  const client = await clientOf((_, response) => {
    asked++;
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
  });
  await expect(findProject(client, 'birds')).rejects.toThrow('has the same page twice');
  expect(asked).toBe(2);
});

it('a list whose pages alternate is refused', async () => {
  let asked = 0;
  const client = await clientOf((_, response) => {
    const results = [{ id: 7 + (asked++ % 2), title: 'birds' }];
    const next = asked < 20 ? '/api/projects/?page=2' : null;
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ next, results }));
  });
  await expect(findProject(client, 'birds')).rejects.toThrow('has the same page twice');
  expect(asked).toBe(3);
});

it('the token is not sent where a redirect of the server leads', async () => {
  const seen: unknown[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{}');
  });
  const client = await clientOf((_, response) => response.writeHead(302, { location: `${other}/` }).end());
  await expect(client.get('/api/projects/', 'list the projects')).rejects.toThrow('(302)');
  expect(await client.look('/data/upload/1/a.png')).toMatchObject({ status: 302, location: `${other}/` });
  expect(seen).toEqual([]);
});

it('a server that deletes nothing is not asked without end', async () => {
  let asked = 0;
  const task = { id: 1, meta: { lsimport: { key: 'a', hash: 'h' } } };
  const counts = { total_annotations: 0, cancelled_annotations: 0, total_predictions: 0 };
  const drafts = { total: 0, tasks: [] };
  const client = await clientOf((request, response, url) => {
    const isList = request.method === 'GET';
    if (!isList) asked++;
    const isOfDrafts = url.searchParams.get('query')?.includes('draft_exists');
    const found = isOfDrafts
      ? drafts
      : { total: 2, tasks: [task, { ...task, id: 2 }].map((one) => ({ ...one, ...counts })) };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(isList ? found : { processed_items: 0 }));
  });
  const sent = { key: 'a', hash: 'h', json: Buffer.from('{}'), annotations: 0, skipped: 0, predictions: 0 };
  const pauses = { arrival: [0], restart: [0] };
  const { signal } = new AbortController();
  await expect(settle({ client, project: 1, marker: 'm', pauses, signal }, [sent], {})).rejects.toThrow(
    'Label Studio did not delete 1 duplicate or incomplete task after 10 attempts.',
  );
  expect(asked).toBe(10);
});

it('tasks are deleted until none of them is left', async () => {
  const counts = { total_annotations: 0, cancelled_annotations: 0, total_predictions: 0 };
  const of = (id: number) => ({ id, meta: { lsimport: { key: 'a', hash: 'h' } }, ...counts });
  let there = [1, 2, 3, 4, 5, 6].map(of);
  const client = await clientOf(async (request, response, url) => {
    const reply = (json: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    if (request.method === 'GET') {
      const isOfDrafts = url.searchParams.get('query')?.includes('draft_exists');
      return reply(isOfDrafts ? { total: 0, tasks: [] } : { total: there.length, tasks: there });
    }
    // A busy server deletes only three at once.
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { included } = JSON.parse(Buffer.concat(chunks).toString()).selectedItems;
    const gone = new Set(included.slice(0, 3));
    there = there.filter(({ id }) => !gone.has(id));
    return reply({ processed_items: gone.size });
  });
  const sent = { key: 'a', hash: 'h', json: Buffer.from('{}'), annotations: 0, skipped: 0, predictions: 0 };
  const pauses = { arrival: [0], restart: [0] };
  const { signal } = new AbortController();
  await settle({ client, project: 1, marker: 'm', pauses, signal }, [sent], {});
  expect(there).toHaveLength(1);
});
