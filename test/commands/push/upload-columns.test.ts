import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Seen } from '../../support/label-studio/replies.ts';
import { type FakeServer, startFakeServer as start } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = `<View>
  <Image name="left" value="$left"/><Image name="right" value="$right"/><Audio name="talk" value="$talk"/>
  <Text name="note" value="$note"/><Choices name="c" toName="left"><Choice value="x"/></Choices>
</View>`;
const files = {
  'img/owl 1.png': 'owl',
  'img/cat.png': 'cat',
  'snd/hoot.wav': 'hoot',
  'snd/purr.wav': 'purr',
};
const rows = [
  { id: 1, left: 'img/owl 1.png', right: 'img/cat.png', talk: 'snd/hoot.wav', note: 'img/cat.png' },
  { id: 2, left: 'img/cat.png', right: 'img/cat.png', talk: 'snd/purr.wav', note: 'b' },
  { id: 3, left: 'https://h.example/a.png', right: '/data/upload/7/1234abcd-z.png', talk: '', note: 'c' },
];
const csv = `left,right,talk,note\n${rows.map(({ id: _, ...row }) => Object.values(row).join(',')).join('\n')}\n`;
const args = ['-l', 'config.xml', '--project', 'Owls', '--upload'];

function write(more: Record<string, string>) {
  const folder = join(temporaryFolder(), 'data');
  writeFiles(folder, { 'config.xml': config, ...files, ...more });
  return folder;
}

/** A server that has a file of another project. */
async function startFakeServer() {
  const server = await start();
  const content = Buffer.from('elsewhere');
  server.state.uploads.set(9999, { id: 9999, project: 7, file: 'upload/7/1234abcd-z.png', content });
  return server;
}

/** How many files the project has. */
const countUploads = (server: FakeServer) =>
  [...server.state.uploads.values()].filter(({ project }) => project !== 7).length;

const isUpload = ({ method, headers }: Seen) =>
  method === 'POST' && headers['content-type']?.startsWith('multipart/') === true;

/** The data of the tasks, with the content of the file in place of each link to one. */
function shown(server: FakeServer) {
  const uploads = [...server.state.uploads.values()];
  const contentOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(contentOf);
    return uploads.find(({ file }) => encodeURI(`/data/${file}`) === value)?.content.toString() ?? value;
  };
  return [...server.project().tasks.values()].map(({ data }) =>
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key, contentOf(value)])),
  );
}

const whole = [
  { left: 'owl', right: 'cat', talk: 'hoot', note: 'img/cat.png' },
  { left: 'cat', right: 'cat', talk: 'purr', note: 'b' },
  { left: 'https://h.example/a.png', right: 'elsewhere', talk: '', note: 'c' },
];

