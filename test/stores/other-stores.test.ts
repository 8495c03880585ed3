import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { StoreAddress } from '../../src/stores/address.ts';
import { openHttps } from '../../src/stores/https/open-https.ts';
import { download } from '../../src/stores/listing/download.ts';
import { lsimport } from '../support/run.ts';
import { sendPart, serve } from '../support/stores/serve.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const images = '<View><Image name="i" value="$image"/></View>';
const texts = '<View><Text name="t" value="$text"/></View>';
const lines = '{"text":"owl"}\n{"text":"wren"}\n';
const asTasks = '{"id":0,"data":{"text":"owl"}}\n{"id":1,"data":{"text":"wren"}}\n';
const objects: Record<string, Buffer> = {
  'e/empty.txt': Buffer.from(''),
  'e/full.txt': Buffer.from('owl'),
  // An empty object that stands for the folder of the same name, and keys in between.
  'm/sub': Buffer.from(''),
  'm/sub-2.txt': Buffer.from('kite'),
  'm/sub.txt': Buffer.from(''),
  'm/sub/1.txt': Buffer.from('wren'),
  'p/a b/2.png': Buffer.from('x'),
  'p/img10.png': Buffer.from('x'),
  'p/img9.png': Buffer.from('x'),
  't.jsonl': Buffer.from(lines),
  't.jsonl.gz': gzipSync(lines),
};
const PAGE = 2;

function modified(day: number): OutgoingHttpHeaders {
  return { 'last-modified': `Mon, 0${day} Mar 2021 12:00:00 GMT` };
}

function convert(config: string, input: string, ...more: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  return lsimport(folder, ['convert', input, '-l', 'config.xml', '--to', 'jsonl', ...more]);
}

function pageOf(url: URL, parameter: string): { keys: string[]; next: string | undefined } {
  const all = Object.keys(objects).filter((key) => key.startsWith(url.searchParams.get('prefix') ?? ''));
  const start = Number(url.searchParams.get(parameter) ?? 0);
  return {
    keys: all.slice(start, start + PAGE),
    next: start + PAGE < all.length ? String(start + PAGE) : undefined,
  };
}

/** As emulators have it: uploads and media have paths of their own, everything else is below /storage/v1. */
async function startGoogle(refuse?: number): Promise<void> {
  const updated = '2021-03-01T12:00:00.000Z';
  const origin = await serve((request, response, url) => {
    const [, bucket, , key] =
      /^(?:\/download)?\/storage\/v1\/b\/([^/]+)(\/o(?:\/(.*))?)?$/.exec(url.pathname) ?? [];
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const fail = (status: number, message: string) => json(status, { error: { code: status, message } });
    if (refuse) return fail(refuse, 'refused');
    if (bucket !== 'b') return fail(404, 'The specified bucket does not exist.');
    if (key === undefined) {
      const { keys, next } = pageOf(url, 'pageToken');
      return json(200, {
        items: keys.map((name) => ({ name, updated, size: String(objects[name]!.length) })),
        nextPageToken: next,
      });
    }
    const content = objects[decodeURIComponent(key)];
    if (!content) return fail(404, 'No such object');
    if (url.searchParams.get('alt') === 'media') return sendPart(content, request, response);
    return json(200, {
      name: decodeURIComponent(key),
      size: String(content.length),
      updated,
      generation: '1',
    });
  });
  vi.stubEnv('STORAGE_EMULATOR_HOST', origin);
}

