import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type EditorServer, serveEditor } from '../../../src/preview/editor/serve.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let server: EditorServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** A server with one task that links to one of two files. */
async function start(config = '<View/>') {
  const root = temporaryFolder();
  mkdirSync(join(root, 'build'));
  for (const [name, text] of [
    ['build/main.js', 'main'],
    ['secret.txt', 'secret'],
    ['a b.wav', '0123456789'],
  ] as const) {
    writeFileSync(join(root, name), text);
  }
  const build = {
    folder: join(root, 'build'),
    fonts: join(root, 'fonts'),
    version: '1.2.3',
    flags: {},
    chunks: [1],
    module: 2,
  };
  server = await serveEditor(build, {
    title: '</script><b>',
    config,
    count: 1,
    read: () => ({
      task: { data: { sound: 'link:a b.wav', other: ['link:gone', 1] }, annotations: [], predictions: [] },
      page: { at: 7, place: 'tasks.json:1', objects: [], more: [], entries: [], findings: [] },
    }),
    fileOf: (link) => (link === 'link:a b.wav' ? join(root, 'a b.wav') : undefined),
  });
  return server.address;
}

/** Asks without tidying the path up, as fetch would. */
function ask(address: string, path = '', headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port, pathname } = new URL(address);
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const asked = request({ hostname, port, path: pathname + path, headers, method }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }));
      });
      asked.on('error', reject);
      asked.end();
    },
  );
}

test('a task comes with links to the files that this server has', async () => {
  const address = await start();
  const { body } = await ask(address, 'tasks/0.json');
  const { task, at, config } = JSON.parse(body);
  expect({ at, config }).toEqual({ at: 7, config: '<View/>' });
  const { pathname } = new URL(address);
  expect(task.data).toEqual({ sound: `${pathname}files/0/a%20b.wav`, other: ['link:gone', 1] });
  const sound = await ask(address, 'files/0/a%20b.wav');
  expect(sound).toMatchObject({ status: 200, body: '0123456789', headers: { 'content-type': 'audio/wav' } });
  expect(await ask(address, 'tasks/1.json')).toMatchObject({ status: 404 });
});

test('players get the part of a file that they ask for', async () => {
  const address = await start();
  await ask(address, 'tasks/0.json');
  const part = (range: string) => ask(address, 'files/0/', { range });
  expect(await part('bytes=2-4')).toMatchObject({
    status: 206,
    body: '234',
    headers: { 'content-range': 'bytes 2-4/10', 'content-length': '3' },
  });
  expect(await part('bytes=8-')).toMatchObject({ status: 206, body: '89' });
  expect(await part('bytes=-3')).toMatchObject({ status: 206, body: '789' });
  expect(await part('bytes=5-99')).toMatchObject({ status: 206, body: '56789' });
  expect(await part('bytes=10-')).toMatchObject({
    status: 416,
    headers: { 'content-range': 'bytes */10' },
  });
});

test('nothing else is handed out', async () => {
  const address = await start();
  const { host } = new URL(address);
  expect(await ask(address, 'editor/main.js')).toMatchObject({ status: 200, body: 'main' });
  for (const path of [
    'editor/../secret.txt',
    'editor/..%2fsecret.txt',
    'editor/..',
    'files/0/a%20b.wav',
    'files/1/secret.txt',
    '../../secret.txt',
    'tasks/-1.json',
  ]) {
    expect(await ask(address, path), path).toMatchObject({ status: 404, body: '' });
  }
  expect(await ask(`http://${host}/`)).toMatchObject({ status: 404 });
  // A page of somebody else whose name leads to this machine.
  expect(await ask(address, '', { host: `evil.example:${host.split(':')[1]}` })).toMatchObject({
    status: 404,
  });
  expect(await ask(address, '', {}, 'POST')).toMatchObject({ status: 404 });
});

test('the page lets nothing run but scripts of the build, whatever the title is', async () => {
  const { body, headers } = await ask(await start());
  expect(body).not.toContain('<b>');
  expect(String(headers['content-security-policy'])).toMatch(/script-src 'self' 'unsafe-eval' blob:;/);
  expect(String(headers['content-security-policy'])).toMatch(/; frame-src 'self' blob: data:$/);
});

test('PDFs may be anywhere where the label config shows them', async () => {
  const { headers } = await ask(await start('<View><Pdf name="p" value="$pdf"/></View>'));
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/; object-src 'self' blob: data: http: https:;/);
  expect(policy).toMatch(/; frame-src 'self' blob: data: http: https:$/);
});