it.each([
  ['a.csv', csv],
  ['a.tsv', csv.replaceAll(',', '\t')],
  ['a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
  ['a.json', JSON.stringify(rows.map(({ id, ...data }) => ({ id, data })))],
])('sends the files that %s names, each once, and links to them', async (name, content) => {
  const server = await startFakeServer();
  const folder = write({ [name]: content });
  const { code, stdout, stderr } = await runPush(folder, server, [name, ...args]);
  expect(stderr).not.toContain('error[');
  expect(code).toBe(0);
  expect(stdout).toContain('  uploaded: 4 files (14 bytes)\n');
  expect(shown(server).map(({ id: _, ...data }) => data)).toEqual(whole);
  expect(countUploads(server)).toBe(4);

  const again = await runPush(folder, server, [name, ...args]);
  expect(again.stdout).toMatch(/^Nothing to send/);
  expect(countUploads(server)).toBe(4);
});

it('sends the pages of lists, files outside of the folder and absolute paths; digits and unknown keys stay', async () => {
  const server = await startFakeServer();
  const list =
    '<View><Image name="i" valueList="$pages"/><Choices name="c" toName="i"><Choice value="x"/></Choices></View>';
  const folder = write({ 'config.xml': list, '../out/ü.png': 'out' });
  const pages = ['img/cat.png', '../out/ü.png', join(folder, 'img/owl 1.png'), 'https://h.example/a.png'];
  writeFiles(folder, {
    'a.jsonl': `{"n":12345678901234567890,"pages":${JSON.stringify(pages)},"x":[1.0]}\n`,
  });
  expect((await runPush(folder, server, ['a.jsonl', ...args])).code).toBe(0);
  expect(shown(server)[0]!.pages).toEqual(['cat', 'out', 'owl', 'https://h.example/a.png']);
  const sent = server.requests.find((seen) => seen.path.endsWith('/import') && !isUpload(seen));
  expect(sent!.body.toString()).toMatch(/"n":12345678901234567890,"pages":\[.*\],"x":\[1\.0\]/);
});

it('sends only what is missing after a push that was cut off', async () => {
  const server = await startFakeServer();
  const folder = write({ 'a.csv': csv });
  server.fault = (seen) =>
    seen.path.endsWith('/import') && !isUpload(seen)
      ? { when: 'before', answer: { status: 403 } }
      : undefined;
  expect((await runPush(folder, server, ['a.csv', ...args])).code).toBe(5);
  expect(countUploads(server)).toBe(4);
  server.fault = undefined;
  const { stdout } = await runPush(folder, server, ['a.csv', ...args, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ written: 3, uploadedFiles: 0 });
  expect(shown(server)).toEqual(whole);
  expect(countUploads(server)).toBe(4);
});

it('counts a task as changed when a file of any column has another size', async () => {
  const server = await startFakeServer();
  const folder = write({ 'a.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
  await runPush(folder, server, ['a.jsonl', ...args]);
  writeFiles(folder, { 'snd/purr.wav': 'purr, purr' });
  const { stdout } = await runPush(folder, server, ['a.jsonl', ...args]);
  expect(stdout).toContain('different from what was sent: 1 task: ');
  expect((await runPush(folder, server, ['a.jsonl', ...args, '--replace'])).code).toBe(0);
  expect(shown(server).find(({ note }) => note === 'b')).toMatchObject({ talk: 'purr, purr' });
});

it('deletes no second copy of a file that a task links to in another column than its first', async () => {
  const server = await startFakeServer();
  const folder = write({ 'a.csv': csv });
  await runPush(folder, server, ['a.csv', ...args]);
  const [cat] = [...server.state.uploads.values()].filter(({ content }) => content.toString() === 'cat');
  // An older copy, and one that nothing links to, as a push leaves them that was killed while the server stored files.
  for (const [id, digits] of [
    [0, '0000aaaa-'],
    [9000, '0000bbbb-'],
  ] as const)
    server.state.uploads.set(id, { ...cat!, id, file: cat!.file.replace(/[0-9a-f]{8}-/, digits) });
  writeFiles(folder, { 'a.csv': `${csv}img/cat.png,img/owl 1.png,snd/purr.wav,d\n` });
  expect((await runPush(folder, server, ['a.csv', ...args])).code).toBe(0);
  expect([0, cat!.id, 9000].filter((id) => server.state.uploads.has(id))).toEqual([0, cat!.id]);
  expect(shown(server)).toEqual([...whole, { left: 'cat', right: 'owl', talk: 'purr', note: 'd' }]);
});

it('sends time series and texts that tags read by their addresses', async () => {
  const server = await startFakeServer();
  const tags = `<View><TimeSeries name="s" value="$series" valueType="url" timeColumn="t"><Channel column="v"/></TimeSeries>
    <Text name="x" value="$doc" valueType="url"/><Choices name="c" toName="x"><Choice value="x"/></Choices></View>`;
  const folder = write({
    'config.xml': tags,
    'a.csv': 'series,doc\nr/a.csv,r/a.txt\nr/b.csv,r/a.txt\n',
    'r/a.csv': 't,v\n1,2\n',
    'r/b.csv': 't,v\n1,3\n',
    'r/a.txt': 'hello',
  });
  const { code, stdout, stderr } = await runPush(folder, server, ['a.csv', ...args, '--csv-as', 'rows']);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('  uploaded: 3 files (21 bytes)\n');
  expect(shown(server)).toEqual([
    { series: 't,v\n1,2\n', doc: 'hello' },
    { series: 't,v\n1,3\n', doc: 'hello' },
  ]);
});

it('refuses a file that is missing before anything is sent', async () => {
  const server = await startFakeServer();
  const folder = write({ 'a.csv': csv.replace('purr', 'bark') });
  const { code, stderr } = await runPush(folder, server, ['a.csv', ...args]);
  expect(code).toBe(1);
  expect(stderr).toContain('The file "snd/bark.wav" cannot be uploaded: it does not exist.');
  expect(stderr).toContain('a.csv:3:25');
  expect(stderr).not.toContain('media-missing');
  expect(countUploads(server)).toBe(0);
});

it.each([
  ['a.csv', csv],
  ['a.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
  ['a.json', JSON.stringify(rows.map(({ id, ...data }) => ({ id, data })))],
])('rejects the task of %s whose file is missing, and sends the others', async (name, content) => {
  const server = await startFakeServer();
  const folder = write({ [name]: content.replace('snd/purr', 'snd/bark') });
  const skip = ['--invalid-tasks', 'skip', '--rejected', 'rejected.jsonl'];
  const { code, stdout } = await runPush(folder, server, [name, ...args, ...skip]);
  expect(code).toBe(0);
  expect(stdout).toContain('  rejected: 1 task, see rejected.jsonl\n');
  expect(shown(server).map(({ id: _, ...data }) => data)).toEqual([whole[0], whole[2]]);
  const rejected = readFileSync(join(folder, 'rejected.jsonl'), 'utf8').trim().split('\n');
  expect(rejected).toHaveLength(1);
  expect(JSON.parse(rejected[0]!)).toMatchObject({
    diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'not-uploadable', task: 1 })]),
  });
});

it('says that data names no files', async () => {
  const server = await startFakeServer();
  const folder = write({ 'a.csv': 'left,right,talk,note\nhttps://h/a.png,s3://b/c.png,/x/y.wav,p\n' });
  const { code, stderr } = await runPush(folder, server, ['a.csv', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(
    '--upload does not apply to a.csv: no data key of a media tag names a file of this machine.',
  );
});

it('sends no file that only looks as if it was to be sent', async () => {
  const server = await startFakeServer();
  const folder = write({ '../x/secret.txt': 'secret' });
  const texts = ['/data/upload/-/../x/secret.txt', '/data/upload/-/100%'];
  const tasks = texts.map((note) => ({ left: 'img/cat.png', right: '', talk: '', note, more: [note] }));
  writeFiles(folder, { 'a.json': JSON.stringify(tasks) });
  const { code, stderr } = await runPush(folder, server, ['a.json', ...args]);
  // It is a link of the server's own like any other, which leads nowhere.
  expect(stderr).toContain('error: Label Studio does not show "/data/upload/-/../x/secret.txt"');
  expect(code).toBe(5);
  expect([...server.state.uploads.values()].map(({ content }) => content.toString())).not.toContain('secret');
});
