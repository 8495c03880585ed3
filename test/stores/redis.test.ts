import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { error, startRedis } from '../support/stores/redis-server.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

const texts = '<View><Text name="t" value="$text"/></View>';
const images = '<View><Image name="i" value="$image"/></View>';

function convert(config: string, input: string, more: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'config.xml': config });
  return lsimport(folder, ['convert', input, '-l', 'config.xml', '--to', 'jsonl', ...more], { env });
}

describe('values', () => {
  it('are tasks, in natural order of the keys that begin as the address says', async () => {
    const { port, commands } = await startRedis({
      'tasks/10': '{"text":"ten"}',
      'tasks/9': '{"data":{"text":"nine"}}',
      'tasks/x': { a: 'hash' },
      'other/1': '{"text":"other"}',
      'tasks/2': '{"text":"two","n":12345678901234567890}',
    });
    const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${port}/1?prefix=tasks/`);
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(
      '{"id":0,"data":{"text":"two","n":12345678901234567890}}\n{"id":1,"data":{"text":"nine"}}\n{"id":2,"data":{"text":"ten"}}\n',
    );
    expect(stderr).toContain('as jsonl, because its first value is JSON');
    expect(stderr).toContain('skipped (keys whose values are not strings): 1');
    expect(commands).not.toContain('KEYS');
  });

  it('are objects over several lines, lists and JSON Lines, as for Label Studio 1.x', async () => {
    const { port } = await startRedis({
      a: '{\n  "text": "one"\r\n}',
      b: '[{"text":"two"},\n {"text":"three"}]',
      c: '{"text":"four"}\n{"text":"five"}\n',
      d: '',
    });
    const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${port}`);
    expect(code, stderr).toBe(0);
    expect(stdout.match(/"text": ?"(\w+)"/g)).toHaveLength(5);
    expect(stderr).toContain('skipped (blank lines): 1');
  });

  it('are links', async () => {
    const { port } = await startRedis({ 1: 's3://b/a b.png', 2: 'https://example.com/2.png' });
    const { code, stdout, stderr } = await convert(images, `redis://127.0.0.1:${port}/0`);
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(
      '{"id":0,"data":{"image":"s3://b/a b.png"}}\n{"id":1,"data":{"image":"https://example.com/2.png"}}\n',
    );
  });

  it('have their keys in the places of findings', async () => {
    const { port } = await startRedis({
      'a\nb': '{"text":1,\n"text":2}',
      list: '[{"text":"x"},{"txt":"y"}]',
      'n*': '{"text":"good"}\n{"txt":"bad"}',
      'n+': '{"text":"broken"',
    });
    const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${port}/1`, ['--json']);
    expect(code, stderr).toBe(1);
    const report = JSON.parse(stdout === '' ? stderr.slice(stderr.indexOf('{')) : stdout) as {
      diagnostics: { code: string; file: string; line?: number; column?: number }[];
    };
    const server = `redis://127.0.0.1:${port}/1?key=`;
    const places = report.diagnostics.map(({ file, line }) => [file.replace(server, ''), line]);
    expect(places).toContainEqual(['list', undefined]);
    expect(places).toContainEqual(['n*', 2]);
    expect(places).toContainEqual(['n+', 1]);
    expect(report.diagnostics.some(({ file }) => file.startsWith(`${server}a`))).toBe(true);
  });

  it('of keys with characters of patterns are those of these keys only', async () => {
    const { port } = await startRedis({
      'a*b/1': '{"text":"x"}',
      'axb/1': '{"text":"y"}',
      'a*b/2': '{"text":"z"}',
    });
    const { stdout } = await convert(texts, `redis://127.0.0.1:${port}/1?prefix=a*b%2F`);
    expect(stdout.match(/"text":"(\w)"/g)).toEqual(['"text":"x"', '"text":"z"']);
  });

  it('that vanish meanwhile are counted', async () => {
    const redis = await startRedis({ a: '{"text":"x"}', b: '{"text":"y"}' });
    redis.disturb = ([command]) => {
      if (command === 'MGET') redis.values.delete('a');
      return false;
    };
    const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${redis.port}`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"id":0,"data":{"text":"y"}}\n' });
    expect(stderr).toContain('skipped (keys that were gone before they were read): 1');
  });
});

it('goes on where the connection broke', async () => {
  const redis = await startRedis({ a: '{"text":"x"}', b: '{"text":"y"}', c: '{"text":"z"}' });
  let cuts = 0;
  redis.disturb = ([command], socket) => {
    if (command !== 'MGET' || cuts > 0) return false;
    cuts++;
    socket.destroy();
    return true;
  };
  const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${redis.port}`);
  expect(code, stderr).toBe(0);
  expect(stdout.split('\n')).toHaveLength(4);
  expect(cuts).toBe(1);
});

