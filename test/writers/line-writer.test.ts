import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

async function lines(files: Record<string, string>, input: string, ...more: string[]): Promise<string[]> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const { stdout } = await lsimport(folder, ['convert', input, '--to', 'jsonl', ...more]);
  return stdout.split('\n').slice(0, -1);
}

const jsonl = (text: string, ...more: string[]) => lines({ 't.jsonl': text }, 't.jsonl', ...more);

describe('lines', () => {
  it('are copied where they need no change, and begin with the id', async () => {
    const task = '"data":{"a":"\\u00e9\\n","n":1.50,"big":12345678901234567890},"predictions":[]';
    expect(await jsonl(`{${task}}\n`)).toEqual([`{"id":0,${task}}`]);
  });

  it('have no space, the shortest escapes, and the members in the order of 0.9', async () => {
    const text = '{"x": [ 1E5 , { } ], "predictions" : [], "id": 3, "data": {"é": "\\u00C9\\/\\u0041"}}';
    expect(await jsonl(text)).toEqual([
      '{"id":3,"data":{"\\u00e9":"\\u00c9/A"},"predictions":[],"x":[1E5,{}]}',
    ]);
  });

  it('have the last of equal keys, in the place of the first', async () => {
    const text = '{"predictions":"]","data":{"a":1,"b":2,"a":[3, 3]},"predictions":[]}';
    expect(await jsonl(text)).toEqual(['{"id":0,"data":{"a":[3,3],"b":2},"predictions":[]}']);
  });

  it('of an object without data have all of it as the data', async () => {
    expect(await jsonl('{"a": 1, "id": 5}')).toEqual(['{"id":0,"data":{"a":1,"id":5}}']);
  });

  it('with --compat 0.9 have only what 0.9.1 keeps', async () => {
    expect(await jsonl('{"meta":{"a":1},"data":{"a":1},"completions":[]}', '--compat', '0.9')).toEqual([
      '{"id":0,"data":{"a":1},"completions":[]}',
    ]);
  });

  it('of rows are those that JSON.stringify makes', async () => {
    const rows = [
      ['plain', 'é 😀'],
      ['a "q", b', 'two\nlines'],
      ['', '\\'],
    ];
    const csv = `k "1",é\n${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
    const made = await lines({ 't.csv': csv }, 't.csv');
    const expected = rows.map(([a, b], id) => JSON.stringify({ id, data: { 'k "1"': a, é: b } }));
    expect(made.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(expected);
    expect(made.join('')).toMatch(/^[\x20-\x7e]*$/);
  });
});
