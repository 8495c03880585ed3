import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SharedOptions } from '../../../src/cli/options.ts';
import type { Context } from '../../../src/context.ts';
import type { LoadedConfig } from '../../../src/plan/config/load-label-config.ts';
import { stageConfigFile } from '../../../src/plan/config/write-config.ts';
import { withoutRoot } from '../../support/nobody.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { readTree } from '../../support/tree.ts';

const files = {
  't.json': '[{"text": "a", "label": "x"}, {"text": "b", "label": "y"}]',
  'mixed.json': '[{"id": 7, "data": {"text": "a"}}, {"data": {"text": "b"}}]',
  'bad.json': '[{"txet": "a"}]',
  'c.xml': '<?xml version="1.0" encoding="utf-8"?><View><Text name="t" value="$text"/></View>',
};

async function run(...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const ending = await lsimport(folder, args);
  return { folder, ...ending };
}

async function idsOf(...args: string[]): Promise<number[]> {
  const { code, stdout } = await run('convert', ...args, '--to', 'jsonl');
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id);
}

describe('--first-id', () => {
  it.each<[string[], number[]]>([
    [['t.json'], [0, 1]],
    [
      ['t.json', '--first-id', '1000'],
      [1000, 1001],
    ],
    [
      ['mixed.json', '--first-id', '3'],
      [7, 8],
    ],
    [
      ['mixed.json', '--first-id', '100'],
      [7, 100],
    ],
    [
      ['mixed.json', '--first-id', '100', '--ids', 'renumber'],
      [100, 101],
    ],
  ])('%j', async (args, ids) => {
    expect(await idsOf(...args)).toEqual(ids);
  });

  it('is not in Label Studio 0.9.1', async () => {
    expect(await run('init', 'p', '-i', 't.json', '--first-id', '1', '--compat', '0.9')).toMatchObject({
      code: 2,
    });
  });
});

describe('--write-config', () => {
  it.each([
    ['check', 't.json'],
    ['convert', 't.json', '-o', 'out.json'],
    ['init', 'p', '-i', 't.json'],
  ])('%s writes the label config that -l auto makes', async (...args) => {
    const words = args.filter((word) => word !== undefined);
    const { folder, code } = await run(...words, '-l', 'auto', '--write-config', 'new.xml');
    expect(code).toBe(0);
    const written = readFileSync(join(folder, 'new.xml'), 'utf8');
    expect(written).toContain('<Text name="text" value="$text"');
    if (args[0] === 'init') expect(written).toBe(readFileSync(join(folder, 'p/config.xml'), 'utf8'));
  });

  it('writes nothing for data that is refused, or in a dry run', async () => {
    const refused = await run('check', 'bad.json', '-l', 'c.xml', '--write-config', 'new.xml');
    expect({ code: refused.code, made: existsSync(join(refused.folder, 'new.xml')) }).toEqual({
      code: 1,
      made: false,
    });
    const dry = await run(
      'init',
      'p',
      '-i',
      't.json',
      '-l',
      'c.xml',
      '--dry-run',
      '--write-config',
      'new.xml',
    );
    expect({ code: dry.code, made: existsSync(join(dry.folder, 'new.xml')) }).toEqual({
      code: 0,
      made: false,
    });
  });

  it('replaces a file with --force only, and never the label config itself', async () => {
    const args = ['check', 't.json', '-l', 'auto', '--write-config', 'c.xml'];
    expect(await run(...args)).toMatchObject({ code: 4 });
    expect(await run(...args, '--force')).toMatchObject({ code: 0 });
    expect(await run('check', 't.json', '-l', 'c.xml', '--write-config', 'c.xml', '--force')).toMatchObject({
      code: 2,
    });
    expect(await run('check', 't.json', '--write-config', 'x.xml')).toMatchObject({ code: 2 });
  });

  it.skipIf(process.platform === 'win32').each([
    ['convert', 't.json', '-o', 'out.json'],
    ['convert', 't.json', '-o', 'old.json', '--force'],
    ['init', 'p', '-i', 't.json'],
    ['preview', 't.json', '-o', 'page.html'],
    ['check', 't.json'],
  ])('%s %s %s %s leaves all as it was when the label config cannot be written', async (...words) => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'old.json': 'old', 'closed/a': '' });
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'closed'), 0o555);
    onTestFinished(() => chmodSync(join(folder, 'closed'), 0o700));
    const before = readTree(folder);
    const args = [
      ...words.filter((word) => word !== undefined),
      '-l',
      'auto',
      '--write-config',
      'closed/new.xml',
    ];
    const { code, stderr } = await withoutRoot(() => lsimport(folder, args));
    expect({ code, stderr, tree: readTree(folder) }).toEqual({
      code: 4,
      stderr: expect.stringContaining(
        'error: Cannot write closed/new.xml: permission denied.\nhelp: No file was written; existing files are unchanged.\n',
      ),
      tree: before,
    });
  });

  it('says what is there when only the label config cannot appear', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const staged = await stageConfigFile(
      { writeConfig: 'new.xml' } as SharedOptions,
      { bytes: Buffer.from('<View/>') } as unknown as LoadedConfig,
      { cwd: folder, env: {} } as Context,
    );
    writeFiles(folder, { 'new.xml': 'mine' });
    await expect(staged!.publish('The tasks are written')).rejects.toMatchObject({
      exitCode: 4,
      help: 'The tasks are written; new.xml is as it was.',
    });
    staged!.remove();
    expect(readTree(folder)).toMatchObject({ 'new.xml': 'mine' });
  });
});
