import { describe, expect, it, vi } from 'vitest';
import { forgetMark, newMark } from '../../../src/server/project-mark.ts';
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

function push(server: FakeServer, title = 'Reviews', ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 'tasks.json': '[{"data":{"text":"a"}}]' });
  return runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', title, ...more]);
}

/** What goes wrong with the first request that makes a project. */
function once(server: FakeServer, fault: (body: Buffer) => Fault | undefined): void {
  let isMade = false;
  server.fault = ({ method, path, body }) => {
    if (isMade || method !== 'POST' || path !== '/api/projects/') return undefined;
    isMade = true;
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

/** Puts empty projects of other pushes on the server at the moment when ours is made. */
function meanwhile(server: FakeServer, ...descriptions: string[]): void {
  once(server, () => {
    for (const description of descriptions) {
      const id = server.state.nextProject++;
      const other = { id, title: 'Reviews', description, label_config: config, sampling: '' };
      server.state.projects.set(id, { ...other, model_version: null, tasks: new Map() });
    }
    return undefined;
  });
}

it('sends nothing twice into the project that another push has made and filled a moment before', async () => {
  const server = await startFakeServer();
  const first = await push(server, 'Filled');
  expect(first.code).toBe(0);
  const { tasks } = server.project();
  server.state.projects.clear();
  once(server, () => {
    const id = server.state.nextProject++;
    const other = { id, title: 'Filled', description: '', label_config: config, sampling: '' };
    server.state.projects.set(id, { ...other, model_version: null, tasks });
    return undefined;
  });
  server.requests.length = 0;
  const { stdout } = await push(server, 'Filled');
  expect(stdout).toMatch(/^Nothing to send: the task is in project 2 "Filled" already/);
  expect(server.requests.filter(({ path }) => path.endsWith('/import'))).toEqual([]);
});

it('refuses the project that another push has made a moment before with another label config', async () => {
  const server = await startFakeServer();
  once(server, () => {
    const id = server.state.nextProject++;
    const other = { id, title: 'Reviews', label_config: '<View><Text name="u" value="$text"/></View>' };
    server.state.projects.set(id, { ...other, sampling: '', model_version: null, tasks: new Map() });
    return undefined;
  });
  const { code, stderr } = await push(server);
  expect(code).toBe(5);
  expect(stderr).toContain('The project "Reviews" has another label config');
  expect(server.project()).toMatchObject({ id: 1 });
});

it('chooses among projects that a killed push has made a moment before', async () => {
  const server = await startFakeServer();
  const mark = newMark();
  forgetMark(mark);
  meanwhile(server, mark, mark);
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ id: 2, description: '' });
  expect(server.project().tasks.size).toBe(1);
});

it('makes its project again when the other push that made one has deleted it', async () => {
  const server = await startFakeServer();
  meanwhile(server, 'lsimport push of another');
  const making = server.fault!;
  server.fault = (seen) => {
    // Ours is deleted as there is an older one, which goes away too.
    if (seen.method === 'DELETE' && seen.path === '/api/projects/2/') server.state.projects.delete(1);
    return making(seen);
  };
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ title: 'Reviews', description: '' });
  expect(server.project().tasks.size).toBe(1);
});

it('goes on when another push deletes the same empty project first', async () => {
  const server = await startFakeServer();
  const mark = newMark();
  forgetMark(mark);
  for (const id of [1, 2]) {
    const left = { id, title: 'Reviews', description: mark, label_config: config, sampling: '' };
    server.state.projects.set(id, { ...left, model_version: null, tasks: new Map() });
  }
  server.state.nextProject = 3;
  server.fault = ({ method, path }) => {
    if (method === 'DELETE' && path === '/api/projects/1/') server.state.projects.delete(1);
    return undefined;
  };
  const { code, stderr } = await push(server);
  expect(code, stderr).toBe(0);
  expect(server.project()).toMatchObject({ id: 2 });
  expect(server.project().tasks.size).toBe(1);
});