describe('the password', () => {
  it.each(['REDISCLI_AUTH', 'REDIS_PASSWORD'])('is that of %s', async (name) => {
    const { port } = await startRedis({ a: '{"text":"x"}' }, { password: 'secret' });
    const env = { [name]: 'secret' };
    const { code, stdout, stderr } = await convert(texts, `redis://127.0.0.1:${port}`, [], env);
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '{"id":0,"data":{"text":"x"}}\n' });
    expect(stderr).not.toContain('secret');
  });

  it('is missing', async () => {
    const { port } = await startRedis({}, { password: 'secret' });
    const { code, stderr } = await convert(texts, `redis://127.0.0.1:${port}/1`);
    expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining('asks for a password') });
  });

  it('is wrong', async () => {
    const { port } = await startRedis({}, { password: 'secret' });
    const env = { REDISCLI_AUTH: 'other' };
    const { code, stderr } = await convert(texts, `redis://127.0.0.1:${port}/1`, [], env);
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: expect.stringContaining('does not accept the password'),
    });
    expect(stderr).not.toContain('other');
  });

  it('is not taken from the address, nor shown', async () => {
    const { code, stderr } = await convert(texts, 'redis://ana:secret@127.0.0.1:1/1');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('REDISCLI_AUTH') });
    expect(stderr).not.toContain('secret');
  });
});

describe('what Redis refuses', () => {
  it('a database that it does not have', async () => {
    const { port } = await startRedis({});
    const { code, stderr } = await convert(texts, `redis://127.0.0.1:${port}/16`);
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('has no database 16') });
  });

  it('a prefix that no key has', async () => {
    const { port } = await startRedis({ a: '{"text":"x"}' });
    const { code, stderr } = await convert(texts, `redis://127.0.0.1:${port}/1?prefix=none`);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('no keys that begin with "none"'),
    });
  });

  it.each([
    ['NOPERM this user has no permissions', 'may not read'],
    ['MOVED 3999 127.0.0.1:6381', 'is a cluster'],
    ['LOADING Redis is loading the dataset in memory', 'is busy'],
    ['ERR something else', 'refused: ERR something else.'],
  ])('with %s', async (message, words) => {
    const redis = await startRedis({ a: '{}' });
    redis.disturb = ([command], socket) => command === 'SCAN' && socket.write(error(message)) !== undefined;
    const { code, stderr } = await convert(texts, `redis://127.0.0.1:${redis.port}`);
    expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining(words) });
  });

  it('nothing, as nothing listens there', async () => {
    const { code, stderr } = await convert(texts, 'redis://127.0.0.1:1/1');
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: expect.stringContaining(
        'Cannot reach Redis at redis://127.0.0.1:1/1: the connection was refused.',
      ),
    });
  });
});

it.each([
  ['redis:///1', 'names no host'],
  ['redis://localhost/one', 'one in redis://localhost:6379 is not the number of a database'],
  ['redis://localhost/1?match=x', 'The parameter match is not known for Redis'],
])('%s is no address', async (address, words) => {
  const { code, stderr } = await convert(texts, address);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
});

it('cannot be cut into shards', async () => {
  const { port } = await startRedis({ a: '{"text":"x"}' });
  const shard = ['--shard', '0/2', '-o', 'part-{shard}.jsonl'];
  const { code, stderr } = await convert(texts, `redis://127.0.0.1:${port}`, shard);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('--shard cannot cut the keys of'),
  });
});
