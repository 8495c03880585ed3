import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config =
  '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';

const files = {
  'c.xml': config,
  // Layout, digits and the order of keys are those of no program.
  't.json': `[
    {"data": {"text": "x", "n": 1.10}, "predictions": [ {"score": 0.50, "result": []} , {"model_version" : null, "result": []}, {"result": [], "model_version": "" } ] },
    {"data": {"text": "y"}, "predictions": [{"result": [], "model_version": "old"}]},
    {"text": "z"}
  ]`,
  'rows.csv': 'text,kind,sure\nx,a,0.5\ny,a,0.25\n',
  'bare.json': '[{"data": {"text": "x"}, "predictions": [11, {"result": []}]}]',
};

async function run(...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return { folder, ...(await lsimport(folder, args)) };
}

describe('--model-version is the version of the predictions that have none', () => {
  it('in JSON tasks, of which nothing else changes', async () => {
    const { code, stdout } = await run(
      'convert',
      't.json',
      '-l',
      'c.xml',
      '--to',
      'jsonl',
      '--model-version',
      'é2',
    );
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      '{"id":0,"data":{"text":"x","n":1.10},"predictions":[{"score":0.50,"result":[],"model_version":"\\u00e92"},{"model_version":"\\u00e92","result":[]},{"result":[],"model_version":"\\u00e92"}]}',
      '{"id":1,"data":{"text":"y"},"predictions":[{"result":[],"model_version":"old"}]}',
      '{"id":2,"data":{"text":"z"}}',
    ]);
  });

  it.each(['tasks', 'tasks-1.x', 'jsonl'])('in the form %s', async (to) => {
    const { code, stdout } = await run('convert', 't.json', '--to', to, '--model-version', 'v2');
    expect(code).toBe(0);
    expect(stdout.match(/"model_version": ?"\w+"/g)).toEqual([
      ...Array(3).fill('"model_version":"v2"'),
      '"model_version":"old"',
    ]);
  });

  it('in predictions that lsimport makes', async () => {
    const columns = ['--choices-column', 'kind=c', '--score-column', 'sure', '--labels-as', 'predictions'];
    const { code, stdout } = await run(
      'convert',
      'rows.csv',
      '-l',
      'c.xml',
      ...columns,
      '--model-version',
      'v2',
      '--to',
      'tasks-1.x',
    );
    expect(code).toBe(0);
    const versions = JSON.parse(stdout).map((task: { predictions: { model_version: string }[] }) =>
      task.predictions.map(({ model_version }) => model_version),
    );
    expect(versions).toEqual([['v2'], ['v2']]);
  });

  it('in a project folder, and in its export', async () => {
    const { folder, code, stderr } = await run(
      'init',
      'p',
      '-i',
      't.json',
      '-l',
      'c.xml',
      '--model-version',
      'v2',
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const versionsIn = (text: string) =>
      [...text.matchAll(/"model_version": ?"(\w*)"/g)].map(([, version]) => version);
    const tasksFile = join(folder, 'p/tasks.json');
    const written = readFileSync(tasksFile, 'utf8');
    expect(versionsIn(written)).toEqual(['v2', 'v2', 'v2', 'old']);
    writeFiles(folder, { 'p/tasks.json': written.replaceAll('"v2"', 'null') });
    const exported = await lsimport(folder, ['export', 'p', '-o', '-', '--model-version', 'v3']);
    expect(versionsIn(exported.stdout)).toEqual(['v3', 'v3', 'v3', 'old']);
  });

  it('beside entries that are not objects', async () => {
    const args = ['--invalid-tasks', 'keep', '--to', 'jsonl'];
    const { stdout } = await run('convert', 'bare.json', '--model-version', 'v2', ...args);
    expect(JSON.parse(stdout).predictions).toEqual([11, { result: [], model_version: 'v2' }]);
  });

  it('for the checks too', async () => {
    const codesOf = async (...args: string[]) => {
      const { stdout } = await run('check', 't.json', '-l', 'c.xml', '--server', '1.x', '--json', ...args);
      return JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
    };
    expect(await codesOf()).toEqual(expect.arrayContaining(['prediction-not-shown', 'mixed-model-versions']));
    expect(await codesOf('--model-version', 'old')).toEqual([]);
  });
});

it.each([
  [['convert', 't.json', '--model-version', ''], 'must not be empty'],
  [['check', '-l', 'c.xml', '--model-version', 'v'], '--model-version needs --input-path.'],
  [
    ['check', 't.json', '--compat', '0.9', '--model-version', 'v'],
    '--model-version does not exist in Label Studio 0.9.1.',
  ],
])('%j is wrong usage', async (args, sentence) => {
  expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
});
