import { createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { setS3 } from '../support/stores/s3-server.ts';
import { sendPart, serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

const line = '{"text":"owl"}\n';

function check(input: string) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  return lsimport(folder, ['check', input, '-l', 'c.xml']);
}

/** Three pages, of which the last names the first as the next one. */
const nextOf = (mark: string | null): string => ({ a: 'b', b: 'c', c: 'a' })[mark ?? ''] ?? 'a';

it.each<[string, string, (origin: string) => void, (url: URL) => [type: string, body: string]]>([
  [
    'S3',
    's3://b/p/',
    setS3,
    ({ searchParams }) => [
      'application/xml',
      `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>${nextOf(searchParams.get('continuation-token'))}</NextContinuationToken><Contents><Key>p/1.txt</Key></Contents></ListBucketResult>`,
    ],
  ],
  [
    'Google',
    'gs://b/p/',
    (origin) => vi.stubEnv('STORAGE_EMULATOR_HOST', origin),
    ({ searchParams }) => [
      'application/json',
      JSON.stringify({ items: [], nextPageToken: nextOf(searchParams.get('pageToken')) }),
    ],
  ],
  [
    'Azure',
    'azure-blob://account/c/p/',
    (origin) => {
      vi.stubEnv('AZURE_STORAGE_CONNECTION_STRING', undefined);
      vi.stubEnv('AZURE_STORAGE_SERVICE_ENDPOINT', `${origin}/account`);
      vi.stubEnv('AZURE_STORAGE_KEY', Buffer.from('key').toString('base64'));
    },
    ({ searchParams }) => [
      'application/xml',
      `<?xml version="1.0"?><EnumerationResults><Blobs></Blobs><NextMarker>${nextOf(searchParams.get('marker'))}</NextMarker></EnumerationResults>`,
    ],
  ],
])('a list of %s whose pages lead back to the first is refused', async (_, address, point, answer) => {
  const origin = await serve((_request, response, url) => {
    const [type, body] = answer(url);
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  point(origin);
  const { code, stderr } = await check(address);
  expect(stderr).toContain('is not answered by an object store: its list of objects has no end.');
  expect(code).toBe(5);
});

it('what does not speak HTTP is no web server', async () => {
  const server = createServer((socket) => socket.on('error', () => {}).end('220 mail.example.com ESMTP\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const { code, stderr } = await check(`http://127.0.0.1:${port}/t.jsonl?sig=secret`);
  expect(stderr).toContain('is not one of a web server');
  expect(stderr).not.toContain('secret');
  expect(code).toBe(5);
});

it.each([
  ['in a circle', '/t.jsonl?sig=secret', '/t.jsonl redirects too many times.'],
  ['to no address', 'http://', 'redirects nowhere'],
  ['to a file', 'file:///etc/passwd', 'redirects nowhere'],
])('a redirect that leads %s is refused', async (_, location, words) => {
  const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
  const { code, stderr } = await check(`${origin}/t.jsonl?sig=secret`);
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('secret');
  expect(code).toBe(5);
});

it('redirects that lead ever further are refused', async () => {
  let count = 0;
  const origin = await serve((_request, response) =>
    response.writeHead(302, { location: `/${++count}?sig=secret` }).end(),
  );
  const { code, stderr } = await check(`${origin}/t.jsonl`);
  expect(stderr).toContain('/t.jsonl redirects too many times.');
  expect(stderr).not.toContain('secret');
  expect(code).toBe(5);
});

it('a login is not sent on to another server', async () => {
  const seen: (string | undefined)[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization);
    return sendPart(Buffer.from(line), request, response);
  });
  const origin = await serve((request, response) => {
    seen.push(request.headers.authorization);
    return response.writeHead(302, { location: `${other}/t.jsonl` }).end();
  });
  const { code } = await check(`${origin.replace('://', '://ana:100%@')}/t.jsonl`);
  expect({ code, seen }).toEqual({
    code: 0,
    seen: [`Basic ${Buffer.from('ana:100%').toString('base64')}`, undefined],
  });
});

it.each([
  ['check'],
  ['check', '--json'],
  ['check', '--sarif', 's.sarif'],
  ['check', '--compat', '0.9'],
  ['check', '--input-format', 'coco'],
  ['check', '--input-format', 'image-dir'],
  ['convert', '--to', 'tasks-1.x', '-o', 'o.json', '--json'],
  ['convert', '--shard', '1/2', '-o', 'o.json'],
  ['preview', '-o', 'p.html'],
  ['init', 'p'],
  ['init', 'p', '--dry-run'],
])('a login and a signature in an address are in nothing that %s %s prints or writes', async (...args) => {
  for (const status of [200, 403, 500]) {
    const origin = await serve((request, response) =>
      status === 200 ? sendPart(Buffer.from(line), request, response) : response.writeHead(status).end(),
    );
    const folder = temporaryFolder();
    writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>' });
    const address = `${origin.replace('://', '://ana:hush1@')}/t.jsonl?sig=hush2`;
    const [command = '', ...rest] = args;
    const named = command === 'init' ? [...rest, '-i', address] : [address, ...rest];
    const { code, stdout, stderr } = await lsimport(folder, [command, ...named, '-l', 'c.xml']);
    expect(code, stderr).not.toBe(70);
    const all = [stdout, stderr, ...Object.values(readTree(folder))].join('\n');
    expect(all).not.toMatch(/hush/);
  }
});

it.each([
  ['check', 't.jsonl', '-l', 'c.xml', '--images', 'https://ana:hush@h/i/?sig=hush'],
  ['convert', 't.jsonl', '-o', 'https://ana:hush@h/o.json?sig=hush'],
  ['convert', 't.jsonl', '-o', 'redis://ana:hush@h/1'],
  ['convert', 't.jsonl', '-o', 'o', '--invalid-tasks', 'skip', '--rejected', 'https://ana:hush@h/r?sig=hush'],
  ['convert', 't.jsonl', '-o', 'o', '--sarif', 'https://ana:hush@h/r?sig=hush'],
  ['merge', 'https://ana:hush@h/p.manifest.json?sig=hush', '-o', 'o'],
  ['merge', 'redis://ana:hush@h/1', '-o', 'o'],
  ['check', 'redis://ana:hush@h/1', '-l', 'c.xml'],
  ['check', 't.jsonl', '-l', 'https://ana:hush@h/c.xml?sig=hush'],
  ['push', 't.jsonl', '-l', 'c.xml', '--project', 'P', '--url', 'https://ana:hush@h'],
  ['push', 't.jsonl', '-l', 'c.xml', '--project', 'P', '--url', 'ana:hush@h'],
  ['push', 't.jsonl', '-l', 'c.xml', '--project', 'P', '--url', 'https://ana:hush@h:99999'],
])('a login in the wrong place is not shown: %s %s %s %s %s %s', async (...args) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.jsonl': line, 'c.xml': '<View><Text name="t" value="$text"/></View>' });
  const { code, stdout, stderr } = await lsimport(folder, args);
  expect({ code: code !== 0 && code !== 70, text: stdout + stderr }).toEqual({
    code: true,
    text: expect.not.stringContaining('hush'),
  });
});

it.each(['https://ana:hush@ho st/t.jsonl', 'https://ana:hush@:80/t?sig=hush', 'https://ana:hush@h:99999/'])(
  'a login is not shown of %s, which is no address',
  async (address) => {
    const { code, stdout, stderr } = await check(address);
    expect({ code, text: stdout + stderr }).toEqual({ code: 2, text: expect.not.stringContaining('hush') });
  },
);
