import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from '../make-folder.ts';
import { listTasks1x } from '../run/project-1x.ts';
import type { Server } from '../run/server.ts';
import { startServer1x } from '../run/start-server-1x.ts';
import { logIn } from './log-in.ts';
import { pushed, runPush } from './run-push.ts';

const kinds = [
  { format: 'image-dir', tag: 'Image', type: 'image/png', files: ['a 1.png', 'sub/ü+&#%.png'] },
  { format: 'audio-dir', tag: 'Audio', type: 'audio/x-wav', files: ['a 1.wav', 'sub/ü+&#%.wav'] },
  { format: 'video-dir', tag: 'Video', type: 'video/mp4', files: ['a 1.mp4', 'sub/ü+&#%.mp4'] },
  { format: 'pdf-dir', tag: 'Pdf', type: 'application/pdf', files: ['a 1.pdf', 'sub/ü+&#%.pdf'] },
  { format: 'time-series-dir', tag: 'TimeSeries', type: 'text/csv', files: ['a 1.csv', 'sub/ü+&#%.csv'] },
];

let root: string;
let server: Server;
let cookie: string;
beforeAll(async () => {
  root = makeFolder();
  server = await startServer1x(undefined, { documentRoot: root });
  cookie = await logIn(server);
});
afterAll(() => server.stop());

/** A folder with the files of a kind, and their bytes by name. */
function write({ format, tag, files }: (typeof kinds)[number]) {
  const folder = join(root, format);
  for (const name of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), `time,v\n1,2\n2,${name.length}\n`);
  }
  const choices = '<Choices name="c" toName="m"><Choice value="x"/></Choices>';
  const object =
    tag === 'TimeSeries'
      ? '<TimeSeries name="m" value="$url" timeColumn="time"><Channel column="v"/></TimeSeries>'
      : `<${tag} name="m" value="$url"/>${choices}`;
  writeFileSync(join(root, `${format}.xml`), `<View>${object}</View>`);
  return files.map((name) => `time,v\n1,2\n2,${name.length}\n`);
}

test.each(kinds)('a browser that is logged in gets the files of $format', async (kind) => {
  const bytes = write(kind);
  const { format, type } = kind;
  const args = [format, '--input-format', format, '-l', `${format}.xml`, '--project', format];
  const { projectId } = await pushed(server, root, ...args, '--document-root', '.');
  const links = (await listTasks1x(server, projectId)).map(({ data }) => String(data.url));
  expect(links).toHaveLength(bytes.length);
  for (const [i, link] of links.entries()) {
    const answer = await fetch(server.url + link, { headers: { cookie } });
    expect(answer.status, link).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(await answer.text()).toBe(bytes[i]);
    expect((await fetch(server.url + link)).status).toBe(401);
  }
  const storages = await server.api(`/api/storages/localfiles?project=${projectId}`);
  expect(storages).toMatchObject([{ path: join(root, format), use_blob_urls: true, last_sync: null }]);
});

test.each(kinds)('the files of $format are uploaded, each once, and shown', async (kind) => {
  const bytes = write(kind);
  const { format, type } = kind;
  const args = [
    format,
    '--input-format',
    format,
    '-l',
    `${format}.xml`,
    '--project',
    `up ${format}`,
    '--upload',
  ];
  const first = await pushed(server, root, ...args);
  expect(first).toMatchObject({ written: bytes.length, uploadedFiles: bytes.length });
  const links = (await listTasks1x(server, first.projectId)).map(({ data }) => String(data.url));
  for (const [i, link] of links.entries()) {
    const answer = await fetch(server.url + link, { headers: { cookie } });
    expect(answer.status, link).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(await answer.text()).toBe(bytes[i]);
  }
  expect(await pushed(server, root, ...args)).toMatchObject({ written: 0, uploadedFiles: 0 });
  const uploads = await server.api(`/api/projects/${first.projectId}/file-uploads?all=true`);
  expect(uploads).toHaveLength(bytes.length);
});

