import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('has no file too many', () => {
    const installed = readdirSync(join(home, 'node_modules/lsimport')).sort();
    expect(installed.filter((name) => !/^(README|CHANGELOG|LICENSE|SECURITY)/.test(name))).toEqual([
      ...['bin', 'dist', 'docs', 'man', 'package.json', 'schemas', 'src'],
    ]);
  });
});
