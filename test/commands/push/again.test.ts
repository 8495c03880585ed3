import { expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Text name="t" value="$text"/></View>';

/** A project with three tasks, of which the second has an annotation. */
async function pushed(): Promise<{
  server: FakeServer;
  folder: string;
  send: (tasks: object[], ...args: string[]) => ReturnType<typeof runPush>;
}> {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const send = (tasks: object[], ...args: string[]) => {
    writeFiles(folder, { 'tasks.json': JSON.stringify(tasks) });
    return runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', 'Again', ...args]);
  };
  await send([1, 2, 3].map((id) => ({ id, data: { text: `text ${id}` } })));
  [...server.project().tasks.values()][1]!.annotations.push({ result: [] });
  return { server, folder, send };
}

const textsOf = (server: FakeServer) => [...server.project().tasks.values()].map(({ data }) => data.text);
const changed = [1, 2, 4].map((id) => ({ id, data: { text: `new ${id}` } }));

it('sends what is new, and lists what changed or vanished', async () => {
  const { server, send } = await pushed();
  const { code, stdout } = await send(changed);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Sent 1 task to project 1 "Again"/);
  expect(stdout).toContain(
    '  different from what was sent: 2 tasks: id:1, id:2 (not sent; --replace sends them)',
  );
  expect(stdout).toContain(
    '  in the project, but not in the input any more: 1 task: id:3 (not deleted; --prune deletes it)',
  );
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'text 3', 'new 4']);
});

