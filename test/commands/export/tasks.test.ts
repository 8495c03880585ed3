import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { exportToFile } from './export-project.ts';

const region = { id: 'r', from_name: 'a', to_name: 'b', type: 'x', value: { n: [1] }, score: 0.5, own: null };

describe('a task of the project becomes a task to import', () => {
  test('data and meta stay to the byte, but for space between the parts', async () => {
    const data = '{"a":1.10,"n":12345678901234567890,"\\u00e9 é":["\\"",{"__proto__":1e5}]}';
    const tasks = `{ "4" : {"id": 4, "meta" : {"m": [ 1 ]},\n "data": ${data.replaceAll(',', ' , ')} }}`;
    const { text } = await exportToFile({ tasks });
    expect(text).toBe(`[\n{"data":${data},"meta":{"m":[1]}}\n]\n`);
  });

  test('completions become annotations, without what only their server knows', async () => {
    const completion = {
      id: 1001,
      created_at: 1600000000,
      lead_time: 2.5,
      result: [region],
      completed_by: { email: 'a@example.com' },
      was_cancelled: true,
      unique_id: 'x',
    };
    const { tasks, stdout } = await exportToFile({
      tasks: { 1: { id: 1, data: {}, completions: [completion] } },
    });
    expect(tasks).toEqual([
      {
        data: {},
        annotations: [{ lead_time: 2.5, result: [region], was_cancelled: true, ground_truth: false }],
      },
    ]);
    expect(stdout).toContain('skipped 5 fields that each Label Studio sets itself');
  });

  test.each([
    [{ skipped: true }, { was_cancelled: true, ground_truth: false }],
    [{ ground_truth: true }, { ground_truth: true }],
    [{ lead_time: 'long', was_cancelled: 'no' }, { ground_truth: false }],
  ])('a completion with %j', async (more, expected) => {
    const completions = [{ result: [], ...more }];
    const { tasks } = await exportToFile({ tasks: { 1: { data: {}, completions } } });
    expect(tasks).toEqual([{ data: {}, annotations: [{ result: [], ...expected }] }]);
  });

  test('predictions keep result, score and version; bare ids of an export go', async () => {
    const predictions = [
      {
        id: 5,
        created_at: 1,
        created_ago: 'now',
        task: 3,
        project: 1,
        cluster: null,
        result: [region],
        score: 0.5,
      },
      { result: [], model_version: 'v1', score: null },
      { result: [], model_version: null },
      286,
    ];
    const { tasks, stdout } = await exportToFile({ tasks: { 1: { data: {}, predictions } } });
    expect(tasks).toEqual([
      {
        data: {},
        predictions: [{ result: [region], score: 0.5 }, { result: [], model_version: 'v1' }, { result: [] }],
      },
    ]);
    expect(stdout).toContain('skipped 1 entry that is only the id of a prediction or annotation\n');
  });

  test('work in completions/<id>.json takes the place of that in the task', async () => {
    const tasks = {
      7: { id: 7, data: { a: 1 }, completions: [{ result: [], lead_time: 1 }] },
      8: { id: 8, data: { a: 2 }, completions: [{ result: [], lead_time: 2 }] },
    };
    const file = { data: { a: 1 }, completions: [{ result: [region], lead_time: 3 }], id: 7 };
    const { tasks: exported } = await exportToFile({ tasks, completions: { 7: file } });
    expect(exported).toEqual([
      { data: { a: 1 }, annotations: [{ result: [region], lead_time: 3, ground_truth: false }] },
      { data: { a: 2 }, annotations: [{ result: [], lead_time: 2, ground_truth: false }] },
    ]);
  });

  test('drafts and other members are skipped and counted', async () => {
    const { stdout } = await exportToFile({
      tasks: { 1: { id: 1, data: {}, drafts: [{}, {}], own: 1, inner_id: 2 } },
    });
    expect(stdout).toMatch(
      /skipped 2 fields that each .*\n {2}skipped 2 drafts: .*\n {2}skipped 1 field that Label Studio 1.x does not import/,
    );
  });
});

describe('what an import stops at is refused with its place, and nothing is written', () => {
  test.each([
    ['{"1": {"data": 3}}', 'refused-by-server', undefined],
    ['{"1": [1]}', 'refused-by-server', undefined],
    ['{"1": {"data": {}, "predictions": {"a": 1}}}', 'entries-not-list', '/predictions'],
    ['{"1": {"data": {}, "completions": ["x"]}}', 'result-wrong-type', '/completions/0'],
    ['{"1": {"data": {}, "completions": [{"result": null}]}}', 'result-wrong-type', '/completions/0/result'],
    ['{"1": {"data": {}, "predictions": [{"result": [1]}]}}', 'refused-by-server', '/predictions/0/result/0'],
    [
      '{"1": {"data": {}, "predictions": [{"result": [], "score": "high"}]}}',
      'result-wrong-type',
      '/predictions/0/score',
    ],
    ['{"1": {"data": {"t": "\\ud800"}}}', 'lone-surrogate', '/data/t'],
    ['{"1": {"data": {"t": 1e999}}}', 'number-too-large', '/data/t'],
    ['{"1": {"data": {"t": NaN}}}', 'invalid-json', undefined],
    ['{"1": {"data": {}}', 'invalid-json', undefined],
  ])('%s', async (tasks, code, path) => {
    const { code: exit, stdout, text } = await exportToFile({ tasks }, '--json');
    expect(exit).toBe(EXIT.refused);
    expect(text).toBeUndefined();
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: object[] };
    expect(diagnostics).toMatchObject([{ code, file: 'p/tasks.json', line: 1, ...(path && { path }) }]);
  });

  test('a broken file of completions', async () => {
    const { code, stderr } = await exportToFile({
      tasks: { 7: { data: {} } },
      completions: { 7: '{"completions":\n [}' },
    });
    expect(code).toBe(EXIT.refused);
    expect(stderr).toContain('p/completions/7.json:2:3');
  });
});

