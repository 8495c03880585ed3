import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Chunk, OutgoingTask } from '../../src/server/chunk.ts';
import { type Client, createClient } from '../../src/server/client.ts';
import { deliver } from '../../src/server/deliver.ts';
import { NetworkProblem } from '../../src/server/network-problem.ts';
import { importPredictions, importWithLoss } from '../support/label-studio/import-tasks.ts';
import type { Seen } from '../support/label-studio/replies.ts';
import { legacyToken } from '../support/label-studio/routes.ts';
import { type FakeServer, type Fault, listen, startFakeServer } from '../support/label-studio/start.ts';
import type { FakeProject } from '../support/label-studio/state.ts';

const pauses = { arrival: [1, 1, 1], restart: [1, 1] };
const { signal } = new AbortController();
const prediction = { result: [], model_version: 'm' };

function clientOf(url: string): Client {
  const token = { kind: 'legacy', value: legacyToken } as const;
  return createClient({ address: url, token, env: {}, signal, patience: 300 });
}

async function emptyProject(server: FakeServer): Promise<FakeProject> {
  await clientOf(server.url).send('POST', '/api/projects/', 'create a project', {
    json: { title: 'faults' },
  });
  return server.project();
}

function chunkOf(count: number, from = 0): Chunk {
  const marker = `c${from}`.padEnd(22, 'x');
  const tasks = Array.from({ length: count }, (_, i): OutgoingTask => {
    const key = `id:${from + i}`;
    const meta = { lsimport: { key, hash: 'h', chunk: marker } };
    const json = Buffer.from(JSON.stringify({ meta, data: { text: key }, predictions: [prediction] }));
    return { key, hash: 'h', json, annotations: 0, skipped: 0, predictions: 1 };
  });
  return { marker, tasks };
}

/** Each task once, with its prediction. */
function expectAll(project: FakeProject, count: number): void {
  const found = [...project.tasks.values()];
  expect(found.map(({ data }) => data.text).sort()).toEqual(
    Array.from({ length: count }, (_, i) => `id:${i}`).sort(),
  );
  expect(found.every(({ predictions }) => predictions.length === 1)).toBe(true);
}

const isImport = ({ method, path }: Seen) => method === 'POST' && path.endsWith('/import');

/** Has the first requests with tasks go wrong. */
function failFirst(server: FakeServer, ...faults: Fault[]): void {
  server.fault = (seen) => (isImport(seen) ? faults.shift() : undefined);
}

const page = { status: 504, text: '<html><title>504 Gateway Time-out</title></html>' };
const cases: [string, Fault][] = [
  ['504 before the server got it', { when: 'before', answer: page }],
  ['504 after the server heeded it', { when: 'after', answer: page }],
  ['a cut connection before', { when: 'before', answer: 'cut' }],
  ['a cut connection after', { when: 'after', answer: 'cut' }],
  ['500 after', { when: 'after', answer: { status: 500, json: { detail: 'boom' } } }],
  ['201 that is not JSON', { when: 'after', answer: { status: 201, text: '<html>' } }],
  ['201 with other counts', { when: 'after', answer: { status: 201, json: { task_count: 1 } } }],
];

describe('each task is there once, with its prediction, after', () => {
  it.each(cases)('%s', async (_name, fault) => {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    failFirst(server, fault);
    const { doubts } = await deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    expectAll(project, 5);
    expect(doubts).toBeGreaterThan(0);
  });

  it('three faults in a row', async () => {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    failFirst(server, cases[0]![1], cases[2]![1], cases[3]![1]);
    await deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    expectAll(project, 5);
  });

  it('an answer 201 that has lost the predictions', async () => {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    let lost = 0;
    server.fault = (seen) =>
      isImport(seen) && lost++ < 2
        ? { when: 'before', answer: importWithLoss(server.state, project, seen) }
        : undefined;
    await deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    expectAll(project, 5);
  });

  it('413 for more than two tasks', async () => {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    server.fault = (seen) =>
      isImport(seen) && JSON.parse(seen.body.toString()).length > 2
        ? {
            when: 'before',
            answer: { status: 413, text: '<html><title>413 Request Entity Too Large</title></html>' },
          }
        : undefined;
    await deliver(clientOf(server.url), project.id, chunkOf(7), { pauses, signal });
    expectAll(project, 7);
  });

  it('an answer that does not come in time', async () => {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    let first = true;
    const slow = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', async () => {
        const answer = await fetch(`${server.url}${request.url}`, {
          method: request.method!,
          headers: {
            authorization: String(request.headers.authorization),
            'content-type': 'application/json',
          },
          ...(request.method === 'POST' && { body: Buffer.concat(parts) }),
        });
        const text = await answer.text();
        if (first && request.url!.endsWith('/import')) {
          first = false;
          return;
        }
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
      });
    });
    const url = await listen(slow);
    await deliver(clientOf(url), project.id, chunkOf(5), { pauses, signal });
    expectAll(project, 5);
  });
});

