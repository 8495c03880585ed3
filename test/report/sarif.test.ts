import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lsimport } from '../support/run.ts';
import { readSarif, type Sarif } from '../support/sarif.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const config = `<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices>
</View>`;

function taskWith(choice: string, text = 'x'): object {
  const value = { choices: [choice] };
  return {
    data: { text },
    predictions: [{ result: [{ from_name: 'mood', to_name: 'text', type: 'choices', value }] }],
  };
}

/** Runs `check --sarif out.sarif` in a folder with these files. */
async function check(files: Record<string, string>, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const ending = await lsimport(folder, ['check', '-l', 'config.xml', '--sarif', 'out.sarif', ...args]);
  return { folder, ending, sarif: readSarif(join(folder, 'out.sarif')) };
}

/** The file that the place of a result means, found as a consumer of SARIF finds it. */
function fileOf({ runs: [run] }: Sarif, place: Sarif['runs'][0]['results'][0]['locations'][0]): string {
  const { uri, uriBaseId } = place.physicalLocation.artifactLocation;
  const base = uriBaseId === undefined ? undefined : run.originalUriBaseIds[uriBaseId]!.uri;
  return fileURLToPath(new URL(uri, base));
}

test('a run without findings has no results', async () => {
  const { ending, sarif } = await check(
    { 'config.xml': config, 't.json': JSON.stringify([taskWith('Good')]) },
    '-i',
    't.json',
  );
  const [run] = sarif.runs;
  expect(ending.code).toBe(0);
  expect(run.results).toEqual([]);
  expect(run.properties).toEqual({ tasks: 1, errors: 0, warnings: 0 });
  expect(run.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 0 });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const folderWithPipe = () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'config.xml': config, 't.json': JSON.stringify([taskWith('Good')]) });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    return folder;
  };

  // Where nobody reads it, opening it would wait for ever, and no signal would be seen.
  test('with a name is refused, as that of -o is', async () => {
    const folder = folderWithPipe();
    const reader = spawn('cat', [join(folder, 'pipe')], { stdio: 'ignore' });
    const ended = await lsimport(folder, ['check', 't.json', '-l', 'config.xml', '--sarif', 'pipe']);
    reader.kill();
    expect(ended).toMatchObject({ code: 4, stdout: '' });
    expect(ended.stderr).toMatch(
      /^error: Cannot write pipe: it is a pipe, which cannot be replaced by a file\.\nhelp: .*--sarif -/,
    );
  });

  test('that the shell has opened, as for >(jq), takes the log', async () => {
    const folder = folderWithPipe();
    const fd = openSync(join(folder, 'pipe'), 'r+');
    const args = ['check', 't.json', '-l', 'config.xml', '--sarif', `/dev/fd/${fd}`];
    const { code } = await lsimport(folder, args);
    const text = Buffer.alloc(1 << 16);
    const length = code === 0 ? readSync(fd, text) : 0;
    closeSync(fd);
    expect(code).toBe(0);
    expect(JSON.parse(text.toString('utf8', 0, length))).toMatchObject({ version: '2.1.0' });
  });
});

describe('--sarif -', () => {
  const files = { 'config.xml': config, 't.json': JSON.stringify([taskWith('Good'), taskWith('Odd')]) };
  const run = async (...args: string[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const ending = await lsimport(folder, [...args, '-l', 'config.xml', '--sarif', '-']);
    const names = Object.keys(readTree(folder));
    return { ...ending, folder, names };
  };
  const parse = (folder: string, text: string) => {
    writeFiles(folder, { 'log.sarif': text });
    return readSarif(join(folder, 'log.sarif'));
  };

  test.each([[[]], [['--json']], [['-q']]])('is all of standard output of check %j', async (more) => {
    const { code, stdout, stderr, folder, names } = await run('check', 't.json', ...more);
    expect(code).toBe(1);
    expect(names).toEqual(Object.keys(files));
    expect(parse(folder, stdout).runs[0].results.map(({ ruleId }) => ruleId)).toEqual(['unknown-label']);
    expect(stderr).toContain('unknown-label');
  });

  test('is so when the run fails', async () => {
    const { code, stdout, folder } = await run('check', 'none.json');
    expect(code).toBe(3);
    expect(parse(folder, stdout).runs[0].invocations[0].executionSuccessful).toBe(false);
  });

  test('goes with data that goes to a file, and not with data on standard output', async () => {
    const skip = ['--invalid-tasks', 'skip', '--rejected', 'r.jsonl'];
    const good = await run('convert', 't.json', '-o', 'out.json', ...skip);
    expect(good.code, good.stderr).toBe(0);
    expect(parse(good.folder, good.stdout).runs[0].results).toHaveLength(1);
    expect(good.stderr).toContain('Converted 1 task to out.json');
    for (const args of [
      ['convert', 't.json'],
      ['convert', 't.json', '-o', '-'],
      ['preview', 't.json', '-o', '-'],
      ['init', 'p', '-i', 't.json', '--dry-run'],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('--sarif - is standard output, where the data of this command goes.');
      expect(stderr).toContain('Use a file: --sarif findings.sarif');
    }
  });

  test('an empty name is none', async () => {
    const ending = await lsimport(temporaryFolder(), ['check', 't.json', '--sarif', '']);
    expect(ending).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('The path of --sarif is empty.'),
    });
  });
});

test('a log has the rules of its findings and no others', async () => {
  const text = JSON.stringify([taskWith('Odd'), { data: { x: 1 } }, taskWith('Odd')]);
  const { sarif } = await check({ 'config.xml': config, 't.json': text }, '-i', 't.json');
  const [{ tool, results }] = sarif.runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(
    [...new Set(results.map(({ ruleId }) => ruleId))].sort(),
  );
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
});

test('a finding has its rule, its place in UTF-16 units, and the tag that asks', async () => {
  const text = JSON.stringify([taskWith('Good'), taskWith('Odd', '\u{1F600}\u{1F600}')]);
  const { folder, ending, sarif } = await check({ 'config.xml': config, 't.json': text }, '-i', 't.json');
  const [run] = sarif.runs;
  const result = run.results[0]!;
  expect(ending.code).toBe(1);
  expect(run.results).toHaveLength(1);
  expect(run.tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
  expect(result).toMatchObject({ ruleId: 'unknown-label', level: 'error' });
  expect(result.properties).toEqual({ task: 1, path: '/predictions/0/result/0/value/choices/0' });
  expect(fileOf(sarif, result.locations[0])).toBe(join(folder, 't.json'));
  expect(result.locations[0].physicalLocation.region).toEqual({
    startLine: 1,
    startColumn: text.indexOf('"Odd"') + 1,
  });
  expect(fileOf(sarif, result.relatedLocations![0])).toBe(join(folder, 'config.xml'));
  expect(result.relatedLocations![0].physicalLocation.region).toEqual({ startLine: 3, startColumn: 3 });
});

test('a label config that is no XML', async () => {
  const { ending, sarif } = await check({ 'config.xml': '<View>\n <Text</View>' });
  expect(ending.code).toBe(1);
  expect(sarif.runs[0].results[0]!.locations[0].physicalLocation.region!.startLine).toBe(2);
});

test.each(['a b/ä#1%20?.json', 'x:y.json', './t.json', '../out/t.json'])(
  'finds the file %s',
  async (name) => {
    const root = temporaryFolder();
    writeFiles(root, { 'work/config.xml': config });
    writeFiles(join(root, 'work'), { [name]: JSON.stringify([taskWith('Odd')]) });
    const folder = join(root, 'work');
    await lsimport(folder, ['check', '-l', 'config.xml', '-i', name, '--sarif', 'out.sarif']);
    const sarif = readSarif(join(folder, 'out.sarif'));
    expect(fileOf(sarif, sarif.runs[0].results[0]!.locations[0])).toBe(join(folder, name));
  },
);

test('the counts are exact when not all findings are listed', async () => {
  const tasks = [...Array(7).fill(taskWith('Odd')), ...Array(2).fill({ data: {} }), taskWith('Good')];
  const { sarif } = await check(
    { 'config.xml': config, 't.json': JSON.stringify(tasks) },
    '-i',
    't.json',
    '--max-diagnostics',
    '4',
  );
  const [run] = sarif.runs;
  const counts = run.results.map(({ ruleId, occurrenceCount = 1 }) => [ruleId, occurrenceCount]);
  expect(counts).toEqual([
    ['unknown-label', 6],
    ['unknown-label', 1],
    ['missing-data-key', 1],
    ['missing-data-key', 1],
  ]);
  expect(run.properties).toEqual({ tasks: 10, errors: 9, warnings: 0 });
  expect(run.invocations[0].toolExecutionNotifications[0]!.message.text).toContain(
    '5 more findings are not listed',
  );
});

test('what the user wrote is no placeholder and no link in a message', async () => {
  const { sarif } = await check(
    { 'config.xml': config, 't.json': JSON.stringify([taskWith('{0} [here](http://a.example)')]) },
    '-i',
    't.json',
  );
  expect(sarif.runs[0].results[0]!.message.text).toContain('{{0}} [here\\](http://a.example)');
});

test('a run that fails says why', async () => {
  const { ending, sarif } = await check({ 'config.xml': config }, '-i', 'nothing.json');
  expect(ending.code).toBe(3);
  expect(sarif.runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 });
  expect(sarif.runs[0].invocations[0].toolExecutionNotifications[0]!.message.text).toContain('nothing.json');
});

test('init writes it when it refuses the data, replaces an older one, and leaves nothing else', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'config.xml': config,
    't.json': JSON.stringify([taskWith('Odd')]),
    'out.sarif': '{"version": "2.1.0", "runs": []}',
  });
  const ending = await lsimport(folder, [
    'init',
    'p',
    '-l',
    'config.xml',
    '-i',
    't.json',
    '--sarif',
    'out.sarif',
  ]);
  expect(ending.code).toBe(1);
  expect(readSarif(join(folder, 'out.sarif')).runs[0].properties.errors).toBe(1);
  expect(Object.keys(readTree(folder))).toEqual(['config.xml', 'out.sarif', 't.json']);
});

test.each([
  ['a folder', 'folder', 4],
  ['a file in a folder that is not there', 'nowhere/out.sarif', 4],
  ['the input', './t.json', 2],
  ['the label config', 'config.xml', 2],
])('refuses to write to %s before anything is written', async (_, file, code) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 't.json': JSON.stringify([taskWith('Good')]) });
  mkdirSync(join(folder, 'folder'));
  const before = readTree(folder);
  const ending = await lsimport(folder, ['init', 'p', '-l', 'config.xml', '-i', 't.json', '--sarif', file]);
  expect(ending.code).toBe(code);
  expect(ending.stderr).toContain(`${file}`);
  expect(readTree(folder)).toEqual(before);
});

test('where it cannot be written in the end, what is done is said', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const stdin = Readable.from(
    (function* () {
      mkdirSync(join(folder, 'out.sarif'));
      yield '{"text": "owl"}\n';
    })(),
  );
  const args = ['convert', '-', '--input-format', 'jsonl', '-l', 'config.xml', '-o', 'o.json'];
  const ending = await lsimport(folder, [...args, '--sarif', 'out.sarif'], { stdin });
  expect(ending.code).toBe(4);
  expect(ending.stderr).toMatch(
    /^error: Cannot write out\.sarif: it is a directory\. Everything else is done:\n {2}Converted 1 task to o\.json in .*\nhelp: /m,
  );
  expect(Object.keys(readTree(folder))).toContain('o.json');
});

test('a device takes the text as it is', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  const ending = await lsimport(folder, ['check', '-l', 'config.xml', '--sarif', '/dev/null']);
  expect(ending.code).toBe(0);
  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});