it('says how many tasks are there with other content when nothing is new', async () => {
  const { send } = await pushed();
  const task = (id: number, text: string) => ({ id, data: { text: `${text} ${id}` } });
  const one = await send([task(1, 'text'), task(2, 'new'), task(3, 'text')]);
  expect(one.stdout).toMatch(
    /^Nothing new to send: all 3 tasks are in project 1 "Again" already, 1 of them with other content \(/,
  );
  const alone = await send([task(2, 'new')]);
  expect(alone.stdout).toMatch(
    /^Nothing new to send: the task is in project 1 "Again" already, with other content \(/,
  );
});

it.each([[], ['--dry-run']])('names what changed or vanished in --json too %j', async (...args) => {
  const { server, send } = await pushed();
  [...server.project().tasks.values()][2]!.drafts = [{ result: [] }];
  const { stdout } = await send(changed, '--json', ...args);
  expect(JSON.parse(stdout)).toMatchObject({
    firstChanged: ['id:1', 'id:2'],
    firstVanished: ['id:3'],
    firstAnnotatedChanged: ['id:2'],
    firstAnnotatedVanished: ['id:3'],
  });
});

it('replaces and prunes, but nothing that has an annotation', async () => {
  const { server, send } = await pushed();
  const { code, stdout } = await send(changed, '--replace', '--prune');
  expect(code).toBe(0);
  expect(stdout).toContain('replaced: 1; kept, as they have annotations or drafts: 1 task: id:2');
  expect(stdout).toContain('(deleted: 1)');
  expect(textsOf(server)).toEqual(['text 2', 'new 1', 'new 4']);
  const { stdout: second } = await send(changed.slice(0, 1), '--prune', '--json');
  expect(JSON.parse(second)).toMatchObject({ vanished: 2, pruned: 1, annotatedVanished: 1 });
  expect(textsOf(server)).toEqual(['text 2', 'new 1']);
});

it('counts as kept what is annotated while tasks are replaced and pruned', async () => {
  const { server, send } = await pushed();
  const [first, , third] = [...server.project().tasks.values()];
  let deletions = 0;
  server.fault = ({ path }) => {
    if (path === '/api/dm/actions') [first!, third!][deletions++]?.annotations.push({ result: [] });
    return undefined;
  };
  const tasks = [1, 2, 4].map((id) => ({ id, data: { text: `new ${id}` } }));
  const { stdout } = await send(tasks, '--replace', '--prune');
  expect(stdout).toContain('different from what was sent: 2 tasks: id:1, id:2 (replaced: 0; kept');
  expect(stdout).toMatch(/1 task: id:3 \(deleted: 0; kept, as they have annotations or drafts: 1 task/);
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'text 3', 'new 4']);
});

it('names tasks without a file or an id by their numbers on the server, and says what a dry run would do', async () => {
  const { server, send } = await pushed();
  const texts = ['x', 'y', 'z'].map((text) => ({ data: { text } }));
  await send(texts);
  const numbers = [...server.project().tasks.values()]
    .filter(({ data }) => data.text !== 'x')
    .slice(3)
    .map(({ id }) => `task ${id}`);
  const first = [1, 2, 3].map((id) => ({ id, data: { text: `text ${id}` } }));
  const rest = [...first, texts[0]!];
  const gone = `  in the project, but not in the input any more: 2 tasks: ${numbers.join(', ')} `;
  const dry = await send(rest, '--prune', '--dry-run');
  expect(dry.stdout).toMatch(/^Would send nothing new to project 1 "Again"\. Nothing was sent/);
  expect(dry.stdout).toContain(`${gone}(would be deleted: 2)\n`);
  const { stdout } = await send(rest, '--prune');
  expect(stdout).toMatch(/^Sent nothing new to project 1 "Again", and deleted 2 tasks \(/);
  expect(stdout).toContain(`${gone}(deleted: 2)\n`);
});

/** A task with or without a prediction. */
const predicted = (id: number, ...scores: number[]) => ({
  id,
  data: { text: `text ${id}` },
  ...(scores.length > 0 && { predictions: scores.map((score) => ({ result: [], score })) }),
});

it('keeps predictions that the input has not, and names their tasks', async () => {
  const { server, send } = await pushed();
  server.project().tasks.clear();
  await send([predicted(1, 0.1, 0.2), predicted(2, 0.3), predicted(3)]);
  const bare = [1, 2, 3].map((id) => predicted(id));
  const named =
    '  with predictions in the project, but none in the input: 2 tasks: id:1, id:2 (kept; --replace deletes the predictions)\n';
  for (const args of [[], ['--dry-run']]) {
    const { stdout } = await send(bare, ...args);
    expect(stdout).toContain(named);
    expect(stdout).not.toContain('different from what was sent');
    expect(stdout).not.toContain('other content');
    expect(stdout).not.toContain('deleted:');
  }
  expect((await send(bare)).stdout).toMatch(
    /^Nothing to send: all 3 tasks are in project 1 "Again" already \(/,
  );
  expect([...server.project().tasks.values()].map(({ predictions }) => predictions.length)).toEqual([
    2, 1, 0,
  ]);
});

it('counts the predictions that --replace deletes, and would delete', async () => {
  const { server, send } = await pushed();
  server.project().tasks.clear();
  await send([
    predicted(1, 0.1, 0.2),
    predicted(2, 0.3),
    predicted(3, 0.4),
    predicted(4, 0.5),
    predicted(5, 0.6),
  ]);
  [...server.project().tasks.values()][4]!.annotations.push({ result: [] });
  const input = [
    predicted(1),
    predicted(2),
    { ...predicted(3), data: { text: 'new' } },
    predicted(4, 0.7),
    predicted(5),
  ];
  const kept = '; kept, as they have annotations or drafts: 1 task: id:5)';
  const none = '  with predictions in the project, but none in the input: 3 tasks: id:1, id:2, id:5 ';
  const dry = await send(input, '--replace', '--dry-run');
  expect(dry.stdout).toContain(`${none}(would be replaced: 2${kept}\n  would be deleted: 4 predictions\n`);
  expect(dry.stdout).toContain('different from what was sent: 2 tasks: id:3, id:4 (would be replaced: 2)');
  const { stdout } = await send(input, '--replace');
  expect(stdout).toContain(`${none}(replaced: 2${kept}\n  deleted: 4 predictions\n`);
  expect(stdout).toContain('different from what was sent: 2 tasks: id:3, id:4 (replaced: 2)');
  expect([...server.project().tasks.values()].map(({ predictions }) => predictions.length).sort()).toEqual([
    0, 0, 0, 1, 1,
  ]);
  const { stdout: again } = await send(input, '--replace', '--json');
  expect(JSON.parse(again)).toMatchObject({
    ...{ changed: 0, replaced: 0, unpredicted: 1, annotatedUnpredicted: 1, deletedPredictions: 0 },
    ...{ firstUnpredicted: ['id:5'], firstAnnotatedUnpredicted: ['id:5'] },
  });
});

it('counts no prediction as deleted whose task is annotated meanwhile', async () => {
  const { server, send } = await pushed();
  server.project().tasks.clear();
  await send([predicted(1, 0.1, 0.2), predicted(2, 0.3)]);
  const [first] = [...server.project().tasks.values()];
  server.fault = ({ path }) => {
    if (path === '/api/dm/actions' && first!.annotations.length === 0)
      first!.annotations.push({ result: [] });
    return undefined;
  };
  const { stdout } = await send([predicted(1), predicted(2)], '--replace');
  expect(stdout).toContain(
    '2 tasks: id:1, id:2 (replaced: 1; kept, as they have annotations or drafts: 1 task: id:1)\n  deleted: 1 prediction\n',
  );
});

it('never touches tasks that it did not send', async () => {
  const { server, send } = await pushed();
  const project = server.project();
  project.tasks.set(999, { id: 999, data: { text: 'by hand' }, meta: {}, annotations: [], predictions: [] });
  await send(changed, '--replace', '--prune');
  expect(textsOf(server)).toContain('by hand');
});

it('sends tasks again that had lost their predictions, and deletes second copies', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const tasks = [1, 2].map((id) => ({
    id,
    data: { text: `t${id}` },
    predictions: [{ result: [], score: 0.5 }],
  }));
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Again'];
  await runPush(folder, server, args);
  const [first, second] = [...server.project().tasks.values()];
  first!.predictions = [];
  server.project().tasks.set(500, { ...second!, id: 500 });
  const { stdout } = await runPush(folder, server, args);
  expect(stdout).toContain('sent again, as something of them was missing: 1 task');
  expect(
    [...server.project().tasks.values()].map(({ data, predictions }) => [data.text, predictions.length]),
  ).toEqual([
    ['t2', 1],
    ['t1', 1],
  ]);
});

it('adds the predictions that a task has lost which somebody has annotated since', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const sent = { result: [], lead_time: 1 };
  const tasks = [1, 2, 3].map((id) => ({
    id,
    data: { text: `t${id}` },
    predictions: [{ result: [], score: 0.5, model_version: 'm' }],
    ...(id === 2 && { annotations: [sent] }),
  }));
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Again'];
  await runPush(folder, server, args);
  const [first, second] = [...server.project().tasks.values()];
  first!.predictions = [];
  first!.annotations = [{ result: ['by a person'] }];
  second!.predictions = [];
  const dry = await runPush(folder, server, [...args, '--dry-run']);
  const line = '  without their predictions, but annotated, so that these are added: 2 tasks\n';
  expect(dry.stdout).toContain(line);
  const { stdout } = await runPush(folder, server, args);
  expect(stdout).toContain(line);
  expect([...server.project().tasks.values()]).toMatchObject([
    {
      id: first!.id,
      predictions: [{ score: 0.5, model_version: 'm' }],
      annotations: [{ result: ['by a person'] }],
    },
    { id: second!.id, predictions: [{ score: 0.5, model_version: 'm' }], annotations: [{ lead_time: 1 }] },
    { data: { text: 't3' }, predictions: [{ score: 0.5 }], annotations: [] },
  ]);
  expect((await runPush(folder, server, args)).stdout).toMatch(/^Nothing to send/);
});

it('stops when another push to the project is running', async () => {
  const { server, send } = await pushed();
  const lock = { id: 9000, project: 1, data: { lsimport: { machine: 'elsewhere', pid: 1, beats: 0 } } };
  server.state.views.set(1, { ...lock, id: 1 });
  const beating = setInterval(() => {
    lock.data.lsimport.beats++;
  }, 20);
  const { code, stderr } = await send(changed);
  clearInterval(beating);
  expect(code).toBe(5);
  expect(stderr).toContain('Another lsimport push to project 1 is running.');
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'text 3']);
  expect([...server.state.views.keys()]).toEqual([1]);
});

