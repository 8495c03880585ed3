import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const config = '<View><Text name="note" value="$note"/><TextArea name="comment" toName="note"/></View>';

/** The one object on standard output, with what else there is to know. */
async function run(args: string[], files: Record<string, string> = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  const { code, stdout, stderr } = await lsimport(folder, [...args, '--json']);
  expect(stderr).toBe('');
  expect(stdout.endsWith('}\n')).toBe(true);
  return { code, object: JSON.parse(stdout), folder };
}

const good = { 't.txt': 'robin\n\nowl\n', 't.json': '[{"note": "robin"}]' };
const text = ['-i', 't.txt', '--input-format', 'text', '-l', 'config.xml'];

describe('success', () => {
  it('of init', async () => {
    expect(await run(['init', 'p', ...text], good)).toMatchObject({
      code: 0,
      object: {
        version: 1,
        ok: true,
        command: 'init',
        project: 'p',
        tasks: 2,
        written: 2,
        rejected: 0,
        skipped: { 'blank lines': 1 },
        errors: 0,
        warnings: 0,
        diagnostics: [],
        notes: [],
      },
    });
  });

  it('of init without a name', async () => {
    expect((await run(['init'])).object).toMatchObject({
      ok: true,
      project: 'my-project',
      tasks: 0,
      written: 0,
    });
  });

  it('of check', async () => {
    const { code, object } = await run(['check', ...text], good);
    expect(code).toBe(0);
    expect(object).toMatchObject({
      version: 1,
      ok: true,
      command: 'check',
      tasks: 2,
      skipped: { 'blank lines': 1 },
    });
    expect(object).not.toHaveProperty('project');
  });

  it('with warnings, and what is worth knowing', async () => {
    const tasks = { 't.json': '[{"note": "a", "note": "b"}]' };
    const { code, object } = await run(['init', 'p', '-i', 't.json', '-l', 'config.xml', '--debug'], tasks);
    expect(code).toBe(0);
    expect(object).toMatchObject({
      ok: true,
      errors: 0,
      warnings: 1,
      diagnostics: [{ severity: 'warning' }],
    });
    expect(object.notes).toEqual([expect.stringContaining('--debug')]);
  });

  it('with completions kept aside', async () => {
    const { object, folder } = await run(['init', 'p', '--force'], { 'p/completions/1.json': '{}' });
    expect(object.completionsKept).toBe(`${folder}/p/completions-kept-1`);
  });
});

describe('failure', () => {
  const bad = { 't.json': '[{"note": "robin"},\n {"note": 7}, {"note": "owl", "x": 1e999}]' };

  it.each([['init', 'p'], ['check']])('%s tells each finding with its place', async (...command) => {
    const args = [...command.filter(Boolean), '-i', 't.json', '-l', 'config.xml'];
    const { code, object } = await run(args, bad);
    expect(code).toBe(1);
    expect(object).toMatchObject({ version: 1, ok: false, tasks: 3, errors: object.diagnostics.length });
    expect(object.diagnostics).toContainEqual({
      severity: 'error',
      code: 'number-too-large',
      message: 'The number 1e999 does not fit in a double; Label Studio would read it as Infinity.',
      help: 'Write it as a string if the digits matter.',
      file: 't.json',
      line: 2,
      column: 36,
      task: 2,
      path: '/x',
    });
  });

  it.each([
    [
      'refused',
      1,
      ['init', 'p', '-i', 't.txt', '--input-format', 'text', '--template', 'adv_other_pairwise'],
    ],
    ['wrong-usage', 2, ['init', 'p', '-i', 't.txt', '--input-format', 'text']],
    ['wrong-usage', 2, ['init', 'p', '--key', 'k.pem']],
    ['wrong-usage', 2, ['init', 'p', '--sampling', 'random']],
    ['wrong-usage', 2, ['init', 'p', '--no-such-option']],
    ['wrong-usage', 2, ['init', 'p', 'q']],
    ['wrong-usage', 2, ['chek']],
    ['wrong-usage', 2, ['check']],
    ['cannot-read', 3, ['check', '-i', 'gone.json']],
    ['cannot-write', 4, ['init', 'config.xml']],
  ])('%s, exit code %i: %j', async (code, exitCode, args) => {
    const { code: ended, object } = await run(args, good);
    expect(ended).toBe(exitCode);
    expect(object.command).toBe(args[0] === 'chek' ? undefined : args[0]);
    expect(object).toMatchObject({
      version: 1,
      ok: false,
      tasks: 0,
      errors: 1,
      warnings: 0,
      diagnostics: [{ severity: 'error', code, message: expect.stringMatching(/\w/) }],
    });
  });

  it('has exact counts beside as many findings as are asked for', async () => {
    const tasks = { 't.json': JSON.stringify(Array.from({ length: 2500 }, () => 7)) };
    for (const [options, kept] of [
      [[], 1000],
      [['--max-diagnostics', '100'], 100],
      [['--max-diagnostics', '0'], 0],
      [['--max-diagnostics', '5000'], 2500],
    ] as const) {
      const { object } = await run(['check', '-i', 't.json', ...options], tasks);
      expect(object.errors).toBe(2500);
      expect(object.diagnostics.length).toBe(kept);
    }
  });

  it('lists no more findings than are asked for, whatever kinds there are', async () => {
    const tasks = { ...good, 't.json': '[7, 8, 9, {"x": 1}, {"x": 2}, {"x": 3}]' };
    for (const most of [0, 1, 2, 5]) {
      const args = ['check', '-i', 't.json', '-l', 'config.xml', '--max-diagnostics', String(most)];
      const { object } = await run(args, tasks);
      expect(object.errors).toBe(6);
      expect(object.diagnostics).toHaveLength(most);
    }
  });
});

it('--strict turns a warning into a failure', async () => {
  const tasks = { 't.json': '[{"note": "a", "note": "b"}]' };
  const { code, object } = await run(['check', '-i', 't.json', '--strict'], tasks);
  expect(code).toBe(1);
  expect(object).toMatchObject({ ok: false, errors: 0, warnings: 1 });
});
