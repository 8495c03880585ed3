import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseExact } from '../support/exact-json.ts';
import { writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';
import type { Answer } from './answers/answer.ts';
import { dataAnswers } from './answers/data.ts';
import { labelConfigAnswers } from './answers/label-config.ts';
import { optionAnswers } from './answers/options.ts';
import { projectFolderAnswers } from './answers/project-folder.ts';
import { type Case, namesOf, runCase, setUp } from './reference-case.ts';

const answers: Record<string, Answer> = {
  ...projectFolderAnswers,
  ...dataAnswers,
  ...labelConfigAnswers,
  ...optionAnswers,
};

it('every recorded quirk of Label Studio 0.9.1 has an answer', () => {
  expect(Object.keys(answers).sort()).toEqual(namesOf('quirks').sort());
});

it.each(Object.entries(answers))('%s: $instead', async (name, answer) => {
  const given = setUp('quirks', name);
  const { code, stdout, stderr } = await runCase(given);
  expect(code).toBe(answer.exitCode);
  for (const words of answer.says ?? []) expect(stdout + stderr).toContain(words);
  if (code === 0) expectProject(given, answer);
  else expect(readTree(given.folder)).toEqual(given.before);
});

it('the label config of the project may be given with --force', async () => {
  const given = setUp('quirks', 'label-config-of-the-project');
  const before = readFileSync(join(given.project, 'config.xml'));
  expect(await runCase(given, ['--force'])).toMatchObject({ code: 0 });
  expect(readFileSync(join(given.project, 'config.xml'))).toEqual(before);
});

it.each(['min', 'max'])('--sampling prediction-score-%s is written where tasks have scores', async (end) => {
  const given = setUp('quirks', `sampling-prediction-score-${end}`);
  const tasks = [{ data: { my_text: 'a' }, predictions: [{ score: 0.5, result: [] }] }];
  writeFiles(given.folder, { 'input/t.json': JSON.stringify(tasks) });
  expect(await runCase(given)).toMatchObject({ code: 0 });
  expect(read(given, 'config.json')).toMatchObject({ sampling: `prediction-score-${end}` });
});

function expectProject(given: Case, { config, labelConfig, tasks, beside = [] }: Answer): void {
  const made = ['completions/', 'config.json', 'config.xml', 'tasks.json'];
  expect(Object.keys(readTree(given.project)).sort()).toEqual([...made, ...beside].sort());
  if (config) expect(read(given, 'config.json')).toMatchObject(config);
  if (labelConfig) expect(readFileSync(join(given.project, 'config.xml'), 'utf8')).toBe(labelConfig);
  if (tasks) expect(read(given, 'tasks.json')).toEqual(parseExact(given.fill(tasks)));
}

function read({ project }: Case, name: string): unknown {
  return parseExact(readFileSync(join(project, name), 'utf8'));
}
