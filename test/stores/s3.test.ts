import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { lsimport } from '../support/run.ts';
import { type FakeS3, fail, setS3, startS3 } from '../support/stores/s3-server.ts';
import { makeFolder, removeFolder, temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const images = '<View><Image name="i" value="$image"/></View>';
const texts = '<View><Text name="t" value="$text"/></View>';

function folderWith(config: string, files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config, ...files });
  return folder;
}

const convert = (folder: string, input: string, ...more: string[]) =>
  lsimport(folder, ['convert', input, '-l', 'config.xml', '--to', 'jsonl', ...more]);

function linksOf(stdout: string): string[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).data.image);
}

describe('a folder of media', () => {
  it('is listed over several pages, in the order of files on disk', async () => {
    const names = [
      'img10.png',
      'img9.png',
      'b/2.png',
      'b/10.png',
      'B/x.png',
      'a.png',
      'c.txt',
      '.hidden.png',
    ];
    const folder = folderWith(images);
    await startS3('b', Object.fromEntries(names.map((name) => [`p/${name}`, 'x'])));
    const stored = await convert(folder, 's3://b/p');
    expect(linksOf(stored.stdout)).toEqual(
      ['a.png', 'img9.png', 'img10.png', 'B/x.png', 'b/2.png', 'b/10.png'].map((name) => `s3://b/p/${name}`),
    );
    expect(stored.stderr).toContain('skipped (hidden files): 1');
    expect(stored.stderr).toContain('skipped (other files): 1');
  });

  it('has its keys in the links to the letter', async () => {
    const keys = [
      'sp ace.png',
      'plus+.png',
      'hash#1.png',
      'per%20cent.png',
      'ümlaut.png',
      'd//double.png',
      'a"b.png',
    ];
    await startS3('b', Object.fromEntries(keys.map((key) => [key, 'x'])));
    const { code, stdout } = await convert(folderWith(images), 's3://b');
    expect(code).toBe(0);
    expect(linksOf(stdout).sort()).toEqual(keys.map((key) => `s3://b/${key}`).sort());
  });

  it.each([
    ['what?.png', 'has a question mark'],
    ['/lead.png', 'starts with a slash'],
    ['a/../b.png', 'has a part "." or "..", which browsers resolve'],
    ['./c.png', 'has a part "." or "..", which browsers resolve'],
  ])('has no key %j that Label Studio cannot open', async (key, problem) => {
    await startS3('b', { [key]: 'x', 'good.png': 'x' });
    const { code, stderr } = await convert(folderWith(images), 's3://b');
    expect(code).toBe(1);
    expect(stderr).toContain(`error[key-not-shown]`);
    expect(stderr).toContain(`s3://b/${key}`);
    expect(stderr).toContain(problem);
  });

  it('skips keys that are no lines, and says so', async () => {
    await startS3('b', { 'a\nb.png': 'x', 'good.png': 'x', 'folder/': '' });
    const { code, stdout, stderr } = await convert(folderWith(images), 's3://b/');
    expect(code).toBe(0);
    expect(linksOf(stdout)).toEqual(['s3://b/good.png']);
    expect(stderr).toContain('warning[key-not-a-path]');
    expect(stderr).toContain('skipped (keys that are not paths): 1');
  });

  it('takes what the patterns take on disk', async () => {
    const names = [
      'train/1.png',
      'train/deep/2.png',
      'val/3.png',
      '4.png',
      'train/.h.png',
      'train/skip/5.png',
    ];
    const files = Object.fromEntries(names.map((name) => [`p/${name}`, 'x']));
    const folder = folderWith(images, files);
    await startS3('b', files);
    for (const patterns of [
      ['--include', 'train/**'],
      ['--include', 'train/*.png', '--include', 'val/*'],
      ['--exclude', 'train/skip'],
      ['--exclude', '**/2.png', '--include', '**/*.png'],
      ['--include', '{train,val}/**/[1-3].png'],
    ]) {
      const onDisk = await convert(folder, 'p', '--links', 's3://b/p', ...patterns);
      const stored = await convert(folder, 's3://b/p', ...patterns);
      expect(stored.stdout).toBe(onDisk.stdout);
      // What patterns to include leave out is counted by files here, and by folders on disk.
      if (patterns.includes('--include')) continue;
      const counts = (text: string) => text.split('\n').filter((line) => line.includes('skipped'));
      expect(counts(stored.stderr)).toEqual(counts(onDisk.stderr));
    }
    expect((await convert(folder, 's3://b/p', '--include', 'tain/*')).stderr).toContain(
      'No objects below s3://b/p match --include "tain/*".',
    );
  });

  it('can be linked by another address, encoded, but not as files of this machine', async () => {
    const folder = folderWith(images);
    await startS3('b', { 'p/a b/1.png': 'x' });
    const { stdout } = await convert(folder, 's3://b/p', '--links', 'https://cdn.example.com/x');
    expect(linksOf(stdout)).toEqual(['https://cdn.example.com/x/a%20b/1.png']);
    for (const option of ['--document-root', '--base-url']) {
      const value = option === '--base-url' ? 'http://localhost:8080' : '.';
      const { code, stderr } = await convert(folder, 's3://b/p', option, value);
      expect(code).toBe(2);
      expect(stderr).toContain(`${option} does not apply to s3://b/p: the tasks link to the store itself.`);
    }
  });
});