it.runIf(process.platform === 'linux')(
  'removes the mark of a killed push whose number another process has by now',
  async () => {
    const { server, send } = await pushed();
    server.fault = ({ method, path, body }) => {
      if (method === 'POST' && path === '/api/dm/views/') {
        const { machine } = JSON.parse(body.toString()).data.lsimport;
        const other = { machine, pid: process.ppid, started: '01234567 1', beats: 0 };
        server.state.views.set(1, { id: 1, project: 1, data: { lsimport: other } });
      }
      return undefined;
    };
    expect((await send(changed)).code).toBe(0);
    expect(server.state.views.size).toBe(0);
  },
);

it('removes its mark also when the answer to it gets lost', async () => {
  const { server, send } = await pushed();
  let lost = 0;
  server.fault = ({ method }) =>
    method === 'DELETE' && lost++ === 0 ? { when: 'before', answer: { status: 502 } } : undefined;
  expect((await send(changed)).code).toBe(0);
  expect(server.state.views.size).toBe(0);
});

it('removes the mark of a push that was killed on this machine', async () => {
  const { server, send } = await pushed();
  const other = { machine: '', pid: 2 ** 30, beats: 0 };
  server.fault = ({ method, path, body }) => {
    // The machine is that of this process.
    if (method === 'POST' && path === '/api/dm/views/') {
      other.machine = JSON.parse(body.toString()).data.lsimport.machine;
      server.state.views.set(1, { id: 1, project: 1, data: { lsimport: other } });
    }
    return undefined;
  };
  expect((await send(changed)).code).toBe(0);
  expect(server.state.views.size).toBe(0);
});

