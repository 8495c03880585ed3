import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json/json.ts';
import { createOutput } from '../../../src/json/output.ts';
import type { TaskRecord } from '../../../src/tasks/record.ts';
import { importWriter } from '../../../src/writers/import-1x/import-writer.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

async function convert(tasks: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': tasks });
  const ending = await lsimport(folder, ['convert', 't.json', '--to', 'tasks-1.x', ...more]);
  return { ...ending, tasks: ending.stdout.split('\n').slice(1, -2) };
}

const region = '{"from_name": "c", "to_name": "t", "type": "choices", "value": {"choices": ["A"]}}';

describe('tasks for an import of Label Studio 1.x', () => {
  it('keep the bytes of what is taken, without space and in ASCII', async () => {
    const { tasks } = await convert(
      `[{"data": {"text": "é \\u00E9", "n": 1.50}, "predictions": [{"result": [ ${region} ], "score": 0.50}]}]`,
    );
    expect(tasks).toEqual([
      `{"data":{"text":"\\u00e9 \\u00e9","n":1.50},"predictions":[{"result":[${region.replaceAll(' ', '')}],"score":0.50}]}`,
    ]);
  });

  it('have completions and annotations in one list, in that order', async () => {
    const { tasks } = await convert(
      '[{"data":{"a":1},"annotations":[{"id":1,"result":[],"ground_truth":true}],"completions":[{"result":[]}]}]',
    );
    expect(tasks).toEqual([
      '{"data":{"a":1},"annotations":[{"result":[],"ground_truth":false},{"result":[],"ground_truth":true}]}',
    ]);
  });

  // What onGroundTruth of the editor in Label Studio 0.9.1 saves (static/js/lsf-sdk.js).
  it('are ground truth where Label Studio 0.9 has a honeypot', async () => {
    const { tasks } = await convert(
      '[{"data":{"a":1},"completions":[{"result":[],"honeypot":true},{"result":[],"honeypot":false},{"result":[],"honeypot":true,"ground_truth":false}]}]',
    );
    const marks = tasks.map((task) => [...task.matchAll(/"ground_truth":(\w+)/g)].map(([, mark]) => mark));
    expect(marks).toEqual([['true', 'false', 'false']]);
  });

  it('keep a score that is a number as text, which the server reads', async () => {
    const { tasks } = await convert(
      '[{"data":{"a":1},"predictions":[{"result":[],"score":"0.50"},{"result":[],"score":" -1e-3 "},{"result":[],"score":"0x1"},{"result":[],"score":"1e999"}]}]',
      '--invalid-tasks',
      'keep',
    );
    expect(tasks).toEqual([
      '{"data":{"a":1},"predictions":[{"result":[],"score":"0.50"},{"result":[],"score":" -1e-3 "},{"result":[]},{"result":[]}]}',
    ]);
  });

  it('have no member for lists of which nothing is left', async () => {
    const { tasks, stderr } = await convert(
      '[{"data":{"a":1},"predictions":[7,8],"annotations":[]}]',
      '--invalid-tasks',
      'keep',
    );
    expect(tasks).toEqual(['{"data":{"a":1}}']);
    expect(stderr).toContain('skipped 2 entries that are only the id');
  });

  it('have an entry of which nothing is kept as one without members', async () => {
    const { tasks } = await convert(
      '[{"data":{"a":1},"predictions":[{"cluster":1}]}]',
      '--invalid-tasks',
      'keep',
    );
    expect(tasks).toEqual(['{"data":{"a":1},"predictions":[{}]}']);
  });

  it('are counted once when their ids need a second pass', async () => {
    const text = '[{"data":{"a":1},"drafts":[1,{}]},{"id":4,"data":{"a":2}}]';
    const { stderr } = await convert(text, '--invalid-tasks', 'keep');
    expect(stderr).toContain('skipped 2 drafts: Label Studio 1.x does not import drafts\n');
  });
});

describe('tasks that lsimport made', () => {
  const label = {
    from_name: 'l',
    to_name: 't',
    type: 'labels',
    value: { end: 0.25, labels: ['é"\u007f😀\ud800'] },
  };
  const tasks: Record<string, JsonObject> = {
    'without labels': {
      data: { 'ké\n': 'a\\b', n: -1.5e-7, big: 1e21, none: null, list: [], deep: { a: {} } },
    },
    completions: {
      data: { t: 'x' },
      completions: [{ result: [label], lead_time: 2, was_cancelled: false, more: 1 }],
    },
    predictions: { data: {}, predictions: [{ result: [label], score: 0.1, model_version: 'm', id: 3 }, {}] },
    'no entries': { data: {}, completions: [], predictions: [] },
    'a model version that is null': {
      data: {},
      predictions: [{ result: [], score: 'x', model_version: null }],
    },
    'a path': { data: { t: '' }, task_path: '/home/ana/a.txt', completions: [{ result: [] }] },
    'other members': { data: {}, meta: { a: 1 }, predictions: [7, { result: [] }] },
  };

  function written(record: TaskRecord) {
    const skipped: string[] = [];
    const out = createOutput();
    const writer = importWriter({ keepsMembers: true, between: '' }, (what, count) =>
      skipped.push(`${count} ${what}`),
    );
    writer.write(record, 1, out, createOutput());
    return { text: out.bytes.toString('latin1', 0, out.length), skipped: skipped.sort() };
  }

  it.each(Object.entries(tasks))('are written as those that are JSON: %s', (_, value) => {
    const source = Buffer.from(JSON.stringify(value));
    const asJson = written({ kind: 'json', value, source, at: 0, end: source.length, made: true });
    expect(written({ kind: 'made', value })).toEqual(asJson);
    expect(JSON.parse(asJson.text)).toHaveProperty('data', value.data);
  });
});
