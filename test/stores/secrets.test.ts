import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';
import { readTree } from '../support/tree.ts';

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
  ['redis://u:12?SECRET@h/0', 'The address redis://... has a password'],
  ['redis://u:12#SECRET@h/0', 'The address redis://... has a password'],
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
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(
      /lsimport reads no addresses such as \w+:\/\/h\/x\.\nhelp: Download the data first/,
    ),
  });
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

const odd = [
  'https:/u:SECRET@h/t.json',
  'https:u:SECRET@h/t.json',
  'https:///u:SECRET@h/t.json',
  'https:\\\\u:SECRET@h\\t.json',
  ' https://u:SECRET@h/t.json',
  '\thttps://u:SECRET@h/t.json',
  '"https://u:SECRET@h/t.json"',
  '<https://u:SECRET@h/t.json>',
  ' https:/u:SECRET@h/t.json',
  'url=https://u:SECRET@h/t.json',
  '//u:SECRET@h/t.json',
  'x://u:SECRET@h/t.json',
  's3:/k:SECRET@b/x',
  's3:k:SECRET@b/x',
  's3:///k:SECRET@b/x',
  'gs:/b/x?X-Goog-Signature=SECRET',
  'az:/acc/c?sig=SECRET',
  'azure-blob://acc/c;SharedAccessSignature=sig=SECRET',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=SECRET;EndpointSuffix=x',
  'redis:/u:SECRET@h/0',
  'redis:u:SECRET@h/0',
  'redis:///u:SECRET@h/0',
  'ftp:/u:SECRET@h/x',
  'sftp:u:SECRET@h/x',
  'file:///u:SECRET@h/x',
  'file:///srv/x?sig=SECRET',
  'u:SECRET@h/x',
  ':SECRET@h:6379',
  'u:SEC/RET@h/x',
  './u:SECRET@h/x',
  '/srv/u:SECRET@h/x',
  './https:/u:SECRET@h',
  './redis:u:SECRET@h',
  'mailto:u:SECRET@h',
  '?sig=SECRET',
  'h/t.json?sv=1&sig=SECRET',
  't.json?X-Amz-Security-Token=SECRET',
  'AccountName = a; AccountKey = SECRET',
  'Endpoint=sb://h;SharedAccessKey=SECRET',
  'aws_secret_access_key = SECRET',
  'host=h password=SECRET',
];

it.each(odd)('%s is refused as what is almost an address', async (address) => {
  const { code, stdout, stderr } = await check(address, '-l', 'c.xml');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('The input is written almost like an address: ');
  const unknown = await check(`--inputt=${address}`);
  expect({ code: unknown.code, stderr: unknown.stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('Unknown option '),
  });
  expect(stderr + unknown.stderr).not.toMatch(/SEC|RET\b/);
});

it.each([
  ['--images', 'check', 't.json', '--images'],
  ['--audio', 'check', 't.json', '--audio'],
  ['--label-config', 'check', 't.json', '-l'],
  ['--document-root', 'check', 't.json', '--document-root'],
  ['--sarif', 'check', 't.json', '--sarif'],
  ['--output', 'convert', 't.json', '-o'],
  ['--rejected', 'convert', 't.json', '--rejected'],
  ['--write-config', 'convert', 't.json', '-l', 'auto', '--write-config'],
  ['The project', 'init'],
  ['--root-dir', 'init', 'p', '--root-dir'],
  ['The project', 'export'],
  ['The manifest', 'merge'],
  ['--url', 'push', 't.json', '--project', 'p', '--url'],
  ['--token-file', 'push', 't.json', '--project', 'p', '--token-file'],
  ['--output', 'preview', 't.json', '-o'],
])('%s of %s is none of the kind', async (name, ...argv) => {
  const { code, stderr } = await lsimport(temporaryFolder(), [...argv, ' https://u:SECRET@h/x']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(`${name} is written almost like an address:  https:...`),
  });
});

it.each([
  ['redis://:SECRET@h/0', '--images redis://h/0 is neither a folder of this machine nor one of a bucket.'],
  ['file:///srv/img', 'Use the path: /srv/img'],
])('--images %s is refused', async (address, words) => {
  const { code, stderr } = await check('t.json', '-l', 'c.xml', '--images', address);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(words) });
  expect(stderr).not.toContain('SECRET');
});

