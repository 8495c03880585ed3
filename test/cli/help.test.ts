import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as rows } from '../../src/commands/index.ts';
import { importers } from '../../src/formats/index.ts';
import { templateNames } from '../../src/label-config/templates.ts';
import { packageRoot } from '../../src/package-files.ts';
import { fixture } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';

async function help(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await lsimport('.', args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The commands that the help lists, except for help itself. */
const commands = [...(await help('--help')).matchAll(/^ {2}(?!help )([a-z-]+) (?=[[<])/gm)].map(
  ([, name]) => name!,
);

/** The pages of help: of a command with its common options, and with all of them. */
const pages = ['lsimport', ...commands.flatMap((name) => [name, `${name}.all`])];

describe('help is as somebody has read it', () => {
  // UPDATE_EXPECTED=1 writes the files anew and fails all the same: read what has changed.
  it.each(pages)('%s', async (name) => {
    const [command, all] = name.split('.');
    const said = await help(
      ...(command === 'lsimport' ? [] : [command!]),
      '--help',
      ...(all ? ['--all'] : []),
    );
    const file = fixture(`help/${name}.txt`);
    if (process.env.UPDATE_EXPECTED) {
      writeFileSync(file, said);
      expect.fail(`${file} is written anew; read it and run the test again`);
    }
    expect(said).toBe(readFileSync(file, 'utf8'));
  });

  it('has the commands that there are', () => {
    expect(commands).toEqual(expect.arrayContaining(['init', 'check']));
    expect(readdirSync(fixture('help')).sort()).toEqual(pages.map((name) => `${name}.txt`).sort());
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
  const allOfInit = await help('init', '--help', '--all');
  expect(await help('help', 'init', '--all')).toBe(allOfInit);
  expect(await help('init', '--all', '-h')).toBe(allOfInit);
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

it('the help of a command has about twenty options, and with --all each of them', async () => {
  const countOptions = (text: string) => [...text.matchAll(/^ {2}(?:-\w, )?--/gm)].length;
  for (const { name, options } of rows) {
    const visible = options.flatMap((group) => group.options).filter(({ hidden }) => !hidden);
    // Version and help are not among the rows.
    expect(countOptions(await help(name, '--help', '--all'))).toBe(visible.length + 2);
    expect(countOptions(await help(name, '--help'))).toBeLessThanOrEqual(26);
  }
});

it('the help of lsimport has an example for each command', async () => {
  const all = await help('--help');
  for (const name of commands) expect(all).toMatch(new RegExp(`\\n {2}\\$ .*lsimport ${name} `));
});

it('help formats lists the input formats', async () => {
  const said = await help('help', 'formats');
  for (const { name, summary } of importers) {
    expect(said).toContain(`\n  ${name} `);
    expect(said.replace(/\s+/g, ' ')).toContain(summary);
  }
  expect(said.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

it('help begins with the usage and ends with examples', async () => {
  for (const name of commands) {
    const said = await help(name, '--help');
    expect(said).toMatch(new RegExp(`^Usage: lsimport ${name} .*\\n\\n[A-Z]`));
    expect(said.slice(said.lastIndexOf('\n\n'))).toMatch(/^\n\nExamples:\n(?: {2}\$ .*\n?)+$/);
  }
});

it('help templates lists the templates', async () => {
  const said = await help('help', 'templates');
  for (const name of templateNames) expect(said).toContain(`\n  ${name}\n`);
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
