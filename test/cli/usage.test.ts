import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

async function refuse(...args: string[]): Promise<string> {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: [A-Z-][^\n]*[.?]\nhelp: [^\n]+\n$/);
  expect(readTree(folder)).toEqual({});
  return stderr;
}

describe('what is written nearly right is guessed', () => {
  it.each([
    [['init', 'p', '--lable-config', 'x'], '--label-config'],
    [['init', 'p', '--input-pth=x'], '--input-path'],
    [['init', 'p', '--allow-serving-local-file'], '--allow-serving-local-files'],
    [['check', '--stict'], '--strict'],
    [['int', 'p'], 'init'],
    [['chekc'], 'check'],
    [['init', 'p', '-i', 'x', '--input-format', 'image_dir'], 'image-dir'],
    [['init', 'p', '-i', 'x', '--input-format', 'JSON'], 'json'],
    [['init', 'p', '--sampling', 'unifrom'], 'uniform'],
    [['init', 'p', '--template', 'text-classification'], 'text_classification'],
    [['init', 'p', '--ids', 'keeep'], 'keep'],
    [['init', 'p', '-s', 'S3'], 's3'],
    [['init', 'p', '-t', 's3-completion'], 's3-completions'],
    [['check', '--format', 'csv'], '--input-format'],
    [['check', '--input', 'x'], '--input-path'],
    [['init', 'p', '--description', 'x'], '--initial-project-description'],
    [['convert', 'x', '--to', 'json'], 'tasks'],
    [['convert', 'x', '--to', 'jsnl'], 'jsonl'],
    [['help', 'chekc'], 'check'],
    [['help', 'formts'], 'formats'],
    [['check', 'x', '--input-format', 'images'], 'image-dir'],
    [['check', 'x', '--input-format', 'audio'], 'audio-dir'],
  ])('%j', async (args, guess) => {
    expect(await refuse(...args)).toContain(`Did you mean ${guess}?`);
  });
});

it.each([
  [
    ['init', 'a', 'b'],
    'The data goes after -i: lsimport init my-project -i PATH. Run lsimport init --help --all',
  ],
  [['check', 'x', '-i', 'y'], 'Remove one of them. Run lsimport check --help --all to see all options.'],
  [['check', '--colour-scheme', 'x'], 'Run lsimport check --help --all to see all options.'],
  [['--colour-scheme'], 'Run lsimport --help or lsimport COMMAND --help to see all options.'],
])('%j is told what to do, and which help has more', async (args, help) => {
  expect(await refuse(...args)).toContain(`help: ${help}`);
});

describe('what is far from anything is told what there is', () => {
  it.each([
    [
      ['init', 'p', '--sampling', 'random'],
      ['random', 'sequential, uniform, prediction-score-min or prediction-score-max'],
    ],
    [
      ['init', 'p', '-i', 'x', '--input-format', 'orc'],
      ['orc', 'lsimport help formats'],
    ],
    [
      ['init', 'p', '--compat', '1.0'],
      ['1.0', '0.9'],
    ],
    [
      ['init', 'p', '--blank-lines', 'maybe'],
      ['maybe', 'skip or keep'],
    ],
    [
      ['init', 'p', '--log-level', 'loud'],
      ['loud', 'DEBUG, INFO, WARNING or ERROR'],
    ],
    [['convert'], ['convert']],
    [
      ['help', 'foo'],
      ['foo', 'init, check, '],
    ],
  ])('%j', async (args, words) => {
    const said = await refuse(...args);
    for (const word of words) expect(said).toContain(word);
    expect(said).not.toContain('Did you mean');
  });
});