it.each([
  ['--ml-backends', 'u:SECRET@h:9'],
  ['--ml-backends', 'http://u:SECRET@h:9'],
  ['--ml-backends', 'mine=http://u:SECRET@h:9'],
  ['--ml-backends', 'http://h:9/?token=SECRET'],
  ['--base-url', 'u:SECRET@h'],
  ['--base-url', 'https://u:SECRET@h'],
  ['--links', 'https://u:SECRET@h/'],
  ['--host', 'u:SECRET@h'],
  ['--cert', 'u:SECRET@h'],
  ['--source-path', 's3://k:SECRET@b'],
  ['--document-root', 'u:SECRET@h'],
  ['-c', 'u:SECRET@h'],
])('init refuses %s %s, and neither shows nor stores what is secret in it', async (option, address) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[]' });
  for (const more of [[], ['--json'], ['--sarif', 's.sarif']]) {
    const args = ['init', 'p', '-i', 't.json', option, address, ...more];
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect({ code, output: stdout + stderr }).toEqual({
      code: 2,
      output: expect.not.stringContaining('SECRET'),
    });
    expect(JSON.stringify(readTree(folder))).not.toContain('SECRET');
  }
});

it('LABEL_STUDIO_URL is shown without what may be secret in it', async () => {
  for (const url of ['u:SECRET@h', 'h/?token=SECRET', 'ftp://h/?token=SECRET', 'https:/u:SECRET@h']) {
    const env = { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: 'x' };
    const folder = temporaryFolder();
    writeFiles(folder, { 't.json': '[{"text": "a"}]' });
    const { code, stderr } = await lsimport(folder, ['push', 't.json', '--project', 'p'], { env });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.not.stringContaining('SECRET') });
  }
});

it('files that are there are read, whatever their names', async () => {
  const folder = temporaryFolder();
  const names = [
    'u:v1@h.json',
    'runs:v1@node/t.json',
    'a@b.json',
    '12:30@home.json',
    't.json?key=1.json',
    'a:b.json',
  ];
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, '[{"text": "a"}]'])));
  for (const name of [...names, './u:v1@h.json', join(folder, 'u:v1@h.json')]) {
    const { code, stderr } = await lsimport(folder, ['check', name]);
    expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: '' });
  }
  const { code } = await lsimport(folder, ['convert', 'a@b.json', '-o', 'runs:v1@node/o.json']);
  expect(code).toBe(0);
});

const secret = 'https://u:SECRET@h/t.json?sig=SECRET#SECRET';

it.each([
  [
    ['check', secret, '-l', 'c.xml', '--sarif', secret],
    '--input-path and --sarif are the same file, https://h/t.json.',
  ],
  [
    ['convert', 't.json', '-o', secret, '--rejected', secret],
    '--output and --rejected are the same file, https://h/t.json.',
  ],
  [
    ['init', 'p', '-i', secret, '--write-config', secret],
    '--input-path and --write-config are the same file, https://h/t.json.',
  ],
  [
    ['push', 't.json', '--url', 'http://127.0.0.1:1', '--project', `${secret}${'x'.repeat(30)}`],
    'The project title "https://h/t.json" has 73 characters',
  ],
])('the address in %j is shown without what is secret in it', async (argv, words) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[]', 'c.xml': '<View/>' });
  for (const json of [[], ['--json']]) {
    const { code, stdout, stderr } = await lsimport(folder, [...argv, ...json]);
    expect({ code, text: (stdout + stderr).replaceAll('\\"', '"') }).toEqual({
      code: 2,
      text: expect.stringContaining(words),
    });
    expect(stdout + stderr).not.toContain('SECRET');
  }
});

it('an access point without a name is refused', async () => {
  const { code, stderr } = await check('s3://arn:aws:s3:eu-west-1:1:accesspoint/user@team/x', '-l', 'c.xml');
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(
      'arn:aws:s3:eu-west-1:1:accesspoint is not the name of a bucket or the ARN of an access point.',
    ),
  });
});

it.each([
  ['file:///srv/o.json', 'Use the path: /srv/o.json'],
  ['ftp://h/o.json', 'Write a file and copy it there.'],
])('the output cannot be %s', async (address, help) => {
  const folder = temporaryFolder();
  writeFiles(folder, { 't.json': '[]' });
  const { code, stderr } = await lsimport(folder, ['convert', 't.json', '-o', address]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(help) });
});

it.each(['a file: notes.json', 'C:\\data\\me@x.json', '12:30 me@x.json', 's4:x.json', '-l:x'])(
  'a file may be named %s',
  async (name) => {
    expect((await check('-i', name, '-l', 'c.xml')).stderr).toContain(
      `Cannot read ${name}: it does not exist.`,
    );
  },
);
