import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../commands/merge/make-shards.ts';
import { parseExact } from '../../support/exact-json.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const config =
  '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices></View>';

/** An annotation with the members that StorageAnnotationSerializer of Label Studio 1.23.2 gives it (io_storages/serializers.py). */
function annotation(id: number, task: number, text: string, choice: string): string {
  const user = { id: 1, first_name: '', last_name: '', email: 'a@example.com' };
  const times = { created_at: '2024-05-01T10:00:00.000000Z', updated_at: '2024-05-01T10:00:00.000000Z' };
  return JSON.stringify({
    id,
    result: [{ id: 'r', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [choice] } }],
    created_username: ' a@example.com, 1',
    created_ago: '0 minutes',
    completed_by: user,
    task: {
      id: task,
      predictions: [],
      data: { text, long: 'LONG' },
      meta: {},
      ...times,
      is_labeled: true,
      overlap: 1,
      inner_id: task,
      total_annotations: 1,
      cancelled_annotations: 0,
      total_predictions: 0,
      comment_count: 0,
      unresolved_comment_count: 0,
      last_comment_updated_at: null,
      project: 1,
      updated_by: 1,
      file_upload: null,
      comment_authors: [],
    },
    was_cancelled: false,
    ground_truth: false,
    ...times,
    draft_created_at: null,
    lead_time: 3.5,
    import_id: null,
    last_action: null,
    project: 1,
    updated_by: 1,
    parent_prediction: null,
    parent_annotation: null,
    last_created_by: null,
  }).replace('"LONG"', '9007199254740993');
}

async function convert(files: Record<string, string>, input: string, ...args: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { ...files, 'c.xml': config });
  const to = ['--to', 'tasks-1.x', '-o', 'out.json', '--json', ...args];
  const { code, stdout } = await lsimport(folder, ['convert', input, '-l', 'c.xml', ...to]);
  const { diagnostics, notes, format } = JSON.parse(stdout);
  const tasks = code === 0 ? (parseExact(readFileSync(join(folder, 'out.json'), 'utf8')) as Task[]) : [];
  const choices = tasks.map(({ data, annotations }) => [
    data.text,
    annotations.map(({ result }) => result[0]!.value.choices[0]),
  ]);
  return { code, diagnostics, notes, format, tasks, choices };
}

interface Task {
  data: { text: string };
  annotations: { result: { value: { choices: string[] } }[] }[];
}

const files = {
  's/1': annotation(1, 7, 'owl', 'Good'),
  's/2': annotation(2, 8, 'cat', 'Bad'),
  's/10': annotation(10, 7, 'owl', 'Bad'),
};
const merged = [
  ['owl', ['Good', 'Bad']],
  ['cat', ['Bad']],
];

describe('annotations of a target storage are annotated tasks', () => {
  it('a folder, whose files have no extension: one task for all annotations of it', async () => {
    const { code, choices, format, diagnostics, tasks } = await convert(files, 's');
    expect({ code, choices, format, diagnostics }).toEqual({
      code: 0,
      choices: merged,
      format: 'json-dir',
      diagnostics: [],
    });
    expect(Object.keys(tasks[0]!.annotations[0]!)).not.toContain('task');
  });

  it('with the extension, and as asked for', async () => {
    const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.json`, text]));
    expect((await convert(named, 's', '--input-format', 'json-dir')).choices).toEqual(merged);
  });

  it.each([
    ['a file', 'a.json', files['s/1'], [['owl', ['Good']]]],
    [
      'a list',
      'a.json',
      `[${files['s/1']},\n${files['s/2']}]`,
      [
        ['owl', ['Good']],
        ['cat', ['Bad']],
      ],
    ],
    [
      'lines',
      'a.jsonl',
      `${files['s/1']}\n${files['s/2']}\n`,
      [
        ['owl', ['Good']],
        ['cat', ['Bad']],
      ],
    ],
  ])('%s', async (_, name, text, expected) => {
    expect(await convert({ [name]: text }, name)).toMatchObject({ code: 0, choices: expected });
  });

  it('a line that is not JSON is found as such', async () => {
    const lines = [files['s/1'], '{"id": 2, "result": [}', files['s/2']].join('\n');
    const { code, diagnostics } = await convert({ 'a.jsonl': lines }, 'a.jsonl');
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([{ code: 'invalid-json', line: 2, column: 22 }]);
  });

  it('numbers keep their digits', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { ...files, 'c.xml': config });
    await lsimport(folder, ['convert', 's', '-l', 'c.xml', '--to', 'jsonl', '-o', 'out.jsonl']);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toContain('"long":9007199254740993');
  });

  it('findings are where the annotation has them', async () => {
    const text = annotation(3, 9, 'owl', 'Ugly');
    const { code, diagnostics } = await convert({ 's/3': text }, 's');
    const column = text.indexOf('"Ugly"') + 1;
    expect([code, diagnostics[0]]).toEqual([
      1,
      expect.objectContaining({ file: 's/3', line: 1, column, task: 0 }),
    ]);
  });

  it('-l auto', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { code, stdout } = await lsimport(folder, ['check', 's', '-l', 'auto', '--json']);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, tasks: 2, diagnostics: [] });
  });

  it('Label Studio 0.9 reads them as data', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 's/1.json': files['s/1'], 'c.xml': config });
    const args = ['check', 's', '-l', 'c.xml', '--input-format', 'json-dir', '--compat', '0.9', '--json'];
    const { stdout } = await lsimport(folder, args);
    expect(JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code)).toContain(
      'missing-data-key',
    );
  });
});

it('shards keep the annotations of a task together', async () => {
  const folder = temporaryFolder();
  const files = Array.from({ length: 12 }, (_, i) => [
    `out/${i + 1}`,
    annotation(i + 1, i % 5, `text ${i % 5}`, i % 2 ? 'Good' : 'Bad'),
  ]);
  writeFiles(folder, { 'c.xml': config, ...Object.fromEntries(files) });
  await expectSame(folder, 3, ['out', '-l', 'c.xml', '--input-format', 'json-dir', '--to', 'tasks-1.x']);
});
