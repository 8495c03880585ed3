import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCleanInterrupt } from '../../support/interrupt.ts';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { casesOf, expectCase } from '../expect-case.ts';

const options = ['--input-format', 'jsonl', '-l', 'config.xml'];

function folderWith(jsonl: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'birds.jsonl': jsonl,
    'config.xml': '<View><Text name="t" value="$text"/><TextArea name="note" toName="t"/></View>',
  });
  return folder;
}

async function importLines(jsonl: string, ...more: string[]) {
  const folder = folderWith(jsonl);
  const ending = await lsimport(folder, ['init', 'p', '-i', 'birds.jsonl', ...options, ...more]);
  expect(ending).toMatchObject({ code: 0 });
  return { project: join(folder, 'p'), tasks: readTasks(join(folder, 'p')) };
}

describe('jsonl', () => {
  it.each(casesOf('jsonl'))('%s', (name) => expectCase('jsonl', name));

  it('goes on after a line that is no JSON, and keeps it when such tasks are to be skipped', async () => {
    const { project, tasks } = await importLines(
      '{"text":"robin"}\n{"text":\n{"text":"owl"}\n',
      '--invalid-tasks',
      'skip',
    );
    expect(tasks.map(({ data }) => data.text)).toEqual(['robin', 'owl']);
    const rejected = JSON.parse(readFileSync(join(project, 'rejected.jsonl'), 'utf8'));
    expect(rejected).toMatchObject({
      task: 1,
      line: 2,
      original: '{"text":',
      diagnostics: [{ code: 'invalid-json', column: 9 }],
    });
  });

  it('does not keep a line that is no JSON, as nothing could be kept of it', async () => {
    const folder = folderWith('{"text":"robin"}\n{"text":\n');
    const args = ['init', 'p', '-i', 'birds.jsonl', ...options, '--invalid-tasks', 'keep'];
    expect(await lsimport(folder, args)).toMatchObject({ code: 1 });
  });

  it('takes a line longer than what is read at a time and more lines than are read at a time', async () => {
    const texts = [
      'ptak \u{1f426} '.repeat(100_000),
      ...Array.from({ length: 40_000 }, (_, i) => `wren ${i}`),
    ];
    const { tasks } = await importLines(texts.map((text) => JSON.stringify({ text })).join('\n'));
    expect(tasks.map(({ data }) => data.text)).toEqual(texts);
  });

  it('says that a value is nested too deeply, and goes on', async () => {
    const deep = `{"text":"a","deep":${'['.repeat(2000)}${']'.repeat(2000)}}`;
    const folder = folderWith(`${deep}\n{"text":"owl"}\n`);
    const { stdout } = await lsimport(folder, ['check', '-i', 'birds.jsonl', ...options, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      tasks: 2,
      diagnostics: [
        { code: 'invalid-json', task: 0, line: 1, message: expect.stringContaining('900 levels') },
      ],
    });
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const folder = folderWith('{"text":"robin"}\n'.repeat(200_000));
    await expectCleanInterrupt(folder, ['init', 'p', '-i', 'birds.jsonl', ...options]);
  });
});