it('finds a project by its title with spaces around it, which the server cuts off', async () => {
  const server = await startFakeServer();
  await push(server);
  const { stdout } = await push(server, ' Reviews ');
  expect(stdout).toMatch(/^Nothing to send/);
  expect(server.project().title).toBe('Reviews');
});

describe('what a push left behind that was killed while its project was made', () => {
  const mark = 'lsimport push 0f9d1c1e-0a53-4b0e-9c1e-3a7c5b1d2e4f';

  /** Projects with the title "Reviews". */
  async function leave(...projects: { description?: string; label_config?: string; tasks?: number }[]) {
    const server = await startFakeServer();
    for (const { tasks = 0, ...given } of projects) {
      const id = server.state.nextProject++;
      const task = { id: 900, data: { text: 'by hand' }, meta: {}, annotations: [], predictions: [] };
      server.state.projects.set(id, {
        ...{ id, title: 'Reviews', label_config: config, sampling: '', model_version: null, ...given },
        tasks: new Map(tasks > 0 ? [[900, task]] : []),
      });
    }
    return server;
  }

  it('is taken over', async () => {
    const server = await leave({ description: mark });
    const { code, stderr } = await push(server);
    expect(code, stderr).toBe(0);
    expect(server.project()).toMatchObject({ id: 1, description: '' });
    expect(server.project().tasks.size).toBe(1);
  });

  it('is taken over when the server has made two, of which one stays', async () => {
    const server = await leave({ description: mark }, { description: mark });
    const dry = await push(server, 'Reviews', '--dry-run');
    expect(dry.code, dry.stderr).toBe(0);
    expect(server.state.projects.size).toBe(2);
    const { code, stderr } = await push(server);
    expect(code, stderr).toBe(0);
    expect(server.project()).toMatchObject({ id: 2, description: '' });
    expect(server.project().tasks.size).toBe(1);
  });

  it.each([
    ['one has no mark', [{ description: mark }, {}]],
    ['one has a text of its own', [{ description: mark }, { description: `${mark}, ours` }]],
    ['one has tasks', [{ description: mark, tasks: 1 }, { description: mark }]],
    ['one has another label config', [{ description: mark, label_config: '<View/>' }, { description: mark }]],
  ])('is refused when %s', async (_, projects) => {
    const server = await leave(...projects);
    const before = structuredClone(server.state.projects);
    const { code, stderr } = await push(server);
    expect(code).toBe(5);
    expect(stderr).toContain('2 projects have the title "Reviews": 1, 2.');
    expect(server.state.projects).toEqual(before);
  });

  it('is refused when its push is alive after all', async () => {
    const alive = newMark();
    const server = await leave({ description: mark }, { description: alive });
    const before = structuredClone(server.state.projects);
    const { code, stderr } = await push(server);
    expect(code).toBe(5);
    expect(stderr).toContain('Another lsimport push is creating the project "Reviews".');
    expect(server.state.projects).toEqual(before);
    forgetMark(alive);
    expect((await push(server)).code).toBe(0);
    expect(server.project().tasks.size).toBe(1);
  });

  it('is refused when its push on another machine turns out to be alive', async () => {
    const elsewhere = `${mark} 0123456789abcdef 7 01234567 42`;
    const server = await leave({ description: elsewhere }, { description: elsewhere });
    let lists = 0;
    server.fault = ({ method, path }) => {
      if (method === 'GET' && path === '/api/projects/' && ++lists === 5)
        server.state.projects.get(2)!.description = '';
      return undefined;
    };
    const { code, stderr } = await push(server);
    expect(code).toBe(5);
    expect(stderr).toContain('of a push from another machine that has not ended. Waiting to see');
    expect(stderr).toContain('Another lsimport push is creating the project "Reviews".');
    expect(server.state.projects.size).toBe(2);
  });

  it('keeps its description when somebody has put tasks into it', async () => {
    const server = await leave({ description: mark, tasks: 1 });
    const { code, stderr } = await push(server);
    expect(code, stderr).toBe(0);
    expect(server.project()).toMatchObject({ id: 1, description: mark });
    expect(server.project().tasks.size).toBe(2);
  });
});