it('keeps a task with a draft, whether it changed or vanished', async () => {
  const { server, send } = await pushed();
  const [first, , third] = [...server.project().tasks.values()];
  first!.drafts = [{ result: [] }];
  third!.drafts = [{ result: [] }];
  const { stdout } = await send(changed, '--replace', '--prune');
  expect(stdout).toContain('kept, as they have annotations or drafts: 2 tasks: id:1, id:2');
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'text 3', 'new 4']);
});

it('keeps a task that is annotated between the comparison and the deletion', async () => {
  const { server, send } = await pushed();
  const [first] = [...server.project().tasks.values()];
  server.fault = ({ path }) => {
    if (path === '/api/dm/actions' && first!.annotations.length === 0)
      first!.annotations.push({ result: [] });
    return undefined;
  };
  const { code, stdout } = await send(changed, '--replace', '--prune');
  expect(code).toBe(0);
  expect(stdout).toContain('kept, as they have annotations or drafts: 2 tasks: id:1, id:2');
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'new 4']);
});

it.each([[], ['--prune'], ['--prune', '--dry-run']])('refuses an input without tasks %j', async (...args) => {
  const { server, send } = await pushed();
  const { code, stderr } = await send([], ...args);
  expect(stderr).toContain('There are no tasks in tasks.json. Nothing was sent or deleted.');
  expect(code).toBe(1);
  expect(textsOf(server)).toEqual(['text 1', 'text 2', 'text 3']);
});

it.each([
  ['ids', (id: number) => ({ id })],
  ['their data only', () => ({})],
])('deletes nothing when tasks with %s were rejected', async (_, idOf) => {
  const { server, send } = await pushed();
  const texts = ['x', 'y', 'z'];
  server.project().tasks.clear();
  await send(texts.map((text, i) => ({ ...idOf(i), data: { text } })));
  const broken = [
    { ...idOf(0), data: { text: 'x' } },
    { ...idOf(1), data: { txet: 'y' } },
  ];
  const { code, stdout } = await send(broken, '--prune', '--invalid-tasks', 'skip', '--rejected', 'rejected');
  expect(code).toBe(0);
  expect(stdout).toContain('(not deleted, as they may be among the rejected ones)');
  expect(stdout.includes('id:1')).toBe(false);
  expect(textsOf(server)).toEqual(texts);
});