async function startAzure(refuse?: [status: number, code: string]): Promise<void> {
  const origin = await serve((request, response, url) => {
    const [, , container, ...parts] = url.pathname.split('/');
    const key = decodeURIComponent(parts.join('/'));
    const xml = (status: number, body: string, code = '') =>
      response
        .writeHead(status, { 'content-type': 'application/xml', ...(code && { 'x-ms-error-code': code }) })
        .end(request.method === 'HEAD' ? undefined : `<?xml version="1.0"?>${body}`);
    const fail = (status: number, code: string) => xml(status, `<Error><Code>${code}</Code></Error>`, code);
    if (refuse) return fail(...refuse);
    if (container !== 'c') return fail(404, 'ContainerNotFound');
    if (url.searchParams.get('comp') === 'list') {
      const { keys, next } = pageOf(url, 'marker');
      const modified = '<Last-Modified>Mon, 01 Mar 2021 12:00:00 GMT</Last-Modified>';
      const blobs = keys
        .map((name) => {
          const size = `<Content-Length>${objects[name]!.length}</Content-Length>`;
          return `<Blob><Name>${name}</Name><Properties>${modified}${size}</Properties></Blob>`;
        })
        .join('');
      return xml(
        200,
        `<EnumerationResults><Blobs>${blobs}</Blobs><NextMarker>${next ?? ''}</NextMarker></EnumerationResults>`,
      );
    }
    const content = objects[key];
    return content ? sendPart(content, request, response, { etag: '"1"' }) : fail(404, 'BlobNotFound');
  });
  vi.stubEnv('AZURE_STORAGE_CONNECTION_STRING', undefined);
  vi.stubEnv('AZURE_STORAGE_SERVICE_ENDPOINT', `${origin}/account`);
  vi.stubEnv('AZURE_STORAGE_KEY', Buffer.from('key').toString('base64'));
}

describe.each([
  ['gs://b', 'gs://b', startGoogle as () => Promise<void>],
  ['azure-blob://account/c', 'azure-blob://c', startAzure as () => Promise<void>],
  ['az://account/c', 'azure-blob://c', startAzure as () => Promise<void>],
])('%s', (address, links, start) => {
  it('is listed over several pages and linked', async () => {
    await start();
    const { code, stdout, stderr } = await convert(images, `${address}/p`);
    expect(code, stderr).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).data.image),
    ).toEqual(['img9.png', 'img10.png', 'a b/2.png'].map((name) => `${links}/p/${name}`));
  });

  it('has objects that are read, also compressed', async () => {
    await start();
    for (const name of ['t.jsonl', 't.jsonl.gz'])
      expect(await convert(texts, `${address}/${name}`)).toMatchObject({ code: 0, stdout: asTasks });
  });

  it('has an empty object, of which no range can be had', async () => {
    await start();
    const { code, stdout, stderr } = await convert(texts, `${address}/e/`, '--input-format', 'text-dir');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('"owl"');
  });

  it.each(['m/', 'm/sub'])('has empty objects that stand for folders: %s', async (key) => {
    await start();
    const { code, stdout, stderr } = await convert(texts, `${address}/${key}`, '--input-format', 'text-dir');
    expect(code, stderr).toBe(0);
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).data.text);
    expect(found).toEqual(key === 'm/' ? ['kite', 'wren'] : ['wren']);
  });

  it('has no such object, or no such bucket', async () => {
    await start();
    const missing = await convert(texts, `${address}/none`);
    expect(missing.code).toBe(3);
    expect(missing.stderr).toContain('has no object "none" and nothing below "none/"');
    const nowhere = await convert(texts, `${address.replace(/.$/, 'x')}/none/`);
    expect(nowhere.code).toBe(3);
    expect(nowhere.stderr).toContain('does not exist');
  });
});

it.each([
  ['gs://b/p/', () => startGoogle(403), 'Access to gs://b/p/ is denied.'],
  ['azure-blob://account/c/p/', () => startAzure([403, 'AuthorizationPermissionMismatch']), 'is denied.'],
  [
    'azure-blob://account/c/p/',
    () => startAzure([403, 'AuthenticationFailed']),
    'does not accept the credentials',
  ],
  [
    // It is asked for by HEAD, whose answer has no body.
    'azure-blob://account/c/t.jsonl',
    () => startAzure([403, 'AuthenticationFailed']),
    'does not accept the credentials',
  ],
])('%s is refused', async (address, start, words) => {
  await start();
  const { code, stderr } = await convert(images, address);
  expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining(words) });
});

it('what answers in the place of Google is no store', async () => {
  const origin = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
  );
  vi.stubEnv('STORAGE_EMULATOR_HOST', origin);
  const { code, stderr } = await convert(texts, 'gs://b/t.jsonl');
  expect(code, stderr).toBe(5);
  expect(stderr).toContain('gs://b/t.jsonl is not answered by an object store: it does not say its size.');
});