test('predictions with several model versions are a warning, since 1.x shows one version at a time', async () => {
  const versions = (...names: string[]) =>
    Object.fromEntries(
      names.map((name, i) => [i, { data: {}, predictions: [{ result: [], model_version: name }] }]),
    );
  expect((await exportToFile({ tasks: versions('a', 'b') })).stderr).toContain(
    'warning[mixed-model-versions]',
  );
  expect((await exportToFile({ tasks: versions('a', 'a') })).stderr).toBe('');
});

test('a project whose tasks are in a storage is refused', async () => {
  const { code, stderr } = await exportToFile({ tasks: {}, config: { source: { type: 's3', path: 'b' } } });
  expect(code).toBe(EXIT.refused);
  expect(stderr).toContain('in a storage of type s3');
});

test('completions that went to a storage are said to be missing', async () => {
  const parts = { tasks: { 1: { data: {} } }, config: { target: { type: 's3-completions', path: 'b' } } };
  expect((await exportToFile(parts)).stdout).toContain(
    'not included: completions saved to the storage s3-completions',
  );
});

test('completions without their task are counted', async () => {
  const file = { completions: [{ result: [] }] };
  const parts = { tasks: { 7: { data: {} } }, completions: { 7: file, 8: file, 12: file } };
  const { code, stderr } = await exportToFile(parts);
  expect(code).toBe(EXIT.done);
  expect(stderr).toContain('2 files of completions belong to no task');
  expect((await exportToFile(parts, '--strict')).code).toBe(EXIT.refused);
});

describe('the order', () => {
  const prediction = (score: unknown) => ({ result: [], score });
  const tasks = {
    3: { data: { n: 'a' }, predictions: [prediction(0.2), prediction(0.4)] },
    1: { data: { n: 'é' }, predictions: [prediction(0.9)] },
    2: { data: { n: 'none' } },
    4: { data: { n: 'b' }, predictions: [prediction(0.3)] },
    5: { data: { n: 'c' }, predictions: [prediction(1), prediction(null)] },
  };
  const order = async (sampling: string) => {
    const { tasks: exported, stdout } = await exportToFile({ tasks, config: { sampling } });
    return { names: (exported as { data: { n: string } }[]).map(({ data }) => data.n), stdout };
  };

  test('by the greatest average score for prediction-score-max, as 0.9 hands tasks out', async () => {
    const { names, stdout } = await order('prediction-score-max');
    expect(names.slice(0, 1)).toEqual(['é']);
    // Equal averages (0.3) in the order of the file; then those that 0.9 never hands out.
    expect(names.slice(3)).toEqual(['none', 'c'].sort((a, b) => positionOf(a) - positionOf(b)));
    expect(new Set(names.slice(1, 3))).toEqual(new Set(['a', 'b']));
    expect(stdout).toContain('prediction-score-max');
  });

  const positionOf = (name: string) => Object.values(tasks).findIndex(({ data }) => data.n === name);

  test.each(['sequential', 'uniform', 'prediction-score-min'])('of the file for %s', async (sampling) => {
    expect((await order(sampling)).names).toEqual(Object.values(tasks).map(({ data }) => data.n));
  });
});

describe('completions in files are checked against the label config as those in tasks are', () => {
  const config =
    '<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="pos"/></Choices></View>';
  const choice = (name: string, label: string) => ({
    id: name,
    from_name: name,
    to_name: 't',
    type: 'choices',
    value: { choices: [label] },
  });
  const parts = (result: object[], more: object = {}) => ({
    tasks: { 0: { id: 0, data: { text: 'hi' }, ...more }, 1: { id: 1, data: { text: 'ho' } } },
    completions: { 0: JSON.stringify({ id: 0, completions: [{ id: 1, result }] }, null, 1) },
    labelConfig: config,
  });

  test('names and labels that it does not have are errors, each with its place', async () => {
    const { code, stderr, text } = await exportToFile(parts([choice('c', 'gone'), choice('old', 'pos')]));
    expect(stderr).toMatch(
      /^error\[unknown-label\].*\n {2}p\/completions\/0\.json:14:\d+, task 0, \/completions\/0\/result\/0\/value\/choices\/0\n/m,
    );
    expect(stderr).toMatch(
      /^error\[unknown-from-name\].*\n {2}p\/completions\/0\.json:20:\d+, task 0, \/completions\/0\/result\/1\/from_name\n/m,
    );
    expect(stderr.match(/^error/gm)).toHaveLength(2);
    expect(code).toBe(EXIT.refused);
    expect(text).toBeUndefined();
  });

  test('where the order is that of scores, too', async () => {
    const found = parts([choice('c', 'gone')]);
    const { code, text } = await exportToFile({ ...found, config: { sampling: 'prediction-score-max' } });
    expect(code).toBe(EXIT.refused);
    expect(text).toBeUndefined();
    const sound = parts([choice('c', 'pos')]);
    const ending = await exportToFile({ ...sound, config: { sampling: 'prediction-score-max' } });
    expect(ending).toMatchObject({ code: EXIT.done, stderr: '' });
    expect(ending.tasks).toHaveLength(2);
  });

  test('what they replace is not looked at', async () => {
    const replaced = [{ result: [choice('old', 'pos')] }];
    const more = { completions: replaced, annotations: replaced };
    const ending = await exportToFile(parts([choice('c', 'pos')], more));
    expect(ending).toMatchObject({ code: EXIT.done, stderr: '' });
  });
});
