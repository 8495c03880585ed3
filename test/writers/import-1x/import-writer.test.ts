import { describe, expect, it } from 'vitest';
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
