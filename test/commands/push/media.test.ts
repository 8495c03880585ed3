import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

const config = '<View><Image name="image" value="$image"/></View>';
const images = { 'photos/a b.png': 'x', 'photos/sub/ü.png': 'x', 'config.xml': config };
const args = ['photos', '-l', 'config.xml', '--project', 'Photos'];

it('needs to be told how the server gets to local files', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(2);
  expect(stderr).toContain('Use --upload to send them to the server, --document-root FOLDER if');
  expect(server.state.projects.size).toBe(0);
});

it('adds the storage that is missing, once, and knows files by their paths below the input', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  server.state.documentRoot = folder;
  const rooted = [...args, '--document-root', '.'];
  const { code, stdout } = await runPush(folder, server, rooted);
  expect(code).toBe(0);
  expect(stdout).toContain(`storage added to the project, not to be synced: ${join(folder, 'photos')}`);
  expect(server.state.storages).toMatchObject([{ project: 1, path: join(folder, 'photos') }]);
  expect([...server.project().tasks.values()]).toMatchObject([
    { data: { image: '/data/local-files/?d=photos/a%20b.png' }, meta: { lsimport: { key: 'file:a b.png' } } },
    {
      data: { image: '/data/local-files/?d=photos/sub/%C3%BC.png' },
      meta: { lsimport: { key: 'file:sub/ü.png' } },
    },
  ]);
  writeFiles(folder, { 'photos/c.png': 'x' });
  expect((await runPush(folder, server, rooted)).stdout).toMatch(/^Sent 1 task to project 1 /);
  expect(server.state.storages).toHaveLength(1);
  expect(server.project().tasks.size).toBe(3);
});

it('sends no task when the server does not serve local files, and names the environment', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  const { code, stderr } = await runPush(folder, server, [...args, '--document-root', '.']);
  expect(code).toBe(5);
  expect(stderr).toContain('"/data/local-files/?d=photos/a%20b.png", the first file of the tasks (403)');
  expect(stderr).toContain('LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true');
  expect(stderr).toContain(`LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=${folder}`);
  expect(server.state.projects.size).toBe(0);
});

it('says what the server says of a folder outside its document root', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const other = temporaryFolder();
  writeFiles(folder, images);
  server.state.documentRoot = other;
  const { code, stderr } = await runPush(folder, server, [...args, '--document-root', '.']);
  expect(code).toBe(5);
  expect(stderr).toContain(`must be a subdirectory of LOCAL_FILES_DOCUMENT_ROOT=${other}`);
  expect(stderr).toContain(
    'or, if it serves another folder with the files already, name that one: --document-root FOLDER.',
  );
  expect(server.state.projects.size).toBe(0);
});

it.each([
  ['of another length', 'another'],
  ['of the same length', 'y'],
])('refuses a document root where the server has another file, %s', async (_, content) => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const other = temporaryFolder();
  writeFiles(folder, images);
  writeFiles(other, { 'photos/a b.png': content });
  server.state.documentRoot = other;
  server.state.storages.push({ id: 1, project: 99, path: join(other, 'photos') });
  for (const more of [[], ['--dry-run']]) {
    const { code, stderr } = await runPush(folder, server, [...args, '--document-root', '.', ...more]);
    expect(stderr).toContain(
      `error: Label Studio shows another file at "/data/local-files/?d=photos/a%20b.png" than ${join(folder, 'photos/a b.png')}.`,
    );
    expect(code).toBe(5);
  }
  expect(server.state.projects.size).toBe(0);
});

it('compares no file that only the server has', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const other = temporaryFolder();
  const tasks = [linked('photos/1.png')];
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) });
  writeFiles(other, { 'photos/1.png': 'x' });
  server.state.documentRoot = other;
  server.state.storages.push({ id: 1, project: 99, path: join(other, 'photos') });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Links', '--document-root', '.'];
  expect((await runPush(folder, server, args)).code).toBe(0);
});

const linked = (path: string) => ({ data: { image: `/data/local-files/?d=${path}` } });

it('adds a storage for links that the data has itself, of the folder above all files', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const tasks = [linked('sets/a%20b/1.png'), linked('sets/a%20b/c/2.png'), linked('sets/a%20b/d/3.png')];
  writeFiles(folder, {
    'root/sets/a b/1.png': 'x',
    'config.xml': config,
    'tasks.json': JSON.stringify(tasks),
  });
  server.state.documentRoot = join(folder, 'root');
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Links'];
  const without = await runPush(folder, server, args);
  expect(without.code).toBe(5);
  expect(without.stderr).toContain(
    'With --document-root FOLDER, the folder that is the document root of the server',
  );
  const { code, stdout } = await runPush(folder, server, [...args, '--document-root', 'root']);
  expect(code).toBe(0);
  const path = join(folder, 'root/sets/a b');
  expect(stdout).toContain(`storage added to the project, not to be synced: ${path}`);
  expect(server.state.storages).toMatchObject([{ project: 1, path }]);
});

it('refuses --document-root for data without links to local files', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  const tasks = [{ data: { image: 'https://example.com/1.png' } }];
  writeFiles(folder, { 'config.xml': config, 'tasks.json': JSON.stringify(tasks) });
  const args = ['tasks.json', '-l', 'config.xml', '--project', 'Links', '--document-root', '.'];
  const { code, stderr } = await runPush(folder, server, args);
  expect(code).toBe(2);
  expect(stderr).toContain('--document-root does not apply: the tasks have no links to local files');
  expect(server.state.projects.size).toBe(0);
});

