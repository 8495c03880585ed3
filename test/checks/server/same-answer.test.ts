import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const labelConfig =
  '<View><Header name="h" value="$title"/><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="x"/></Choices></View>';

interface Report {
  diagnostics: { code: string; severity: string; path?: string; message: string }[];
}

const errorsOf = (json: string) =>
  (JSON.parse(json) as Report).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path = '', message }) => ({ code, path, message }));

// What ends a whole import at the server, in all of the commands that make tasks for one: none of them may take what another refuses.
test.each([
  ['{"annotations": [{"result": [5]}]}'],
  ['{"annotations": [{"result": [], "lead_time": "long"}]}'],
  ['{"annotations": [{"result": [], "was_cancelled": "no"}]}'],
  ['{"annotations": [{"result": [], "id": "a"}]}'],
  ['{"annotations": [{}]}'],
  ['{"predictions": [{"result": [], "score": {"a": 1}}]}'],
  ['{"predictions": [{"result": [], "score": [1]}]}'],
  ['{"predictions": ["x"]}'],
  ['{"meta": "x"}'],
  ['{"data": {"text": "a", "title": {"a": 1}}}'],
  ['{"data": {"text": "a", "title": ["a"]}}'],
])('%s is refused by each command', async (members) => {
  const folder = temporaryFolder();
  const task = JSON.stringify({ data: { text: 'a', title: 'b' }, ...JSON.parse(members) });
  writeFiles(folder, {
    't.json': `[${task}]`,
    'c.xml': labelConfig,
    'p/tasks.json': `{"0": ${task}}`,
    'p/config.xml': labelConfig,
    'p/config.json': '{}',
  });
  const config = ['-l', 'c.xml'];
  const checked = await lsimport(folder, ['check', '-i', 't.json', ...config, '--server', '1.x', '--json']);
  const expected = errorsOf(checked.stdout);
  const to1x = ['convert', 't.json', ...config, '--to', 'tasks-1.x', '-o', 'o.json', '--json'];
  const converted = await lsimport(folder, to1x);
  const exported = await lsimport(folder, ['export', 'p', '-o', 'e.json', '--json']);
  expect([checked.code, converted.code, exported.code]).toEqual([1, 1, 1]);
  expect(expected.length).toBeGreaterThan(0);
  expect(errorsOf(converted.stdout)).toEqual(expected);
  expect(errorsOf(exported.stdout)).toEqual(expected);
});