describe('options that cannot be are refused', () => {
  it.each([
    [['init', 'p', 'q'], 'too many arguments'],
    [['init', ''], 'The project name is empty.'],
    [['init', 'p', '-i'], '-i, --input-path <path>'],
    [['init', 'p', '--port', '80a'], 'a whole number from 1 to 65535'],
    [['init', 'p', '--port', '-1'], 'a whole number from 1 to 65535'],
    [['init', 'p', '--max-diagnostics', 'all'], 'a whole number from 0 to 1000000'],
    [['init', 'p', '--source-params', '{a: 1}', '-s', 's3', '--source-path', 'b'], 'It must be JSON'],
    [['init', 'p', '-o', 'out'], '--output-dir is deprecated'],
    [['init', 'p', '--cert', 'c'], '--cert needs --key'],
    [['init', 'p', '--key', 'k'], '--key needs --cert'],
    [['init', 'p', '--source', 's3'], '--source s3 needs --source-path'],
    [['init', 'p', '--source-path', 'b'], '--source-path and --source-params need --source'],
    [['init', 'p', '--target', 's3-completions'], '--target s3-completions needs --target-path'],
    [['init', 'p', '--target-params', '{}'], '--target-path and --target-params need --target'],
    [
      ['init', 'p', '-s', 's3', '--source-path', 'b', '-i', 'x'],
      '--source and --input-path cannot be combined',
    ],
    [['init', 'p', '--input-format', 'text'], '--input-format needs --input-path'],
    [['init', 'p', '--ids', 'keep'], '--ids needs --input-path'],
    [['init', 'p', '--blank-lines', 'keep'], '--blank-lines needs --input-path'],
    [['init', 'p', '--base-url', 'http://h'], '--base-url needs --input-path'],
    [['init', 'p', '--images', 'x'], '--images needs --input-path'],
    [['init', 'p', '--no-header'], '--no-header needs --input-path'],
    [['init', 'p', '--include', 'x'], '--include needs --input-path'],
    [['init', 'p', '--invalid-tasks', 'skip'], '--invalid-tasks needs --input-path'],
    [['check', '--template', 'image_bbox', '--ids', 'keep'], '--ids needs --input-path'],
    [['init', 'p', '--ml-backends', 'nowhere'], 'The ML backend "nowhere" is not a URL.'],
    [['init', '--compat', '0.9'], 'Missing project name'],
    [['convert', '', '--input-format', 'text'], 'The input path is empty.'],
    [['init', 'p', '-i', ''], 'The input path is empty.'],
    [['check'], 'Nothing to check.'],
    [['check', 'p', 'q'], 'too many arguments'],
    [['check', 'a.csv', '-i', 'b.csv'], 'a.csv and b.csv'],
    [['convert', 'a.csv', '-i', 'b.csv'], 'a.csv and b.csv'],
    [['convert', 'x', '--sampling', 'uniform'], "unknown option '--sampling'"],
  ])('%j', async (args, words) => {
    expect((await refuse(...args)).toLowerCase()).toContain(words.toLowerCase());
  });
});

describe('of an option that is given twice the last one wins', () => {
  const files = {
    'a.xml': '<View><Text name="t" value="$text"/></View>',
    '1.csv': 'text,more\na,b\n',
    '2.csv': 'text,more\nc,d\ne,f\n',
  };
  const base = ['-i', '1.csv', '-l', 'a.xml'];
  it.each([
    [['-i', '2.csv'], 2],
    [['--input-format', 'json', '--input-format', 'csv', '--no-header', '--header'], 1],
    [['--header', '--no-header', '--input-format', 'csv', '-l', 'b.xml'], 2],
    [['--input-path', '2.csv', '--input-path=1.csv'], 1],
  ])('%j', async (args, tasks) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'b.xml': '<View><Text name="t" value="$column1"/></View>' });
    const { code, stdout } = await lsimport(folder, ['check', ...base, ...args, '--json']);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tasks });
  });

  it('also of one that goes into config.json', async () => {
    const folder = temporaryFolder();
    await lsimport(folder, ['init', 'p', '--port', '1', '-p', '2', '--compat', '0.9']);
    expect(JSON.parse(readTree(join(folder, 'p'))['config.json']!)).toMatchObject({ port: 2 });
  });
});

