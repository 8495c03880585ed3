import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package-files.ts';
import { copyPackage } from './support/package-copy.ts';
import { readTasks } from './support/project.ts';
import { fixture } from './support/recorded.ts';
import { makeFolder, removeFolder } from './support/temporary-folder.ts';

// The package as users get it: packed, and installed in a folder where nothing else is.
const folder = makeFolder();
const home = join(folder, 'home');

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  const source = join(folder, 'source');
  mkdirSync(source);
  mkdirSync(home);
  copyPackage(source);
  npm(source, 'pack', '--ignore-scripts', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  npm(home, 'install', '--prefer-offline', '--no-audit', '--no-fund', `../${tarball}`);
}, 180_000);

afterAll(() => removeFolder(folder));

const lsimport = (...args: string[]) => npm(home, 'exec', '--offline', '--', 'lsimport', ...args);

describe('the packed and installed package', () => {
  it('makes a project', () => {
    cpSync(fixture('json/basic'), join(home, 'birds'), { recursive: true });
    const said = lsimport('init', 'my-project', '-i', 'birds/input.json', '-l', 'birds/config.xml');
    expect(said).toContain('Created project my-project with 3 tasks');
    expect(readTasks(join(home, 'my-project')).map(({ data }) => data.note)).toEqual([
      'robin',
      'owl',
      'wren',
    ]);
    expect(readdirSync(join(home, 'my-project')).sort()).toEqual([
      ...['completions', 'config.json', 'config.xml', 'tasks.json'],
    ]);
  });

  it('has its templates and its checks with it', () => {
    cpSync(fixture('text/basic/input.txt'), join(home, 'birds.txt'));
    lsimport(
      'init',
      'texts',
      '-i',
      'birds.txt',
      '--input-format',
      'text',
      '--template',
      'text_classification',
    );
    expect(readTasks(join(home, 'texts'))).toHaveLength(4);
  });

  it('has an API, which does what its page shows', () => {
    const page = readFileSync(join(packageRoot, 'docs/api.md'), 'utf8');
    writeFileSync(join(home, 'check.mjs'), /```js check\.mjs\n(.*?)```/s.exec(page)![1]!);
    writeFileSync(
      join(home, 'config.xml'),
      '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
    );
    writeFileSync(join(home, 'rows.csv'), 'text,more\na,b\n');
    const said = execFileSync(process.execPath, ['check.mjs'], { cwd: home, encoding: 'utf8' });
    expect(said).toBe('missing-data-key 1 /text\ntrue 1\n');
  });

  it('has types for its API', () => {
    const lines = [
      "import { checkTasks, convert, type Result } from 'lsimport';",
      "const result: Result = await checkTasks({ tasks: [{ text: 'a' }], server: '1.x' });",
      "const { written }: { written: number } = await convert({ input: 'x', output: 'y', to: 'jsonl' });",
      '// @ts-expect-error: there is no such form',
      "await convert({ input: 'x', output: 'y', to: 'json' });",
      'console.log(result.diagnostics[0]?.code, written);',
    ];
    writeFileSync(join(home, 'use.mts'), lines.join('\n'));
    const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc');
    const roots = join(packageRoot, 'node_modules/@types');
    const flags = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext'];
    execFileSync(process.execPath, [tsc, ...flags, '--typeRoots', roots, '--types', 'node', 'use.mts'], {
      cwd: home,
      stdio: 'pipe',
    });
  });

  it('runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync(join(home, 'node_modules/lsimport/package.json'), 'utf8'));
    const scripts = ['prepare', 'preinstall', 'install', 'postinstall'];
    expect(scripts.filter((name) => name in manifest.scripts)).toEqual([]);
  });

  it('has no file too many', () => {
    const installed = readdirSync(join(home, 'node_modules/lsimport')).sort();
    expect(installed.filter((name) => !/^(README|CHANGELOG|LICENSE|SECURITY)/.test(name))).toEqual([
      ...['bin', 'dist', 'docs', 'man', 'package.json', 'schemas', 'src'],
    ]);
  });
});