it('stops when no answer comes for very long, as the server may still store the tasks', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const client = clientOf(server.url);
  let times = 0;
  const ask: Client['ask'] = (method, path, question) => {
    if (!path.endsWith('/import')) return client.ask(method, path, question);
    times++;
    throw new NetworkProblem({ code: 'UND_ERR_HEADERS_TIMEOUT' });
  };
  const delivery = deliver({ ...client, ask }, project.id, chunkOf(5), { pauses, signal });
  await expect(delivery).rejects.toThrow('it has not answered a request with 5 tasks for ten minutes');
  expect(times).toBe(1);
});

it('sends nothing a second time that the server is still at work on', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const client = clientOf(server.url);
  let sent = 0;
  server.fault = (seen) => {
    if (!isImport(seen) || sent++ > 0) return undefined;
    // It arrives when the gateway has given up.
    setTimeout(
      () =>
        void fetch(`${server.url}${seen.path}`, {
          method: 'POST',
          body: seen.body,
          headers: { authorization: `Token ${legacyToken}` },
        }),
      60,
    );
    return { when: 'before', answer: page };
  };
  await deliver(client, project.id, chunkOf(5), { pauses: { ...pauses, arrival: [20, 40, 80] }, signal });
  expectAll(project, 5);
});

it('deletes second copies, but none that somebody has annotated', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const client = clientOf(server.url);
  const chunk = chunkOf(3);
  await deliver(client, project.id, chunk, { pauses, signal });
  await deliver(client, project.id, chunk, { pauses, signal });
  expect(project.tasks.size).toBe(6);
  const [, , , annotated] = [...project.tasks.values()];
  annotated!.annotations.push({ result: [] });
  failFirst(server, { when: 'before', answer: page });
  await deliver(client, project.id, chunk, { pauses, signal });
  expectAll(project, 3);
  expect(project.tasks.get(annotated!.id)).toBe(annotated);
});

/** Has the first of the imports lose their predictions, as on a busy SQLite. */
function loseFirst(server: FakeServer, project: FakeProject, times: number, then?: () => void): void {
  server.fault = (seen) => {
    if (!isImport(seen) || times-- <= 0) return undefined;
    const answer = importWithLoss(server.state, project, seen);
    then?.();
    return { when: 'before', answer };
  };
}

const paths = (server: FakeServer) =>
  server.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/.*\d\//, ''));

it('adds predictions that were lost to the tasks that are there, also to an annotated one', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const annotated = () => [...project.tasks.values()][1]!;
  loseFirst(server, project, 1, () => annotated().annotations.push({ result: [] }));
  const { kept } = await deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  expectAll(project, 3);
  expect(kept).toEqual([]);
  expect(annotated().annotations).toHaveLength(1);
  expect([...project.tasks.values()].flatMap(({ predictions }) => predictions)).toEqual(
    Array(3).fill(prediction),
  );
  expect(paths(server)).toEqual(['/api/projects/', 'import', 'import/predictions']);
});

it('adds the lost predictions of all requests of a chunk at once', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  loseFirst(server, project, 3);
  await deliver(clientOf(server.url), project.id, chunkOf(300), { pauses, signal });
  expectAll(project, 300);
  expect(paths(server).filter((path) => path === 'import/predictions')).toHaveLength(1);
});

const isAdding = ({ path }: Seen) => path.endsWith('/import/predictions');

it.each<[string, Fault]>([
  ['when the server does not take them', { when: 'before', answer: { status: 403, json: {} } }],
  ['when the connection is lost before', { when: 'before', answer: 'cut' }],
  ['unless they are there after all', { when: 'after', answer: 'cut' }],
])('sends tasks again whose predictions cannot be added, %s', async (_name, fault) => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  loseFirst(server, project, 1);
  const { fault: losing } = server;
  server.fault = (seen) => (isAdding(seen) ? fault : losing!(seen));
  await deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  expectAll(project, 3);
  expect(server.requests.filter(isImport)).toHaveLength(fault.when === 'before' ? 2 : 1);
});

it('sends tasks again to which the server has added their predictions twice', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  loseFirst(server, project, 1);
  const { fault: losing } = server;
  server.fault = (seen) => {
    if (isAdding(seen)) importPredictions(project, JSON.parse(seen.body.toString()));
    return losing!(seen);
  };
  await deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  expectAll(project, 3);
});

it('keeps a task that somebody annotated while its predictions could not be added, and names it', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  loseFirst(server, project, 1, () => [...project.tasks.values()][1]!.annotations.push({ result: [] }));
  const { fault: losing } = server;
  server.fault = (seen) =>
    isAdding(seen) ? { when: 'before', answer: { status: 403, json: {} } } : losing!(seen);
  const { kept } = await deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  expect(kept.map(({ task }) => task.key)).toEqual(['id:1']);
  expect(
    [...project.tasks.values()].map(({ predictions, annotations }) => [
      predictions.length,
      annotations.length,
    ]),
  ).toEqual([
    [0, 1],
    [1, 0],
    [1, 0],
  ]);
});

