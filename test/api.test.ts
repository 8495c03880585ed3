import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkTasks, convert, LsimportError } from '../src/api.ts';
import { temporaryFolder, writeFiles } from './support/temporary-folder.ts';

function folder(): string {
  const cwd = temporaryFolder();
  writeFiles(cwd, {
    'c.xml': '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
    'rows.csv': 'text;more\na;b\n',
    'bad.json': '[{"txet": "a"}]',
  });
  return cwd;
}

it('checks tasks in memory', async () => {
  const options = { labelConfig: 'c.xml', cwd: folder() };
  const good = await checkTasks({ ...options, tasks: [{ text: 'a' }, { data: { text: 'b' } }] });
  expect(good).toMatchObject({ ok: true, version: 1, tasks: 2, errors: 0, diagnostics: [] });
  const bad = await checkTasks({ ...options, tasks: [{ text: 'a' }, { txet: 'b' }] });
  expect(bad).toMatchObject({
    ok: false,
    tasks: 2,
    errors: 1,
    diagnostics: [{ code: 'missing-data-key', task: 1, path: '/text' }],
  });
});

it('checks a file, with options as of the command line', async () => {
  const options = { input: 'rows.csv', labelConfig: 'c.xml', cwd: folder() };
  expect(await checkTasks(options)).toMatchObject({ ok: true, format: 'csv', tasks: 1 });
  const asData = { ...options, header: false, strict: false, delimiter: 'semicolon' };
  expect(await checkTasks(asData)).toMatchObject({ ok: false, tasks: 2 });
});

it('converts to a file', async () => {
  const cwd = folder();
  const result = await convert({
    input: 'rows.csv',
    include: [],
    output: 'out.jsonl',
    to: 'jsonl',
    firstId: 5,
    cwd,
  });
  expect(result).toMatchObject({ ok: true, tasks: 1, written: 1, output: 'out.jsonl' });
  expect(readFileSync(join(cwd, 'out.jsonl'), 'utf8')).toBe('{"id":5,"data":{"text":"a","more":"b"}}\n');
});

it('returns what refuses the data, and writes nothing', async () => {
  const cwd = folder();
  const result = await convert({ input: 'bad.json', labelConfig: 'c.xml', output: 'out.json', cwd });
  expect(result).toMatchObject({ ok: false, written: 0, errors: 1 });
});

it.each([
  [{ input: 'gone.json' }, 'cannot-read', 3],
  [{}, 'wrong-usage', 2],
  [{ input: 'bad.json', tasks: [] }, 'wrong-usage', 2],
  [{ input: 'bad.json', ids: 'some' as 'keep' }, 'wrong-usage', 2],
  [{ input: 'bad.json', unheardOf: 1 }, 'wrong-usage', 2],
])('throws for %j', async (options, code, exitCode) => {
  const failure = await checkTasks({ ...options, cwd: folder() }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(LsimportError);
  expect(failure).toMatchObject({ code, exitCode });
});

it('ends when its signal is aborted', async () => {
  const signal = AbortSignal.abort();
  const failure = await convert({ input: 'rows.csv', output: 'x.json', cwd: folder(), signal }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'interrupted', exitCode: 130 });
});
