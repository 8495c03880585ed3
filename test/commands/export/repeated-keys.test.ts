import { describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { exportToFile } from './export-project.ts';

const found = (stdout: string) =>
  (JSON.parse(stdout) as { diagnostics: { code: string; path?: string; file: string }[] }).diagnostics.map(
    ({ code, path, file }) => [code, path, file],
  );

describe('a key that stands twice in a project', () => {
  test.each([
    ['"predictions": "]", "predictions": [{"result": []}]', '/predictions'],
    ['"predictions": [{"result": "]", "result": []}]', '/predictions/0/result'],
    ['"meta": [], "predictions": [{"score": {}, "result": [], "score": 1}], "meta": {}', '/meta'],
  ])('of a task is told of, and its last value counts: %s', async (members, path) => {
    const text = `{"1": {"data": {"t": "a"}, ${members}}, "2": {"data": {"t": "b"}}}`;
    const { code, stdout, tasks } = await exportToFile({ tasks: text }, '--json');
    expect(found(stdout)).toContainEqual(['repeated-key', path, 'p/tasks.json']);
    expect(code).toBe(EXIT.done);
    const once = await exportToFile({ tasks: JSON.stringify(JSON.parse(text)) }, '--json');
    expect(tasks).toEqual(once.tasks);
    expect(found(once.stdout)).toEqual([]);
  });

  test('of a file of completions is told of', async () => {
    const file =
      '{"completions": 7, "data": {}, "completions": [{"result": [], "lead_time": "x", "lead_time": 2}]}';
    const { code, stdout, tasks } = await exportToFile(
      { tasks: { 1: { data: {} } }, completions: { 1: file } },
      '--json',
    );
    expect(found(stdout)).toEqual([
      ['repeated-key', '/completions', 'p/completions/1.json'],
      ['repeated-key', '/completions/0/lead_time', 'p/completions/1.json'],
    ]);
    expect(code).toBe(EXIT.done);
    expect(tasks).toEqual([{ data: {}, annotations: [{ result: [], lead_time: 2, ground_truth: false }] }]);
  });

  test('of tasks.json itself is refused: its tasks would share one file of completions', async () => {
    const tasks =
      '{"1": {"data": {"t": "a"}}, "x": {"data": {}}, "x": {"data": {}}, "1": {"data": {"t": "b"}}}';
    const { code, stdout, text } = await exportToFile({ tasks }, '--json');
    expect(found(stdout).map(([code]) => code)).toEqual(['duplicate-task-id']);
    expect({ code, text }).toEqual({ code: EXIT.refused, text: undefined });
  });
});