/** Tasks with two annotations each, of which one is skipped. */
function annotatedChunk(count: number): Chunk {
  const { marker, tasks } = chunkOf(count);
  const annotations = '[{"result":[],"lead_time":1.50,"id":7},{"result":[],"was_cancelled":true}]';
  return {
    marker,
    tasks: tasks.map((task) => {
      const json = Buffer.from(task.json.toString().replace(/}$/, `,"annotations":${annotations}}`));
      return { ...task, json, annotations: 1, skipped: 1 };
    }),
  };
}

const isAnnotating = ({ path }: Seen) => path.endsWith('/annotations/');

it('adds annotations one by one, once, when they get lost each time', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const faults: Fault[] = [
    { when: 'after', answer: page },
    { when: 'before', answer: page },
  ];
  server.fault = (seen) => {
    if (isAnnotating(seen)) return faults.shift();
    return isImport(seen)
      ? { when: 'before', answer: importWithLoss(server.state, project, seen) }
      : undefined;
  };
  await deliver(clientOf(server.url), project.id, annotatedChunk(3), { pauses, signal });
  expectAll(project, 3);
  expect(server.requests.filter(isImport)).toHaveLength(5);
  const [first] = server.requests.filter(isAnnotating);
  expect(first!.body.toString()).toMatch(
    /^\{"unique_id":"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}","result":\[\],"lead_time":1\.50,"import_id":7\}$/,
  );
  for (const { annotations } of project.tasks.values())
    expect(annotations.map(({ was_cancelled }) => was_cancelled)).toEqual([undefined, true]);
});

it('stops after four times, and says that the server is busy', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  server.fault = (seen) => {
    if (isAdding(seen)) return { when: 'before', answer: { status: 403, json: {} } };
    return isImport(seen)
      ? { when: 'before', answer: importWithLoss(server.state, project, seen) }
      : undefined;
  };
  const delivery = deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  await expect(delivery).rejects.toThrow('The server is too busy: tasks were sent 4 times');
  expect(server.requests.filter(isImport)).toHaveLength(4);
});

it('says of other failures what the server answered', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  server.fault = (seen) =>
    isImport(seen) ? { when: 'before', answer: { status: 500, json: {} } } : undefined;
  const delivery = deliver(clientOf(server.url), project.id, chunkOf(3), { pauses, signal });
  await expect(delivery).rejects.toThrow(
    /^Tasks were sent 4 times and are still not all there: status 500\.$/,
  );
});

describe('an edition that answers with the number of an import', () => {
  /** Carries an import out while it is asked for; the answers to the questions are those of `states`. */
  async function start(...states: object[]) {
    const server = await startFakeServer();
    const project = await emptyProject(server);
    server.fault = (seen) => {
      if (isImport(seen)) return { when: 'after', answer: { status: 201, json: { import: 7 } } };
      if (!seen.path.endsWith('/imports/7')) return undefined;
      return {
        when: 'before',
        answer: { status: 200, json: states.length > 1 ? states.shift()! : states[0]! },
      };
    };
    return { server, project };
  }
  const counts = { task_count: 5, annotation_count: 0, prediction_count: 5 };
  const started = { id: 7, status: 'created', task_count: 0, annotation_count: 0, prediction_count: 0 };

  it('is asked until it has ended, and its counts are compared', async () => {
    const half = { ...started, status: 'in_progress', task_count: 2, prediction_count: 0 };
    const { server, project } = await start(started, half, { ...counts, status: 'completed' });
    const { doubts } = await deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    expect(doubts).toBe(0);
    expectAll(project, 5);
    expect(server.requests.filter(({ path }) => path.endsWith('/imports/7'))).toHaveLength(3);
  });

  it('is in doubt with other counts', async () => {
    const { server, project } = await start({ ...counts, task_count: 4, status: 'completed' });
    const { doubts } = await deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    expect(doubts).toBe(1);
    expectAll(project, 5);
  });

  it('is quoted when the import fails each time', async () => {
    const { server, project } = await start({ ...started, status: 'failed', error: 'no worker' });
    const { fault } = server;
    server.fault = (seen) => (isImport(seen) ? { ...fault!(seen)!, when: 'before' } : fault!(seen));
    const delivery = deliver(clientOf(server.url), project.id, chunkOf(5), { pauses, signal });
    await expect(delivery).rejects.toThrow(
      'Tasks were sent 4 times and are still not all there: the import failed: no worker.',
    );
    expect(server.requests.filter(isImport)).toHaveLength(4);
  });
});

it('stops at once at what the server refuses, and says why', async () => {
  const server = await startFakeServer();
  const project = await emptyProject(server);
  const [task] = chunkOf(1).tasks;
  const chunk = { marker: 'x', tasks: [{ ...task!, json: Buffer.from('{"data":{}}') }] };
  const delivery = deliver(clientOf(server.url), project.id, chunk, { pauses, signal });
  await expect(delivery).rejects.toThrow(
    'Label Studio refused to import the tasks: Error at item 0: data is required (400).',
  );
  expect(server.requests.filter(isImport)).toHaveLength(1);
});
