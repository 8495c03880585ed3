import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-files.ts';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';

async function help(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await lsimport('.', args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The commands that the help lists, but for help itself. */
const commands = [...(await help('--help')).matchAll(/^ {2}(?!help )([a-z-]+) (?=[[<])/gm)].map(
  ([, name]) => name!,
);

describe('help is as somebody has read it', () => {
  // UPDATE_EXPECTED=1 writes the files anew and fails all the same: read what has changed.
  it.each(['lsimport', ...commands])('%s', async (name) => {
    const said = await help(...(name === 'lsimport' ? [] : [name]), '--help');
    const file = fixture(`help/${name}.txt`);
    if (process.env.UPDATE_EXPECTED) {
      writeFileSync(file, said);
      expect.fail(`${file} is written anew; read it and run the test again`);
    }
    expect(said).toBe(readFileSync(file, 'utf8'));
  });

  it('has the commands that there are', () => {
    expect(commands).toEqual(expect.arrayContaining(['init', 'check']));
    expect(readdirSync(fixture('help')).sort()).toEqual(
      ['lsimport', ...commands].map((name) => `${name}.txt`).sort(),
    );
  });
});

it('help can be asked for in several ways', async () => {
  const all = await help('--help');
  expect(await help()).toBe(all);
  expect(await help('-h')).toBe(all);
  expect(await help('help')).toBe(all);
  const init = await help('init', '--help');
  expect(await help('init', '-h')).toBe(init);
  expect(await help('help', 'init')).toBe(init);
  expect(await help('init', 'my-project', '--port', '1', '--help')).toBe(init);
});

it('help has no line that is wider than 80 columns but for the examples', async () => {
  for (const command of [undefined, ...commands]) {
    const lines = (await help(...(command ? [command] : []), '--help'))
      .split('\n')
      .filter((line) => !line.startsWith('  $ '));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  }
});

it('help uses the width of the terminal', async () => {
  const { stdout } = await lsimport('.', ['init', '--help'], { columns: 200, isTTY: true });
  expect(stdout.split('\n').length).toBeLessThan((await help('init', '--help')).split('\n').length);
});

it.each([['--version'], ['-V'], ['init', '--version']])(
  'the version is that of the package: %s',
  async (...args) => {
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    expect(await help(...args.filter(Boolean))).toBe(`${version}\n`);
  },
);