it('what answers in the place of Azure is no store', async () => {
  await startAzure();
  const origin = await serve((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(request.method === 'HEAD' ? undefined : '<html>Log in</html>'),
  );
  vi.stubEnv('AZURE_STORAGE_SERVICE_ENDPOINT', `${origin}/account`);
  const { code, stderr } = await convert(texts, 'azure-blob://account/c/t.jsonl');
  expect(code, stderr).toBe(5);
  expect(stderr).toContain('is not answered by an object store: its answer is not one of Azure.');
});

it.each([
  ['none.json', undefined, 'it does not exist'],
  ['text.json', 'not JSON', 'it is not JSON'],
])('credentials of Google in %s are refused', async (name, content, why) => {
  await startGoogle();
  const folder = temporaryFolder();
  if (content !== undefined) writeFiles(folder, { [name]: content });
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', `${folder}/${name}`);
  const { code, stderr } = await convert(texts, 'gs://b/t.jsonl');
  expect(code, stderr).toBe(2);
  expect(stderr).toContain('The file of GOOGLE_APPLICATION_CREDENTIALS cannot be used');
  expect(stderr).toContain(why);
});

it('a name that no container can have is said', async () => {
  await startAzure([400, 'InvalidResourceName']);
  const { code, stderr } = await convert(texts, 'azure-blob://account/Bad_Name!/t.jsonl');
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining('Bad_Name! cannot be the name of a container of Azure.'),
  });
});

it.each([
  ['azure-blob://account', 'does not name an account and a container'],
  ['gs:///x', 'names no bucket'],
])('%s is no address', async (address, words) => {
  const { code, stderr } = await convert(images, address);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
});

