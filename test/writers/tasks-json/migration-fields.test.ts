import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseExact } from '../../support/exact-json.ts';
import { readTasks, type WrittenTask } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// 1.x migrates a folder of 0.9 only when predictions have created_at, and completions lie in files of their own with created_at and
// lead_time; 0.9 needs an id there. Measured on both; test/servers opens such folders.
const EPOCH = 1600000000;
const env = { SOURCE_DATE_EPOCH: String(EPOCH) };

interface Made {
  tasks: WrittenTask[];
  completions: Record<string, unknown>;
}

async function make(text: string, args: string[] = [], surroundings: NodeJS.ProcessEnv = env): Promise<Made> {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': text });
  utimesSync(join(folder, 't.json'), 1234567890.25, 1234567890.25);
  const ending = await lsimport(folder, ['init', 'p', '-i', 't.json', ...args], { env: surroundings });
  expect(ending).toMatchObject({ code: 0 });
  const names = readdirSync(join(folder, 'p/completions'));
  const read = (name: string) => parseExact(readFileSync(join(folder, 'p/completions', name), 'utf8'));
  return {
    tasks: readTasks(join(folder, 'p')),
    completions: Object.fromEntries(names.map((name) => [name, read(name)])),
  };
}

const createdAt = async (date: unknown, surroundings?: NodeJS.ProcessEnv) => {
  const text = JSON.stringify([{ data: {}, predictions: [{ created_at: date, result: [], score: 0.5 }] }]);
  const { tasks } = await make(text, [], surroundings);
  return (tasks[0]!.predictions as { created_at: unknown }[])[0]!.created_at;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the date of a prediction', () => {
  it.each([
    [1583777728, 1583777728],
    [1583777728.25, 1583777728.25],
    ['2020-03-09T18:15:28Z', 1583777728],
    ['2020-03-09T18:15:28.250Z', 1583777728.25],
    ['2020-03-09T18:15:28.250000Z', 1583777728.25],
    ['2020-03-09T20:15:28+02:00', 1583777728],
    ['2020-03-09T20:15:28+0200', 1583777728],
    ['2020-03-09T18:15:28', 1583777728],
    ['2020-03-09 18:15:28.250000', 1583777728.25],
    ['2020-03-09', 1583712000],
    // Milliseconds, as JavaScript counts them: no date of Python's lies beyond the year 9999.
    [1583777728250, 1583777728.25],
  ])('%j becomes seconds since 1970, in every time zone', async (date, seconds) => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York']) {
      vi.stubEnv('TZ', zone);
      expect(await createdAt(date)).toBe(seconds);
    }
  });

  it.each([undefined, null, 'yesterday', '3 hours ago', 'March 7, 2020', '2020-13-45', true, {}])(
    '%j is that of the run',
    async (date) => {
      expect(await createdAt(date)).toBe(EPOCH);
    },
  );

  it('is that of the file where SOURCE_DATE_EPOCH is not set', async () => {
    expect(await createdAt(undefined, {})).toBe(1234567890);
  });
});

describe('completions', () => {
  it('go to a file for each task, with what both eras need', async () => {
    const text = `[
      {"data": {"n": 12345678901234567890}, "completions": [{"result": []}, {"id": 5, "result": [], "lead_time": 1.50}]},
      {"data": {}, "completions": []},
      {"data": {"a": 1}, "annotations": [{"id": 77, "created_at": "2020-03-09T18:15:28Z", "result": [], "was_cancelled": true}]}
    ]`;
    const { tasks, completions } = await make(text);
    expect(tasks.map((task) => Object.keys(task))).toEqual([
      ['id', 'data'],
      ['id', 'data', 'completions'],
      ['id', 'data'],
    ]);
    expect(completions).toEqual({
      '0.json': {
        id: 0,
        data: { n: 12345678901234567890n },
        completions: [
          { id: 6, result: [], created_at: EPOCH, lead_time: 0 },
          { id: 5, result: [], created_at: EPOCH, lead_time: 1.5 },
        ],
      },
      '2.json': {
        id: 2,
        data: { a: 1 },
        completions: [{ id: 77, created_at: 1583777728, lead_time: 0, result: [], was_cancelled: true }],
      },
    });
  });

  it('stay in tasks.json where a storage takes new ones', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"data": {}, "completions": [{"result": []}]}]' });
    const args = ['init', 'p', '-i', 't.json', '--target', 's3-completions', '--target-path', 'bucket'];
    expect(await lsimport(folder, args, { env })).toMatchObject({ code: 0 });
    expect(readTasks(join(folder, 'p'))).toMatchObject([{ completions: [{ result: [] }] }]);
  });

  it('are named after the ids of a second pass', async () => {
    const text =
      '[{"data": {}, "completions": [{"result": []}]}, {"id": 9, "data": {}, "completions": [{"result": []}]}]';
    expect(Object.keys((await make(text)).completions)).toEqual(['10.json', '9.json']);
  });
});

it('--compat 0.9 adds nothing and moves nothing', async () => {
  const text = '[{"data": {}, "completions": [{"result": []}], "predictions": [{"result": []}]}]';
  const { tasks, completions } = await make(text, ['--compat', '0.9']);
  expect(tasks).toEqual([{ id: 0, data: {}, completions: [{ result: [] }], predictions: [{ result: [] }] }]);
  expect(completions).toEqual({});
});

// Each of these stops the migration of 1.23.2 half-way, or 0.9.1 when it hands the task out; measured on both.
describe('what Label Studio stops at', () => {
  it.each([null, 'no', 1])('a "was_cancelled" that is %j is skipped', async (cancelled) => {
    const text = JSON.stringify([
      { data: {}, completions: [{ id: 1, result: [], was_cancelled: cancelled }] },
    ]);
    const { completions } = await make(text);
    expect(Object.keys((completions['0.json'] as { completions: object[] }).completions[0]!)).toEqual([
      'id',
      'result',
      'created_at',
      'lead_time',
    ]);
  });

  it('a lead_time of null stays', async () => {
    const text = JSON.stringify([{ data: {}, completions: [{ result: [], lead_time: null }] }]);
    const { completions } = await make(text);
    expect(completions['0.json']).toMatchObject({ completions: [{ lead_time: null }] });
  });

  it.each([null, 'text', 5, false])('a "meta" that is %j is skipped', async (meta) => {
    const { tasks } = await make(JSON.stringify([{ data: {}, meta }]));
    expect(tasks[0]).not.toHaveProperty('meta');
  });

  it('a score that is no number is skipped, also of a prediction that is kept with its errors', async () => {
    const text = JSON.stringify([{ data: {}, predictions: [{ result: [], score: 'high' }] }]);
    const { tasks } = await make(text, ['--invalid-tasks', 'keep']);
    expect(tasks[0]!.predictions).toEqual([{ result: [], created_at: EPOCH }]);
  });
});