it('takes addresses of a web server as they are', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  const { code } = await runPush(folder, server, [...args, '--links', 'https://cdn.example.com/p']);
  expect(code).toBe(0);
  expect([...server.project().tasks.values()]).toMatchObject([
    { data: { image: 'https://cdn.example.com/p/a%20b.png' }, meta: { lsimport: { key: 'file:a b.png' } } },
    { meta: { lsimport: { key: 'file:sub/ü.png' } } },
  ]);
});

it.each([
  ['t.csv', 'image,note\nphotos/a b.png,a\nphotos/missing.png,b\n', 'photos/a b.png'],
  ['t.jsonl', '{"image":"https://h.example/1.png"}\n{"image":"photos/sub/ü.png"}\n', 'photos/sub/ü.png'],
  ['t.json', '[{"data":{"image":["photos/a b.png"]}}]', 'photos/a b.png'],
])('needs to be told so for the files that %s names, too', async (name, content, first) => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { ...images, [name]: content });
  for (const more of [
    ['-l', 'config.xml'],
    ['-l', 'config.xml', '--dry-run'],
  ]) {
    const { code, stderr } = await runPush(folder, server, [name, '--project', 'Photos', ...more]);
    expect(stderr).toContain(`error: ${name} names local files, such as "${first}", and no option says how`);
    expect(stderr).toContain('help: Use --upload to send them to the server, --document-root FOLDER if');
    expect(code).toBe(2);
  }
  expect(server.state.projects.size).toBe(0);
});

it('needs to be told so with -l auto, too', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { ...images, 't.csv': 'image,note\nphotos/a b.png,a\nphotos/sub/ü.png,b\n' });
  const { code, stderr } = await runPush(folder, server, ['t.csv', '--project', 'Photos', '-l', 'auto']);
  expect(stderr).toContain('error: t.csv names local files, such as "photos/a b.png"');
  expect(code).toBe(2);
  expect(server.state.projects.size).toBe(0);
});

it('sends paths as they are that name no file of this machine', async () => {
  const server = await startFakeServer();
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, 't.csv': 'image,note\nphotos/a.png,a\n' });
  const { code } = await runPush(folder, server, ['t.csv', '--project', 'Photos', '-l', 'config.xml']);
  expect(code).toBe(0);
});

/** A web server that has the files below /p, answers 403 below /secret, and 404 else. */
async function startWebServer() {
  const asked: string[] = [];
  const web = createServer(({ url = '' }, answer) => {
    asked.push(url);
    answer.writeHead(url.startsWith('/p/') ? 200 : url.startsWith('/secret/') ? 403 : 404).end('x');
  });
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  onTestFinished(() => void web.close());
  return { url: `http://127.0.0.1:${(web.address() as AddressInfo).port}`, asked };
}

it.each([[], ['--dry-run']])(
  'fetches the first link to a web server, and stops where it is not there %j',
  async (...more) => {
    const server = await startFakeServer();
    const web = await startWebServer();
    const folder = temporaryFolder();
    writeFiles(folder, images);
    const push = (links: string) => runPush(folder, server, [...args, '--links', links, ...more]);
    const { code, stderr } = await push(`${web.url}/none`);
    expect(stderr).toContain(
      `error: "${web.url}/none/a%20b.png", the first file of the tasks, does not exist (404).`,
    );
    expect(stderr).toContain('help: Check the URL of --links.');
    expect(code).toBe(5);
    expect(server.state.projects.size).toBe(0);
    const there = await push(`${web.url}/p`);
    expect(there.code).toBe(0);
    expect(there.stderr).not.toContain('first file of the tasks');
    expect(web.asked).toEqual(['/none/a%20b.png', '/p/a%20b.png']);
  },
);

it('fetches it for a project that is there, too, unless nothing is sent', async () => {
  const server = await startFakeServer();
  const web = await startWebServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  const push = (links: string) => runPush(folder, server, [...args, '--links', links]);
  expect((await push(`${web.url}/p/`)).code).toBe(0);
  expect((await push(`${web.url}/p/`)).stdout).toMatch(/^Nothing to send/);
  writeFiles(folder, { 'photos/z.png': 'x' });
  expect((await push(`${web.url}/none`)).code).toBe(5);
  expect(server.project().tasks.size).toBe(2);
  expect(web.asked).toEqual(['/p/a%20b.png', '/none/z.png']);
});

it('sends links that this machine cannot open, with a note', async () => {
  const server = await startFakeServer();
  const web = await startWebServer();
  const folder = temporaryFolder();
  writeFiles(folder, images);
  const refused = await runPush(folder, server, [...args, '--links', `${web.url}/secret`]);
  expect(refused.code).toBe(0);
  expect(refused.stderr).toContain(
    `note: The web server answers 403 for "${web.url}/secret/a%20b.png", the first file of the tasks.`,
  );
  const other = ['photos', '-l', 'config.xml', '--project', 'Other', '--links', 'http://127.0.0.1:9/p'];
  const silent = await runPush(folder, server, other);
  expect(silent.code).toBe(0);
  expect(silent.stderr).toContain(
    'note: This machine gets no answer for "http://127.0.0.1:9/p/a%20b.png", the first file of the tasks (ECONNREFUSED).',
  );
});