describe('a folder of files', () => {
  it('cannot have an object and others below it, unless one is excluded', async () => {
    const folder = folderWith(texts);
    await startS3('b', {
      'p/a.txt': 'owl',
      'p/a.txt/b.txt': 'wren',
      'p/a.txt/d/e.txt': 'tit',
      'p/c.txt': 'tit',
    });
    const both = await convert(folder, 's3://b/p/', '--input-format', 'text-dir');
    expect(both.code, both.stderr).toBe(3);
    expect(both.stderr).toContain(
      's3://b/p/a.txt is an object, and so are keys below s3://b/p/a.txt/, which cannot both be read.',
    );
    const one = await convert(folder, 's3://b/p/', '--input-format', 'text-dir', '--exclude', 'a.txt/*');
    expect(one.code, one.stderr).toBe(0);
    expect(one.stdout.split('\n')).toHaveLength(3);
  });

  it('is read without a warning of Node', async () => {
    const names = Array.from({ length: 40 }, (_, i) => [`p/${i}.txt`, 'owl']);
    await startS3('b', Object.fromEntries(names));
    const warned = vi.spyOn(process, 'emitWarning');
    const { code } = await convert(folderWith(texts), 's3://b/p/', '--input-format', 'text-dir');
    expect(code).toBe(0);
    expect(warned.mock.calls.map(([warning]) => String(warning))).toEqual([]);
    warned.mockRestore();
  });
});

describe('an object', () => {
  it.each([
    ['t.jsonl', '{"text":"owl"}\n{"text":"wren"}\n'],
    ['t.json', '[{"text":"owl"},{"text":"wren"}]'],
    ['t.csv', 'text\nowl\nwren\n'],
    ['t.txt', 'owl\nwren\n'],
  ])('%s is read, also compressed', async (name, content) => {
    const folder = folderWith(texts);
    await startS3('b', { [`p/${name}`]: content, [`p/${name}.gz`]: gzipSync(content), 'p/t.jso': 'other' });
    const expected = '{"id":0,"data":{"text":"owl"}}\n{"id":1,"data":{"text":"wren"}}\n';
    for (const key of [name, `${name}.gz`]) {
      expect(await convert(folder, `s3://b/p/${key}`)).toMatchObject({ code: 0, stdout: expected });
    }
  });

  it('is fetched on from where its body broke off', async () => {
    const content = `${'x'.repeat(200_000)}\nwren\n`;
    const s3 = await startS3('b', { 't.txt': content });
    let cuts = 0;
    s3.disturb = (request, response) => {
      if (request.method !== 'GET' || cuts === 2) return false;
      cuts++;
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const etag = `"${Buffer.from(content).toString('base64url').slice(0, 20)}"`;
      response.writeHead(start === 0 ? 200 : 206, { etag, 'content-length': content.length - start });
      response.write(content.slice(start, start + 70_000), () => response.destroy());
      return true;
    };
    const { code, stdout } = await convert(folderWith(texts), 's3://b/t.txt', '--input-format', 'text');
    expect(code).toBe(0);
    expect(cuts).toBe(2);
    expect(stdout.split('\n').map((line) => line.length)).toEqual([200_027, 31, 0]);
  });

  it('that changes while it is read is refused', async () => {
    const s3 = await startS3('b', { 't.txt': 'owl\n' });
    s3.disturb = (request) => {
      if (request.method === 'GET') s3.objects.set('t.txt', Buffer.from('wren\n'));
      return false;
    };
    const { code, stderr } = await convert(folderWith(texts), 's3://b/t.txt', '--input-format', 'text');
    expect(code).toBe(3);
    expect(stderr).toContain('s3://b/t.txt changed while it was read.');
  });
});

