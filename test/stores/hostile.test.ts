import { createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { setS3 } from '../support/stores/s3-server.ts';
import { sendPart, serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

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
  expect(stderr).toContain('is not a store: its list of objects has no end.');
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
  ['in a circle', '/t.jsonl?sig=secret'],
  ['to no address', 'http://'],
  ['to a file', 'file:///etc/passwd'],
])('a redirect that leads %s is refused', async (_, location) => {
  const origin = await serve((_request, response) => response.writeHead(302, { location }).end());
  const { code, stderr } = await check(`${origin}/t.jsonl?sig=secret`);
  expect(stderr).toContain('redirects nowhere');
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
