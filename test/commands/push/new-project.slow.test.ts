import { expect, it, vi } from 'vitest';
import { type FakeServer, type Fault, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

// What push waits for does not happen here: the imitation has carried out a request, or it never will.
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const soon: typeof real.setTimeout = (_ms, value, options) => real.setTimeout(1, value, options);
  return { ...real, setTimeout: soon };
});

const config = '<View><Text name="t" value="$text"/></View>';

function push(server: FakeServer, title = 'Reviews') {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'tasks.json': '[{"data":{"text":"a"}}]' });
  return runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', title]);
}

/** What goes wrong with the first request that makes a project. */
function once(server: FakeServer, fault: (body: Buffer) => Fault | undefined): void {
  server.fault = ({ method, path, body }) => {
    if (method !== 'POST' || path !== '/api/projects/') return undefined;
    server.fault = undefined;
    return fault(body);
  };
}

it('keeps one project when a busy server makes two at one request', async () => {
  const server = await startFakeServer();
  once(server, (body) => {
    // The server repeats what was locked after the first write, and answers with the second project.
    const id = server.state.nextProject++;
    const half = { id, sampling: '', model_version: null, tasks: new Map(), ...JSON.parse(body.toString()) };
    server.state.projects.set(id, half);
    return undefined;
  });
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ id: 2, title: 'Reviews', description: '' });
  expect(server.project().tasks.size).toBe(1);
});

it.each<Fault>([
  { when: 'before', answer: 'cut' },
  { when: 'after', answer: 'cut' },
  { when: 'before', answer: { status: 502 } },
  { when: 'after', answer: { status: 504 } },
  { when: 'after', answer: { status: 500, json: { detail: 'database is locked' } } },
])('makes one project when the answer is lost: %j', async (fault) => {
  const server = await startFakeServer();
  once(server, () => fault);
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ title: 'Reviews', description: '' });
  expect(server.project().tasks.size).toBe(1);
});

it('uses the project that another push has made a moment before', async () => {
  const server = await startFakeServer();
  once(server, () => {
    const id = server.state.nextProject++;
    const other = { id, title: 'Reviews', description: 'lsimport push of another', label_config: config };
    server.state.projects.set(id, { ...other, sampling: '', model_version: null, tasks: new Map() });
    return undefined;
  });
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ id: 1, description: 'lsimport push of another' });
  expect(server.project().tasks.size).toBe(1);
});

it('finds a project by its title with spaces around it, which the server cuts off', async () => {
  const server = await startFakeServer();
  await push(server);
  const { stdout } = await push(server, ' Reviews ');
  expect(stdout).toMatch(/^Nothing to send/);
  expect(server.project().title).toBe('Reviews');
});
