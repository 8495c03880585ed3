import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTasks } from '../../support/project.ts';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

// Tasks with labels are written as lines at once, those of a project as 0.9.1 does: both must hold the same. More than is handed over at a time.
const COUNT = 1000;
const images = Array.from({ length: COUNT }, (_, id) => ({
  id,
  file_name: `${id}.png`,
  width: 640,
  height: 480,
}));
const annotations = images.flatMap(({ id }) => [
  {
    image_id: id,
    category_id: 1 + (id % 2),
    bbox: [id % 100, 10, 33, 20.5],
    ...(id % 3 === 0 && { score: 0.25 }),
  },
  { image_id: id, category_id: id % 5 === 4 ? 9 : 1, bbox: [5, id % 77, 10, 10] },
]);
const categories = [
  { id: 1, name: 'żółw "a"' },
  { id: 2, name: 'cat' },
];
const config = `<View><Image name="i" value="$image"/><RectangleLabels name="r" toName="i"><Label value="cat"/><Label value='żółw "a"'/></RectangleLabels></View>`;
const args = [
  '-i',
  'coco.json',
  '--input-format',
  'coco',
  '-l',
  'config.xml',
  '--invalid-tasks',
  'skip',
  '--quiet',
];

function folderOfLabels(): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'coco.json': JSON.stringify({ images, annotations, categories }),
    'config.xml': config,
  });
  return folder;
}

interface Written {
  id: number;
  data: object;
  completions?: { result: object[] }[];
  predictions?: { created_at?: number; result: object[] }[];
}

function withoutDates(predictions: Written['predictions']): Pick<Written, 'predictions'> {
  return predictions ? { predictions: predictions.map(({ created_at: _, ...rest }) => rest) } : {};
}

/** What a project has in tasks.json and completions/, without what only a project needs. */
function tasksOfProject(project: string): Written[] {
  const work = new Map(
    readdirSync(join(project, 'completions')).map((name) => [
      Number.parseInt(name, 10),
      JSON.parse(readFileSync(join(project, 'completions', name), 'utf8')).completions,
    ]),
  );
  return readTasks(project).map(({ id, data, predictions }) => ({
    id: id!,
    data,
    ...(work.has(id!) && { completions: [{ result: work.get(id!)[0].result }] }),
    ...withoutDates(predictions as Written['predictions']),
  }));
}

test('converted labels are those of a project, as a list and as lines', { timeout: 60_000 }, async () => {
  const folder = folderOfLabels();
  expect(await lsimport(folder, ['init', 'p', ...args])).toMatchObject({ code: 0 });
  const expected = tasksOfProject(join(folder, 'p'));
  expect(expected).toHaveLength(COUNT * 0.8);
  const rejected = readFileSync(join(folder, 'p/rejected.jsonl'), 'utf8');

  for (const to of ['tasks', 'jsonl']) {
    const more = ['--to', to, '-o', to, '--rejected', `${to}.rejected`];
    expect(await lsimport(folder, ['convert', ...args, ...more])).toMatchObject({ code: 0 });
    const text = readFileSync(join(folder, to), 'utf8');
    const tasks: Written[] =
      to === 'tasks'
        ? JSON.parse(text)
        : text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line));
    expect(tasks.every((task, i) => JSON.stringify(task) === JSON.stringify(expected[i]))).toBe(true);
    expect(tasks).toHaveLength(expected.length);
    expect(text.split('\n')).toHaveLength(expected.length + (to === 'tasks' ? 3 : 1));
    expect(readFileSync(join(folder, `${to}.rejected`), 'utf8') === rejected).toBe(true);
  }
});
