import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type FormatCase, formats } from './formats.ts';
import { initFormat } from './init-project.ts';
import { startServer09 } from './run/start-server-09.ts';
import { listTasks09 } from './run/tasks-09.ts';

const oddNames = [
  'plain',
  'two  spaces',
  ' leading',
  'a#1',
  '100%',
  '%41',
  'a+b',
  'a&b=c',
  'what?',
  "it's",
  'say "hi"',
  'semi;colon, comma',
  'back\\slash',
  'naïve é',
  'nai\u0308ve e\u0301',
  '日本語',
  '😀',
  '~!@$^*()[]{}|<>`',
  '-dash',
  'dots..in..a..name..',
];
const oddFolders = ['', 'a folder #1 & 50%+', 'Ordner "ä"?'];

/** A folder with a file of its own bytes for each odd name, in each odd folder. */
function oddFiles(format: string, extension: string): { format: FormatCase; bytes: Map<string, Buffer> } {
  const bytes = new Map<string, Buffer>();
  const usual = formats.find((usual) => usual.format === format)!;
  const write = (folder: string) => {
    for (const path of oddFolders.flatMap((sub) => oddNames.map((name) => join(sub, name + extension)))) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      bytes.set(file, Buffer.from([0, 255, 13, 10, ...Buffer.from(path)]));
      writeFileSync(file, bytes.get(file)!);
    }
    return { input: folder, data: [] };
  };
  return { format: { ...usual, write }, bytes };
}

test.each([
  { format: 'image-dir', key: 'image', extension: '.png' },
  { format: 'audio-dir', key: 'audio', extension: '.wav' },
])('Label Studio 0.9.1 serves each $key with an odd name through its link', async (kind) => {
  const { format, bytes } = oddFiles(kind.format, kind.extension);
  const { project } = initFormat(format, '--allow-serving-local-files');
  const server = await startServer09(project);
  const tasks = await listTasks09(server);
  const served: Buffer[] = [];
  for (const { data } of tasks) {
    const answer = await server.fetch(String(data[kind.key]));
    expect(answer.status, String(data[kind.key])).toBe(200);
    served.push(Buffer.from(await answer.arrayBuffer()));
  }
  expect(served.map(String).sort()).toEqual([...bytes.values()].map(String).sort());
  await server.stop();
});

test('Label Studio 0.9.1 refuses a local file unless the project allows it', async () => {
  const { project } = initFormat(formats.find(({ format }) => format === 'image-dir')!);
  const server = await startServer09(project);
  const [task] = await listTasks09(server);
  const answer = await server.fetch(String(task?.data.image));
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('allow_serving_local_files');
  await server.stop();
});