test('the files of several columns are uploaded, also after kill -9, each once, and shown', async () => {
  const folder = join(root, 'columns');
  mkdirSync(join(folder, 'img'), { recursive: true });
  const lines = ['left,right,talk,note'];
  const files = new Set<string>();
  for (let i = 0; i < 600; i++) {
    const row = [`img/${i}.png`, `img/${(i + 1) % 600}.png`, `img/${i % 7}.wav`];
    for (const name of row) files.add(name);
    lines.push([...row, 'n'].join());
  }
  for (const name of files) writeFileSync(join(folder, name), `bytes of ${name}`);
  writeFileSync(join(folder, 'rows.csv'), lines.join('\n'));
  writeFileSync(
    join(folder, 'c.xml'),
    '<View><Image name="l" value="$left"/><Image name="r" value="$right"/><Audio name="a" value="$talk"/><Choices name="c" toName="l"><Choice value="x"/></Choices></View>',
  );
  const args = ['rows.csv', '-l', 'c.xml', '--project', 'Columns', '--upload'];
  for (const ms of [1500, 2500]) await runPush(server, folder, args, { killAfter: setTimeout(ms) });
  const { projectId } = await pushed(server, folder, ...args);
  const tasks = await listTasks1x(server, projectId);
  expect(tasks).toHaveLength(600);
  for (const [i, { data }] of tasks.entries()) {
    expect(data.note).toBe('n');
    if (i % 100 > 0) continue;
    const [left, right, talk] = lines[i + 1]!.split(',');
    for (const [link, name] of [
      [data.left, left],
      [data.right, right],
      [data.talk, talk],
    ]) {
      const answer = await fetch(server.url + String(link), { headers: { cookie } });
      expect(await answer.text()).toBe(`bytes of ${name}`);
    }
  }
  const uploads = await server.api(`/api/projects/${projectId}/file-uploads?all=true`);
  expect(uploads).toHaveLength(files.size);
  expect(await pushed(server, folder, ...args)).toMatchObject({ written: 0, uploadedFiles: 0 });
});

test('time series and texts that tags read by their addresses are uploaded, and shown', async () => {
  const folder = join(makeFolder(), 'data');
  const files = { 'r/a.csv': 'time,v\n1,2\n', 'r/a.txt': 'zażółć', 'r/a.html': '<p>a</p>', 'r/a.json': '[]' };
  mkdirSync(join(folder, 'r'), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const tags = [
    'Text name="t" value="$t"',
    'HyperText name="h" value="$h"',
    'Paragraphs name="p" value="$p"',
  ];
  const series = '<TimeSeries name="s" value="$s" timeColumn="time"><Channel column="v"/></TimeSeries>';
  const objects = tags.map((tag) => `<${tag} valueType="url"/>`).join('');
  const choices = '<Choices name="c" toName="t"><Choice value="x"/></Choices>';
  writeFileSync(join(folder, 'c.xml'), `<View>${series}${objects}${choices}</View>`);
  writeFileSync(join(folder, 'rows.jsonl'), '{"s":"r/a.csv","t":"r/a.txt","h":"r/a.html","p":"r/a.json"}\n');
  const args = ['rows.jsonl', '-l', 'c.xml', '--project', 'Read by address', '--upload'];
  const { projectId, ...first } = await pushed(server, folder, ...args);
  expect(first).toMatchObject({ written: 1, uploadedFiles: 4 });
  const [task] = await listTasks1x(server, projectId);
  const links = ['s', 't', 'h', 'p'].map((key) => String(task!.data[key]));
  for (const [i, link] of links.entries()) {
    const answer = await fetch(server.url + link, { headers: { cookie } });
    expect(answer.status, link).toBe(200);
    expect(await answer.text()).toBe(Object.values(files)[i]);
  }
  expect(await pushed(server, folder, ...args)).toMatchObject({ written: 0, uploadedFiles: 0 });
});

test('250 images are uploaded to a project with two object tags', async () => {
  const folder = join(root, 'many');
  mkdirSync(folder);
  const names = Array.from({ length: 250 }, (_, i) => `${i}.png`);
  for (const name of names) writeFileSync(join(folder, name), `bytes of ${name}`);
  writeFileSync(
    join(folder, 'metadata.csv'),
    `file_name,note\n${names.map((name) => `${name},n`).join('\n')}\n`,
  );
  const choices = '<Choices name="c" toName="i"><Choice value="x"/></Choices>';
  const config = `<View><Image name="i" value="$image"/><Text name="t" value="$note"/>${choices}</View>`;
  writeFileSync(join(root, 'many.xml'), config);
  const { projectId } = await pushed(server, root, 'many', '-l', 'many.xml', '--project', 'Many', '--upload');
  const tasks = await listTasks1x(server, projectId);
  for (const [i, name] of names.entries()) {
    if (i % 50 > 0) continue;
    const answer = await server.fetch(String(tasks[i]!.data.image));
    expect(await answer.text()).toBe(`bytes of ${name}`);
  }
  const uploads = await server.api(`/api/projects/${projectId}/file-uploads?all=true`);
  expect(uploads).toHaveLength(250);
});
