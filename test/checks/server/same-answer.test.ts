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

const imageConfig =
  '<View><Image name="i" value="$image"/><Choices name="c" toName="i"><Choice value="x"/></Choices></View>';

// What 1.x does not show is told by whatever makes tasks for it, not only by the check that one may not have run.
test.each([
  [['C:\\x\\a.png'], ['local-path', 'unsure-url']],
  [['/home/x/a.png'], ['local-path']],
  [['/data/x.png?d=/y'], ['link-of-other-server']],
  [['/data/local-files/?d=a b.png'], ['link-not-encoded']],
  [['s3://bucket/a%20b.png'], ['cloud-key-encoded', 'link-needs-storage']],
  [['http://localhost/a.png'], ['private-host']],
  [['https://x.org/a.tiff'], ['file-type-not-shown']],
  [['http://x.org/a.png', 'https://x.org/a.png'], ['mixed-schemes']],
  [['https://x.org/a.png', 'https://x.org/b.png'], ['mixed-model-versions']],
])('links %j: %j of each command', async (links, expected) => {
  const versions = expected.includes('mixed-model-versions');
  const tasks = links.map((image, i) => ({
    data: { image },
    ...(versions && { predictions: [{ result: [], model_version: `v${i}` }] }),
  }));
  const folder = temporaryFolder();
  writeFiles(folder, {
    't.json': JSON.stringify(tasks),
    'c.xml': imageConfig,
    'p/tasks.json': JSON.stringify(Object.fromEntries(tasks.map((task, i) => [i, task]))),
    'p/config.xml': imageConfig,
    'p/config.json': '{}',
  });
  const config = ['-l', 'c.xml'];
  for (const args of [
    ['check', '-i', 't.json', ...config, '--server', '1.x'],
    ['convert', 't.json', ...config, '--to', 'tasks-1.x', '-o', 'o.json'],
    ['export', 'p', '-o', 'e.json'],
    ['init', 'q', '-i', 't.json', ...config, '--links', '1.x'],
  ]) {
    const { code, stdout } = await lsimport(folder, [...args, '--json']);
    const codes = (JSON.parse(stdout) as Report).diagnostics.map((one) => one.code);
    // Of a project, which 1.x migrates, only the links are checked.
    const told = args[0] === 'init' ? expected.filter((one) => one !== 'mixed-model-versions') : expected;
    expect({ args, code, codes: codes.toSorted() }).toEqual({ args, code: 0, codes: told });
  }
});

test('what convert solves is not told of what it writes', async () => {
  const folder = temporaryFolder();
  const annotation = { result: [], completed_by: 'a@x.org' };
  const task = { data: { image: 'https://x.org/a.png' }, predictions: [{ result: [], model_version: null }] };
  writeFiles(folder, {
    't.json': JSON.stringify([
      { ...task, annotations: [annotation] },
      { ...task, completions: [{ result: [] }] },
    ]),
    'c.xml': imageConfig,
  });
  const args = ['convert', 't.json', '-l', 'c.xml', '--to', 'tasks-1.x', '-o', 'o.json', '--json'];
  const { code, stdout } = await lsimport(folder, args);
  expect({ code, found: (JSON.parse(stdout) as Report).diagnostics }).toEqual({ code: 0, found: [] });
});
