import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

async function check(...argv: string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { 'c.xml': '<View><Text name="t" value="$text"/></View>', 't.json': '[]' });
  return lsimport(folder, ['check', ...argv]);
}

it.each([
  ['az://acc/cont/t.json?sv=1&sig=SECRET', 'The address az://acc/cont/t.json has a signature'],
  ['azure-blob://account?sig=SECRET', 'The address azure-blob://account has a signature'],
  ['s3://b/x?X-Amz-Signature=SECRET', 'The address s3://b/x has a signature'],
  ['gs://b?X-Goog-Signature=SECRET', 'The address gs://b has a signature'],
  ['gs://b/o?sig=SECRET', 'The address gs://b/o has a signature'],
  ['s3://key:SECRET@bucket', 'The address s3://bucket has a login'],
  ['s3://key:SEC/RET@bucket/x', 'The address s3://bucket/x has a login'],
  ['az://account:SECRET@cont/x', 'The address az://cont/x has a login'],
  ['redis://u:SEC/RET@host', 'redis://host names no host'],
  ['redis://u:12/RET@host', 'The address redis://host has a password'],
  ['redis://h/0?password=SECRET', 'The parameter password is not known for Redis.'],
  ['redis://h/0?prefix=a&password=SECRET', 'The parameter password is not known for Redis.'],
  ['redis://h/0?prefix=a&prefix=b', 'does not end in one ?prefix='],
])('%s is refused, and what is secret in it not shown', async (input, words) => {
  const { code, stdout, stderr } = await check(input, '-l', 'c.xml');
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
  expect(stderr).not.toMatch(/SEC|RET\b/);
});

it.each(['ftp://u:SECRET@h/x?sig=1', 'wasbs://h/x?sig=SECRET'])('%s is no path', async (input) => {
  const { code, stderr } = await check(input, '-l', 'c.xml');
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/Cannot read \w+:\/\/h\/x: /) });
  expect(stderr).not.toContain('SECRET');
});

it('a label config in Redis is refused', async () => {
  const { code, stderr } = await check('t.json', '-l', 'redis://:SECRET@h/x');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('redis://h/x is an address, not a path of this machine.'),
  });
  expect(stderr).not.toContain('SECRET');
});
