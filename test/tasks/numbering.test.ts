import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../support/project.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** Imports tasks with these ids beside their data; the codes of what was found, and the ids in tasks.json in the order of the input. */
async function idsOf(ids: unknown[], ...options: string[]): Promise<{ codes: string[]; ids?: number[] }> {
  const folder = temporaryFolder();
  const tasks = ids.map((id, n) => ({ data: { n }, ...(id !== undefined && { id }) }));
  writeFiles(folder, { 't.json': JSON.stringify(tasks) });
  const { code, stdout } = await lsimport(folder, ['init', 'p', '-i', 't.json', '--json', ...options]);
  const codes = JSON.parse(stdout).diagnostics.map((diagnostic: { code: string }) => diagnostic.code);
  if (code !== 0) return { codes };
  const written = readTasks(join(folder, 'p')).sort((a, b) => Number(a.data.n) - Number(b.data.n));
  return { codes, ids: written.map(({ id }) => id) };
}

describe('--ids renumber, and --compat 0.9', () => {
  it.each([['--ids=renumber'], ['--compat=0.9']])(
    'count from 0 whatever ids there are: %s',
    async (option) => {
      const { ids } = await idsOf([7, undefined, 7, 'x'], option);
      expect(ids).toEqual([0, 1, 2, 3]);
    },
  );

  it('say nothing of ids that are not used', async () => {
    expect((await idsOf([7, 7, 'x'], '--ids=renumber')).codes).toEqual([]);
  });
});

describe('--ids keep, the default', () => {
  it('counts from 0 where no task has an id', async () => {
    expect(await idsOf([undefined, undefined, null])).toEqual({ codes: [], ids: [0, 1, 2] });
  });

  it('keeps the ids where all tasks have one', async () => {
    const greatest = Number.MAX_SAFE_INTEGER;
    expect(await idsOf([40, 0, greatest, 41])).toEqual({ codes: [], ids: [40, 0, greatest, 41] });
  });

  it('numbers the others after the greatest where some have one', async () => {
    expect(await idsOf([undefined, 5, null, 3, undefined])).toEqual({ codes: [], ids: [6, 5, 7, 3, 8] });
  });

  it('refuses two tasks with one id', async () => {
    expect(await idsOf([4, 5, 4, 5, 4])).toEqual({ codes: Array(3).fill('duplicate-task-id') });
  });

  it.each([-1, 1.5, 2 ** 53, 'x', '7', true, [], {}])('cannot keep %j, says so and counts', async (id) => {
    expect(await idsOf([id, 3])).toEqual({ codes: ['id-not-kept'], ids: [4, 3] });
  });

  // Python's json reads these digits as they are.
  it.each(['12345678901234567890', '9007199254740993', '1.50', '1e999'])(
    'says of the number %s with its own digits, and only once, that it is not kept',
    async (digits) => {
      const folder = temporaryFolder();
      writeFiles(folder, { 't.json': `[{"id": 1, "id": ${digits}, "data": {"text": "k", "n": {"id": 7}}}]` });
      const { stdout } = await lsimport(folder, ['check', '-i', 't.json', '--json']);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; message: string }[] };
      const [first, ...others] = diagnostics;
      expect(first).toMatchObject({ code: 'id-not-kept', path: '/id' });
      expect(first!.message).toContain(
        `is the number ${digits}, not a whole number from 0 to 9007199254740991,`,
      );
      expect(others.map(({ code }) => code)).not.toContain('integer-beyond-64-bits');
    },
  );

  it('still warns of large numbers that are data', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"id": 12345678901234567890, "text": "k"}]' });
    const { stdout } = await lsimport(folder, ['check', '-i', 't.json', '--json']);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: 'integer-beyond-64-bits', path: '/id' }]);
  });
});

it.each([
  ['', '.png', 'image-dir', '<Image name="i" value="$i"/>', 1],
  ['', '.wav', 'audio-dir', '<Audio name="i" value="$i"/>', 1],
  ['text', '.txt', 'text-dir', '<Text name="i" value="$i"/>', 0],
  ['{}', '.json', 'json-dir', '<Text name="i" value="fixed"/>', 0],
])('tasks of %j in %s files of %s count from %5$i', async (content, extension, format, tag, first) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    [`in/a${extension}`]: content,
    [`in/b${extension}`]: content,
    'c.xml': `<View>${tag}</View>`,
  });
  const args = ['init', 'p', '-i', 'in', '--input-format', format, '-l', 'c.xml'];
  expect(await lsimport(folder, args)).toMatchObject({ code: 0 });
  expect(readTasks(join(folder, 'p')).map(({ id }) => id)).toEqual([first, first + 1]);
});