it('lists add up', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'b.xml': '<View><Image name="i" value="$image"/></View>',
    'p/a.png': '',
    'p/b.jpg': '',
    'p/c.gif': '',
  });
  const args = ['-i', 'p', '-l', 'b.xml', '--include', '*.png', '--include', '*.jpg'];
  const { code, stdout } = await lsimport(folder, ['check', ...args, '--json']);
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tasks: 2 });
  const backends = ['--ml-backends', 'a=http://h:1', '--ml-backends', 'b=http://h:2'];
  expect((await lsimport(folder, ['init', 'q', ...backends])).code).toBe(0);
  expect(readTree(join(folder, 'q'))['config.json']).toMatch(/http:\/\/h:1.*http:\/\/h:2/s);
});

it.each([
  ['text', 'in.txt'],
  ['urls', 'in.txt'],
  ['conll', 'in.txt'],
  ['html-dir', 'in'],
  ['time-series-dir', 'in'],
])('%s without the label config that it needs is wrong usage', async (format, input) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in.txt': 'a', 'in/a.html': 'a', 'in/a.csv': '1' });
  for (const command of ['init', 'check', 'convert']) {
    const { code, stderr } = await lsimport(folder, [command, '-i', input, '--input-format', format]);
    expect(stderr).toContain(`error: The input format ${format} needs a label config.\n`);
    expect(stderr).toContain('help: Add -l auto ');
    expect(code).toBe(2);
  }
});

it.each([
  ['init', 'p', '-i', 't.json', '-shttps://u:SECRET@host/x'],
  ['init', 'p', '--x=y=https://u:SECRET@host/x'],
])('no password of an address that is attached to an option is printed: %s %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await lsimport(temporaryFolder(), args);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain('SECRET');
});

describe('what to do instead', () => {
  it.each<[string[], string]>([
    [['check', 'a.csv', '-o', 'x'], 'help: check writes nothing; lsimport convert does. Run'],
    [['check', 'a.csv', '--output=x'], 'help: check writes nothing; lsimport convert does. Run'],
    [
      ['check', 'a.csv', '--input-format', 'qqqq'],
      "error: Invalid value 'qqqq' for --input-format.\nhelp: lsimport help formats lists all.\n",
    ],
    [
      ['check', 'a.csv', '--template', 'qqqq'],
      "error: Invalid value 'qqqq' for --template.\nhelp: lsimport help templates lists all.\n",
    ],
    [
      ['check', 'a.csv', '-l', 'config.xlm'],
      'error: Cannot read --label-config config.xlm: it does not exist.\nhelp: Check its path.',
    ],
    [
      ['check', 'a.csv', '-l', '-'],
      'error: The label config cannot come from standard input.\nhelp: Save it as a file: -l config.xml.\n',
    ],
    [['help', 'topics'], 'merge, completion. help also takes formats and templates.\n'],
    [
      ['help', 'formats', 'coco'],
      'error: lsimport help formats takes no name.\nhelp: To list all: lsimport help formats\n',
    ],
    [
      ['completion'],
      'error: No shell is named.\nhelp: Name it: lsimport completion bash (or zsh, fish, powershell).\n',
    ],
    [['check', 'a.cvs', '-l', 'auto'], 'a.cvs: it does not exist.\nhelp: Did you mean a.csv?\n'],
    [['check', 'a.csv', '-l', 'c.xlm'], 'c.xlm: it does not exist.\nhelp: Did you mean c.xml?\n'],
    [['check', 'a.csv', 'auto'], 'help: Did you mean -l auto? Run'],
    [['check', 'a.csv', 'c.xml'], 'help: Did you mean -l c.xml? Run'],
    [['check', 'a.xml', 'b.xml'], 'Expected 1 argument but got 2.\nhelp: Run'],
    [['check', 'a.csv', 'b.xml', '-l', 'auto'], 'Expected 1 argument but got 2.\nhelp: Run'],
    [
      ['check', 'a.csv', '--input-format', 'constructor'],
      "error: Invalid value 'constructor' for --input-format.\nhelp: lsimport help formats lists all.\n",
    ],
    [
      ['check', 'a.csv', '--input-format', '__proto__'],
      "error: Invalid value '__proto__' for --input-format.\nhelp: lsimport help formats lists all.\n",
    ],
    [['a.csv', '-l', 'auto'], 'help: Did you mean lsimport check a.csv?\n'],
    [['convert', 'a.csv', '--server', '1.x'], 'help: --server is an option of lsimport check. Run'],
    [['push', 'a.csv', '--api-key', 'x'], 'help: Set LABEL_STUDIO_API_KEY, or use --token-file FILE. Run'],
    [['check', 'a.csv', '--class-names', 'x'], 'help: Names of classes are read from a file with the data'],
    [['check', 'a.csv', '--masks', 'x'], 'help: Masks are found in the folder of the data'],
    [
      ['check', 'a.csv', '--input-format', 'Excel'],
      "error: Invalid value 'Excel' for --input-format.\nhelp: Did you mean xlsx? lsimport help formats lists all.\n",
    ],
    [['check', 'a.csv', '--labels-as', 'annotations'], 'help: Did you mean completions?\n'],
    [['check', 'a.csv', '-l', 'Auto'], 'help: Did you mean auto?'],
    [['merge'], 'help: Name the manifests of all shards: lsimport merge part-*.manifest.json.'],
    [
      ['check', 'a.csv', '-l', 'auto', '--score-column', 'b', '--choices-column', 'a=c'],
      'help: Add --labels-as predictions.\n',
    ],
    [
      ['preview', 'a.csv', '-l', 'auto', '-o', 'page.json'],
      'error: preview writes an HTML page, but page.json is named like data.\nhelp: Use -o page.html, or lsimport convert',
    ],
    [
      ['check', 'in', '--input-format', 'coco', '-l', 'auto'],
      'No tasks found in in: it has no COCO file (.json).',
    ],
  ])('%j', async (args, said) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'a.csv': 'a,b\nx,1\n', 'c.xml': '<View/>', 'in/a.svg': '<svg/>' });
    const { code, stderr } = await lsimport(folder, args);
    expect(stderr).toContain(said);
    expect(code).not.toBe(0);
  });
});