it.each([
  ['tables with columns in another order', 'a.csv', 'text,src\na,1\nb,2\n', 'src,text\n1,a\n2,b\n'],
  [
    'data with keys in another order',
    'a.json',
    '[{"n":{"a":1,"b":2},"text":"q"}]',
    '[{"text":"q","n":{"b":2,"a":1}}]',
  ],
  ['numbers written in another way', 'a.json', '[{"text":"q","n":1.0}]', '[{"text":"q","n":1}]'],
  ['texts with other escapes', 'a.json', '[{"text":"é"}]', '[{"text":"\\u00e9"}]'],
  [
    'predictions with members in another order',
    'a.json',
    '[{"id":1,"data":{"text":"q"},"predictions":[{"result":[],"score":0.5}]}]',
    '[{"predictions":[{"score":5e-1,"result":[]}],"data":{"text":"q"},"id":1}]',
  ],
])('recognizes %s', async (_, name, before, after) => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const send = (content: string) => {
    writeFiles(folder, { 'config.xml': config, [name]: content });
    return runPush(folder, server, [name, '-l', 'config.xml', '--project', 'Again']);
  };
  expect((await send(before)).code).toBe(0);
  const { stdout } = await send(after);
  expect(stdout).toMatch(/^Nothing to send/);
  expect(stdout).not.toContain('changed');
  expect(stdout).not.toContain('not in the input');
});

it('tells data apart whose numbers differ beyond what a double holds', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  for (const digit of [1, 2]) {
    writeFiles(folder, { 'config.xml': config, 'a.json': `[{"text":"q","n":1234567890123456789${digit}}]` });
    const { stdout } = await runPush(folder, server, ['a.json', '-l', 'config.xml', '--project', 'Again']);
    expect(stdout).toMatch(/^Sent 1 task/);
  }
});

/** Tasks with the same data, each with another prediction, and what of them a server has. */
async function twins() {
  const { server, send } = await pushed();
  const twin = (score: number) => ({ data: { text: 'same' }, predictions: [{ result: [], score }] });
  server.project().tasks.clear();
  await send([twin(0.1), twin(0.2)]);
  const scores = () => [...server.project().tasks.values()].map(({ predictions }) => predictions[0]!.score);
  return { server, send, twin, scores };
}

it('recognizes tasks with the same data in another order', async () => {
  const { server, send, twin, scores } = await twins();
  const swapped = await send([twin(0.2), twin(0.1)]);
  expect(swapped.stdout).toMatch(/^Nothing to send/);
  expect(swapped.stdout).not.toContain('changed');
  [...server.project().tasks.values()][0]!.annotations.push({ result: [] });
  await send([twin(0.2), twin(0.1)], '--replace');
  expect(scores()).toEqual([0.1, 0.2]);
});

it('sends another task with the same data wherever it comes, and once', async () => {
  const { send, twin, scores } = await twins();
  for (const line of [/^Sent 1 task,/, /^Nothing to send/]) {
    const { stdout } = await send([twin(0.3), twin(0.2), twin(0.1)], '--replace');
    expect(stdout).toMatch(line);
    expect(stdout).not.toContain('changed');
    expect(scores()).toEqual([0.1, 0.2, 0.3]);
  }
});

it('replaces the one of tasks with the same data that changed', async () => {
  const { send, twin, scores } = await twins();
  const { stdout } = await send([twin(0.2), twin(0.4)], '--replace');
  expect(stdout).toContain('(replaced: 1)');
  expect(scores()).toEqual([0.2, 0.4]);
});

it('replaces none of tasks with the same data when one was rejected', async () => {
  const { send, twin, scores } = await twins();
  const broken = { data: { text: 'same' }, predictions: 'x' };
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'rejected'];
  const { stdout } = await send([broken, twin(0.4)], '--replace', ...skip);
  expect(stdout).toMatch(
    /\(replaced: 0; not replaced, as a rejected task may be one of them: 1 task: task \d+\)/,
  );
  expect(scores()).toEqual([0.1, 0.2]);
});