describe('a file on the web', () => {
  it('is read, also compressed, behind a redirect, and with a login, which is not shown', async () => {
    const origin = await serve((request, response, url) => {
      if (url.pathname === '/moved.jsonl')
        return response.writeHead(302, { location: '/t.jsonl?key=1' }).end();
      const login = Buffer.from(
        request.headers.authorization?.slice('Basic '.length) ?? '',
        'base64',
      ).toString();
      if (url.pathname === '/private.jsonl' && login !== 'ana:secret') return response.writeHead(401).end();
      return sendPart(objects[url.pathname.endsWith('.gz') ? 't.jsonl.gz' : 't.jsonl']!, request, response);
    });
    const own = origin.replace('http://', 'http://ana:secret@');
    for (const address of [
      `${origin}/t.jsonl?sig=secret`,
      `${origin}/t.jsonl.gz`,
      `${origin}/moved.jsonl`,
      `${own}/private.jsonl`,
    ]) {
      const { code, stdout, stderr } = await convert(texts, address);
      expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: asTasks });
      expect(stderr).not.toContain('secret');
    }
  });

  it('is fetched on from where it broke off', async () => {
    let cuts = 0;
    const content = Buffer.from(lines);
    const origin = await serve((request, response) => {
      if (cuts++ > 0) return sendPart(content, request, response, { etag: '"1"' });
      response.writeHead(200, { 'content-length': content.length, etag: '"1"' });
      return response.write(content.subarray(0, 20), () => response.destroy());
    });
    expect(await convert(texts, `${origin}/t.jsonl`)).toMatchObject({ code: 0, stdout: asTasks });
    expect(cuts).toBe(2);
  });

  it.each<[string, OutgoingHttpHeaders, OutgoingHttpHeaders, string]>([
    ['in chunks at first', { etag: '"1"', 'transfer-encoding': 'chunked' }, { etag: '"1"' }, ''],
    ['without its whole length', { etag: '"1"' }, { etag: '"1"' }, '*'],
    ['with a date alone', { etag: '"1"', ...modified(1) }, modified(1), ''],
  ])('is fetched on %s', async (_, first, then, total) => {
    const content = Buffer.from(lines);
    const origin = await serve((request, response) => {
      if (!request.headers.range) {
        const length = first['transfer-encoding'] ? {} : { 'content-length': content.length };
        response.writeHead(200, { ...length, ...first });
        response.write(content.subarray(0, 20));
        return globalThis.setTimeout(() => response.destroy(), 50);
      }
      const range = `bytes 20-${content.length - 1}/${total || content.length}`;
      return response.writeHead(206, { ...then, 'content-range': range }).end(content.subarray(20));
    });
    expect(await convert(texts, `${origin}/t.jsonl`)).toMatchObject({ code: 0, stdout: asTasks });
  });

  it.each<[string, string, OutgoingHttpHeaders, OutgoingHttpHeaders, number, number]>([
    ['whole again', 'cannot go on from there', { etag: '"1"' }, { etag: '"1"' }, 200, 0],
    ['from elsewhere', 'cannot go on from there', { etag: '"1"' }, { etag: '"1"' }, 206, 10],
    ['of another version', 'changed while it was read', { etag: '"1"' }, { etag: '"2"' }, 206, 20],
    ['of another date', 'changed while it was read', modified(1), modified(2), 206, 20],
    ['of nobody knows which version', 'sends no ETag or date', {}, {}, 206, 20],
  ])('whose rest comes %s: %s', async (_, words, first, then, status, start) => {
    const content = Buffer.from(lines);
    const origin = await serve((request, response) => {
      if (!request.headers.range) {
        response.writeHead(200, { 'content-length': content.length, ...first });
        response.write(content.subarray(0, 20));
        return globalThis.setTimeout(() => response.destroy(), 50);
      }
      const range = { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` };
      return response
        .writeHead(status, { ...then, ...(status === 206 && range) })
        .end(content.subarray(start));
    });
    const { code, stdout, stderr } = await convert(texts, `${origin}/t.jsonl`);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringContaining(words) });
    expect(code).toBe(words.startsWith('changed') ? 3 : 5);
  });

  it('that ends before anybody reads it is asked for again, and then named', async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked++;
      response.writeHead(200, { 'content-length': 1000 });
      response.write('text', () => response.socket!.end());
    });
    const text = `${origin}/t.jsonl`;
    const { signal } = new AbortController();
    const store = openHttps({ text, shown: text } as StoreAddress, { env: {}, signal } as Context);
    const known = (await store.head(''))!;
    // As long as it takes to see what the file is.
    await setTimeout(100);
    const to = join(temporaryFolder(), 't.jsonl');
    await expect(download(store, '', to, { known, address: text, signal })).rejects.toThrow(
      /^The content of http:.*\/t\.jsonl breaks off after \d of 1000 bytes|^The content of .* the server cannot go on/,
    );
    expect(asked).toBeGreaterThan(1);
    store.close?.();
  });

  it.each([
    [404, 3, 'does not exist (404)'],
    [403, 5, 'is denied (403)'],
    [418, 5, 'answers 418'],
  ])('that is answered %i is refused', async (status, exitCode, words) => {
    const origin = await serve((_, response) => response.writeHead(status).end());
    const { code, stderr } = await convert(texts, `${origin}/t.jsonl`);
    expect({ code, stderr }).toEqual({ code: exitCode, stderr: expect.stringContaining(words) });
  });

  it('with labels of images that nobody can list is refused', async () => {
    const origin = await serve((request, response) =>
      sendPart(Buffer.from('{"images":[]}'), request, response),
    );
    const { code, stderr } = await convert(images, `${origin}/coco.json`, '--input-format', 'coco');
    expect(code).toBe(2);
    expect(stderr).toContain('--images FOLDER');
  });
});

it.each([
  ['br', 5, '"br", which lsimport does not unpack'],
  ['gzip, br', 5, '"gzip, br", which lsimport does not unpack'],
  ['gzip', 0, ''],
  ['identity', 0, ''],
])('a file of the web that comes as %s', async (encoding, code, said) => {
  const origin = await serve((_, response) => {
    response
      .writeHead(200, { 'content-encoding': encoding })
      .end(encoding === 'gzip' ? gzipSync(lines) : lines);
  });
  const ending = await convert(texts, `${origin}/t.jsonl`, '--quiet');
  expect(ending.code).toBe(code);
  expect(ending.stderr).toContain(said);
  if (code === 0) expect(ending.stdout).toBe(asTasks);
});
