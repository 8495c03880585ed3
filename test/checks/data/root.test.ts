import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json/json.ts';
import { findIn } from './check-tasks.ts';

const text = '<Text name="t" value="$text"/>';
const find = (task: Json): string[] => findIn(text, task).map(({ code, path }) => `${code} ${path}`);

describe('the root of a task', () => {
  it.each([null, true, 7, 'text', [], [{ data: { text: 'a' } }]])('must be an object, not %j', (task) => {
    expect(find(task)).toEqual(['task-not-object ']);
  });

  it.each([null, true, 7, 'text', [], [{ text: 'a' }]])('must have an object in "data", not %j', (data) => {
    expect(find({ data })).toEqual(['data-not-object /data']);
  });

  it('may have anything beside the data', () => {
    expect(find({ id: 'x', data: { text: 'a' }, created_at: null, overlap: 1, drafts: {} })).toEqual([]);
  });

  it.each([{}, []])('may have the meta %j', (meta) => {
    expect(find({ data: { text: 'a' }, meta })).toEqual([]);
  });

  it.each([null, 'x', 3])('should not have the meta %j', (meta) => {
    expect(find({ data: { text: 'a' }, meta })).toEqual(['unusual-meta /meta']);
  });

  it('is the data itself without "data"', () => {
    expect(find({ text: 'a', id: 3 })).toEqual([]);
    expect(find({ text: null })).toEqual(['wrong-data-type /text']);
    expect(find({ txt: 'a' })).toEqual(['missing-data-key /text']);
  });

  it('loses the results that stand beside bare data', () => {
    expect(find({ text: 'a', predictions: [{ result: [] }] })).toEqual(['results-without-data /predictions']);
    expect(find({ text: 'a', predictions: ['a word'] })).toEqual([]);
  });

  it('is checked together with its results', () => {
    expect(find({ data: {}, predictions: {} })).toHaveLength(2);
  });
});