describe.each(['ftp://u:SECRET@host/x', 'ftp://u:12/SECRET@host/x', 'https://u:12/SECRET@host/x'])(
  'a password is not printed, of %s',
  (address) => {
    it.each([
      [['convert', 'x', '-o', address]],
      [['preview', 'x', '-o', address]],
      [['check', 'x', '--sarif', address]],
      [['convert', 'x', '-o', '-', '--write-config', address]],
      [['check', 'x', '--base-url', address]],
      [['check', 'x', `--input-format=${address}`]],
      [['check', address, '-i', 'x']],
      [['check', `--${address}`]],
      [[address]],
      [['help', address]],
    ])('%j', async (args) => {
      const { code, stdout, stderr } = await lsimport(temporaryFolder(), args);
      expect(code).not.toBe(0);
      expect(stdout + stderr).toMatch(/^error: /);
      expect(stdout + stderr).not.toContain('SECRET');
    });
  },
);

// The one-step command of Label Studio 0.9.
it.each([
  [['start', 'p1', '--init', '--input-path=t.txt'], 'p1'],
  [['start'], 'my-project'],
])('lsimport starts no server: %j', async (args, project) => {
  const said = await refuse(...args);
  expect(said).toContain('Label Studio is started with label-studio, not with lsimport.');
  expect(said).toContain(
    `Make the project: lsimport init ${project} -i PATH. Then start it: label-studio start ${project}\n`,
  );
});

it('--init of label-studio start is ignored, as its other options are', async () => {
  const folder = temporaryFolder();
  const { code, stderr } = await lsimport(folder, ['init', 'p', '--init', '--debug']);
  expect(code).toBe(0);
  expect(stderr).toContain('init ignores --init, --debug, which are for label-studio start.');
});
