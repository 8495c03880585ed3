import { describe, expect, it } from 'vitest';
import { lsimport, type Surroundings } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const startOfColour = '\u001b[';
const terminal = { isTTY: true };

/** All that is printed by one good run, one refused run and one wrong command line. */
async function printed(surroundings: Surroundings, ...more: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'good.json': '[{}]', 'bad.json': '[7]' });
  const lines = [
    ['check', '-i', 'good.json'],
    ['init', 'p', '-i', 'bad.json'],
    ['init', '--port', 'x'],
  ];
  const endings = [];
  for (const args of lines) endings.push(await lsimport(folder, [...args, ...more], surroundings));
  expect(endings.map(({ code }) => code)).toEqual([0, 1, 2]);
  return endings.map(({ stdout, stderr }) => stdout + stderr).join('');
}

describe('there are colours', () => {
  it.each<[string, Surroundings]>([
    ['on a terminal', terminal],
    ['on a terminal with an empty NO_COLOR', { ...terminal, env: { NO_COLOR: '' } }],
    ['with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }],
    ['with FORCE_COLOR on a dumb terminal', { ...terminal, env: { FORCE_COLOR: '1', TERM: 'dumb' } }],
  ])('%s', async (_where, surroundings) => {
    expect(await printed(surroundings)).toContain(startOfColour);
  });
});

describe('there are none', () => {
  it.each<[string, Surroundings, string[]]>([
    ['where there is no terminal', {}, []],
    ['with NO_COLOR', { ...terminal, env: { NO_COLOR: '1' } }, []],
    ['with NO_COLOR and FORCE_COLOR', { ...terminal, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, []],
    ['with --no-color', terminal, ['--no-color']],
    ['with --no-color and FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, ['--no-color']],
    ['on a dumb terminal', { ...terminal, env: { TERM: 'dumb' } }, []],
    ['with FORCE_COLOR=0', { ...terminal, env: { FORCE_COLOR: '0' } }, []],
  ])('%s', async (_where, surroundings, more) => {
    expect(await printed(surroundings, ...more)).not.toContain(startOfColour);
  });

  it('in --json, wherever it is printed', async () => {
    expect(await printed({ ...terminal, env: { FORCE_COLOR: '1' } }, '--json')).not.toContain(startOfColour);
  });
});

it('colours add nothing to the words', async () => {
  const bare = (text: string) => text.replace(/\u001b\[\d+m/g, '').replace(/\d+\.\d s/g, '');
  expect(bare(await printed(terminal))).toBe(bare(await printed({})));
});
