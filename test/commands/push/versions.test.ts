import { expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Text name="t" value="$text"/></View>';

const taskOf = (id: number, version?: string, score = 0.5) => ({
  id,
  data: { text: `text ${id}` },
  ...(version !== undefined && { predictions: [{ model_version: version, score, result: [] }] }),
});

/** A project with two tasks that have predictions of v1. */
async function pushed(): Promise<{
  server: FakeServer;
  send: (tasks: object[], ...args: string[]) => ReturnType<typeof runPush>;
}> {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const send = (tasks: object[], ...args: string[]) => {
    writeFiles(folder, { 'tasks.json': JSON.stringify(tasks) });
    return runPush(folder, server, ['tasks.json', '-l', 'config.xml', '--project', 'Versions', ...args]);
  };
  await send([taskOf(1, 'v1'), taskOf(2, 'v1')]);
  return { server, send };
}

const versionsOf = (server: FakeServer) =>
  [...server.project().tasks.values()].map(({ predictions }) => predictions.map((p) => p.model_version));

it('lists tasks whose predictions are of another version now, and sends them with --replace', async () => {
  const { server, send } = await pushed();
  const again = [taskOf(1, 'v2', 0.7), taskOf(2, 'v2', 0.7), taskOf(3)];
  const { code, stdout } = await send(again);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Sent 1 task to project 1 /);
  expect(stdout).toContain('  different from what was sent: 2 tasks: id:1, id:2 (not sent;');
  expect(server.project().model_version).toBe('v1');
  await send(again, '--replace');
  expect(server.project().model_version).toBe('v2');
  expect(versionsOf(server)).toEqual([[], ['v2'], ['v2']]);
});

it('says that --model-version changes nothing where nothing is sent', async () => {
  const { server, send } = await pushed();
  const { code, stdout, stderr } = await send([taskOf(1, 'v1'), taskOf(2, 'v1')], '--model-version', 'v2');
  expect(stderr).toContain('--model-version v2 is not used: there are no predictions to send.');
  expect(stdout).toMatch(/^Nothing to send: all 2 tasks are in /);
  expect(code).toBe(0);
  expect(server.project().model_version).toBe('v1');
});

it('counts the predictions that annotators do not see any more, as the project shows another version', async () => {
  const { server, send } = await pushed();
  const more = [taskOf(1, 'v1'), taskOf(2, 'v1'), taskOf(3, 'v1')];
  const line = 'hidden from annotators, as the project shows model version v2 now: 2 predictions of v1\n';
  const dry = await send(more, '--model-version', 'v2', '--dry-run');
  expect(dry.stdout).toContain(`\n  would be ${line}`);
  const { code, stdout } = await send(more, '--model-version', 'v2');
  expect(code).toBe(0);
  expect(stdout).toContain(`\n  ${line}`);
  expect(server.project().model_version).toBe('v2');
  expect(versionsOf(server)).toEqual([['v1'], ['v1'], ['v2']]);
  expect((await send(more, '--model-version', 'v2')).stdout).not.toContain('hidden');
});

it('counts as hidden what is kept, but not what is replaced', async () => {
  const { server, send } = await pushed();
  [...server.project().tasks.values()][1]!.annotations.push({ result: [] });
  const again = [taskOf(1, 'v2'), taskOf(2, 'v2')];
  for (const args of [['--dry-run'], []]) {
    const { stdout } = await send(again, '--replace', '--json', ...args);
    expect(JSON.parse(stdout)).toMatchObject({ modelVersion: 'v2', hiddenPredictions: 1 });
  }
});

it('says in a dry run, too, that --model-version changes nothing', async () => {
  const { send } = await pushed();
  const { stderr } = await send([taskOf(1, 'v1')], '--model-version', 'v2', '--dry-run');
  expect(stderr).toContain('--model-version v2 is not used');
});

it('counts predictions of all other versions where the project had shown all', async () => {
  const { server, send } = await pushed();
  server.project().model_version = '';
  const { stdout } = await send([taskOf(3, 'v2')]);
  expect(stdout).toContain('shows model version v2 now: 2 predictions of other versions\n');
});
