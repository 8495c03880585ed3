import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config =
  '<View><Text name="text" value="$text"/><Image name="image" value="$image"/><TextArea name="note" toName="text"/></View>';
/** Has one error and one warning: no text, and an image that does not look like a URL. */
const bad = { data: { image: 'a picture' } };

/** Runs `check` in the folder `work` of a repository as GitHub Actions does. */
async function check(tasks: object[], args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const root = temporaryFolder();
  writeFiles(root, { 'work/c.xml': config, 'work/a,b:c.json': JSON.stringify(tasks) });
  const { stdout } = await lsimport(
    join(root, 'work'),
    ['check', '-l', 'c.xml', '-i', 'a,b:c.json', ...args],
    { env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root, ...env } },
  );
  return stdout.split('\n').filter((line) => line.startsWith('::'));
}

/** Reads a workflow command as GitHub's runner does: properties up to the second pair of colons, then the message. */
function parse(line: string) {
  const [, kind, list, message] = /^::(\w+) (.*?)::(.*)$/s.exec(line)!;
  const properties = list!.split(',').map((property) => {
    const at = property.indexOf('=');
    return [property.slice(0, at), decode(property.slice(at + 1))];
  });
  return { kind, ...Object.fromEntries(properties), message: decode(message!) };
}

function decode(text: string): string {
  return text.replace(/%(25|0D|0A|3A|2C)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

test('each group has its place below the root of the repository, errors first', async () => {
  const [error, warning, ...more] = (await check([bad])).map(parse);
  expect(error).toMatchObject({
    kind: 'error',
    file: 'work/a,b:c.json',
    line: '1',
    title: 'missing data key',
  });
  expect(error!.message).toMatch(/^The data has no "text".*\nAdd the key/);
  expect(warning).toMatchObject({ kind: 'warning', file: 'work/a,b:c.json', line: '1', col: '19' });
  expect(more).toEqual([]);
});

test('a percent sign and a line break of the data do not break the line', async () => {
  const lines = await check([{ data: { text: 'x', image: '100%0A\n::error::x' } }]);
  expect(lines).toHaveLength(1);
  expect(parse(lines[0]!).message).toContain('100%0A\\n::error::x');
});

test('the name of a file turns no text around and moves no cursor', async () => {
  const root = temporaryFolder();
  const name = 'a\u001b[31m\u202eb.json';
  writeFiles(root, { 'c.xml': config, [name]: JSON.stringify([bad]) });
  const { stdout } = await lsimport(root, ['check', '-l', 'c.xml', '-i', name], {
    env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root },
  });
  const [line] = stdout.split('\n').filter((one) => one.startsWith('::'));
  expect(parse(line!)).toMatchObject({ file: 'a\\u001b[31m\\u202eb.json', line: '1' });
});

test('of many findings the first places are shown with the count', async () => {
  const lines = (await check(Array(1500).fill(bad))).map(parse);
  expect(lines.map(({ kind }) => kind)).toEqual(['error', 'error', 'error', 'warning', 'warning', 'warning']);
  expect(lines[0]!.title).toBe('missing data key (1,500 times)');
});

test('GitHub shows ten of a kind: every group gets one before any gets a second', async () => {
  const keys = [...Array(12).keys()].map((i) => `k${i}`);
  const texts = keys.map((key) => `<Text name="${key}" value="$${key}"/>`);
  const root = temporaryFolder();
  writeFiles(root, {
    'c.xml': `<View>${texts.join('')}<Rating name="r" toName="k0"/></View>`,
    't.json': '[{"data": {}}, {"data": {}}]',
  });
  const { stdout } = await lsimport(root, ['check', '-l', 'c.xml', '-i', 't.json'], {
    env: { GITHUB_ACTIONS: 'true' },
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('::'));
  expect(lines.map((line) => /has no "(\w+)"/.exec(line)![1])).toEqual(keys.slice(0, 10));
});

test('what stops a run is an annotation too', async () => {
  const root = temporaryFolder();
  const { code, stdout } = await lsimport(root, ['check', '-i', 'nothing.json'], {
    env: { GITHUB_ACTIONS: 'true' },
  });
  expect(code).toBe(3);
  expect(parse(stdout.trim())).toMatchObject({ kind: 'error', title: 'lsimport' });
});

test('--quiet leaves the warnings out; --json and other places have no annotations', async () => {
  expect((await check([bad], ['--quiet'])).map(parse)).toMatchObject([{ kind: 'error' }]);
  expect(await check([bad], ['--json'])).toEqual([]);
  expect(await check([bad], [], { GITHUB_ACTIONS: 'false' })).toEqual([]);
  expect(await check([bad], [], { GITHUB_ACTIONS: undefined })).toEqual([]);
});