describe('what S3 refuses', () => {
  const refusing = (status: number, name: string) => (s3: FakeS3) => {
    s3.disturb = (_, response) => fail(response, status, name);
  };
  it.each([
    [
      'a bucket that does not exist',
      's3://none/x/',
      3,
      'The bucket none of s3://none/x/ does not exist.',
      undefined,
    ],
    [
      'a key that does not exist',
      's3://b/nothing',
      3,
      'has no object "nothing" and nothing below "nothing/"',
      undefined,
    ],
    ['denied access', 's3://b/p/', 5, 'Access to s3://b/p/ is denied.', refusing(403, 'AccessDenied')],
    [
      'denied access to an object',
      's3://b/t.txt',
      5,
      'Access to s3://b/t.txt is denied.',
      refusing(403, 'AccessDenied'),
    ],
    ['unknown keys', 's3://b/p/', 5, 'does not accept the credentials', refusing(403, 'InvalidAccessKeyId')],
    [
      'old credentials',
      's3://b/p/',
      5,
      'The credentials for s3://b/p/ have expired.',
      refusing(400, 'ExpiredToken'),
    ],
    ['another region', 's3://b/p/', 5, 'is in another region', refusing(400, 'AuthorizationHeaderMalformed')],
    [
      'a wrong clock',
      's3://b/p/',
      5,
      'the clock of this machine is wrong',
      refusing(403, 'RequestTimeTooSkewed'),
    ],
    [
      'an archived object',
      's3://b/t.txt',
      3,
      's3://b/t.txt is archived.',
      refusing(403, 'InvalidObjectState'),
    ],
  ])('%s', async (_, input, exitCode, words, disturb) => {
    const s3 = await startS3('b', { 't.txt': 'owl\n' });
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    disturb?.(s3);
    const { code, stderr } = await convert(folderWith(texts), input, '--input-format', 'auto');
    expect({ code, stderr }).toEqual({ code: exitCode, stderr: expect.stringContaining(words) });
  });

  it.each(['s3://b/t.jsonl', 's3://b/p/'])('a web page in the place of %s', async (input) => {
    const s3 = await startS3('b', {});
    s3.disturb = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Log in</body></html>');
      return true;
    };
    const { code, stderr } = await convert(folderWith(texts), input, '--input-format', 'auto');
    expect(code, stderr).toBe(5);
    expect(stderr).toContain(`${input} is not answered by an object store`);
  });

  it('for a while is asked for again', async () => {
    const s3 = await startS3('b', { 'p/1.png': 'x' });
    s3.disturb = (_, response, count) => count === 1 && fail(response, 503, 'SlowDown');
    expect(await convert(folderWith(images), 's3://b/p/')).toMatchObject({ code: 0 });
    expect(s3.requests).toHaveLength(2);
  });

  it('again and again is said with the number of attempts', async () => {
    const s3 = await startS3('b', {});
    vi.stubEnv('AWS_MAX_ATTEMPTS', '2');
    s3.disturb = (_, response) => fail(response, 503, 'SlowDown');
    const { code, stderr } = await convert(folderWith(images), 's3://b/p/');
    expect(code).toBe(5);
    expect(stderr).toContain('also after 2 attempts');
  });

  it('nothing answers at the endpoint', async () => {
    const s3 = await startS3('b', {});
    setS3('http://127.0.0.1:9');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { code, stderr } = await convert(folderWith(images), 's3://b/p/');
    expect(code).toBe(5);
    expect(stderr).toContain('Cannot reach the store of s3://b/p/: the connection was refused.');
    expect(s3.requests).toEqual([]);
  });

  it.each(['minio.local:9000', 'localhost', 'ftp://minio.local'])('the endpoint is %s', async (endpoint) => {
    await startS3('b', {});
    setS3(endpoint);
    const { code, stderr } = await convert(folderWith(images), 's3://b/p/');
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(`AWS_ENDPOINT_URL is not an address: ${endpoint}`);
  });

  it('the profile is not there', async () => {
    await startS3('b', {});
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_PROFILE', 'nope');
    const { code, stderr } = await convert(folderWith(images), 's3://b/p/');
    expect(code).toBe(5);
    expect(stderr).toContain('There are no credentials for s3://b/p/ in the profile nope.');
  });

  it('there are no credentials', async () => {
    await startS3('b', {});
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    const home = makeFolder();
    vi.stubEnv('HOME', home);
    const { code, stderr } = await convert(folderWith(images), 's3://b/p/');
    removeFolder(home);
    expect(code).toBe(5);
    expect(stderr).toContain('There are no credentials for s3://b/p/.');
  });

  it('an address without a bucket', async () => {
    const { code, stderr } = await convert(folderWith(images), 's3:///x');
    expect(code).toBe(2);
    expect(stderr).toContain('s3:///x names no bucket.');
  });

  it('an address under --compat 0.9', async () => {
    const { code, stderr } = await convert(folderWith(images), 's3://b/x', '--compat', '0.9');
    expect(code).toBe(2);
    expect(stderr).toContain('Label Studio 0.9.1 reads no addresses');
  });
});

it('is not asked for anything by an input on disk', async () => {
  const s3 = await startS3('b', {});
  const folder = folderWith(texts, { 't.txt': 'owl\n' });
  expect(await convert(folder, 't.txt', '--input-format', 'text')).toMatchObject({ code: 0 });
  expect(s3.requests).toEqual([]);
  expect(readFileSync(join(folder, 't.txt'), 'utf8')).toBe('owl\n');
});
