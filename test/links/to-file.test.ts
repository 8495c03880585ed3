import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkTo09 } from '../../src/links/link-0.9.ts';
import { linkTo1x, linkToPrefix } from '../../src/links/link-1x.ts';
import { fileOfLink } from '../../src/links/to-file.ts';

const odd = '/data/set 1/#50% ü+&?;=.png';

describe.skipIf(process.platform === 'win32')('links that lsimport makes lead back to their files', () => {
  test('of Label Studio 0.9', () => {
    expect(fileOfLink(linkTo09()(odd), {})).toBe(odd);
    expect(fileOfLink(linkTo09('http://localhost:8080/')(odd), {})).toBe(odd);
  });

  test('of 1.x, where the document root is known', () => {
    expect(fileOfLink(linkTo1x('/data')(odd), { documentRoot: '/data' })).toBe(odd);
    expect(fileOfLink(linkTo1x('/data', 'https://h.org/ls')(odd), { documentRoot: '/data' })).toBe(odd);
    expect(fileOfLink(linkTo1x('/data')(odd), {})).toBeUndefined();
  });

  test('of a prefix', () => {
    const prefix = { start: 'https://cdn.org/x/', folder: '/data' };
    expect(fileOfLink(linkToPrefix('https://cdn.org/x', '/data')(odd), { prefix })).toBe(odd);
    expect(fileOfLink('https://cdn.org/y/a.png', { prefix })).toBeUndefined();
  });
});

test.each([
  'https://example.com/a.png',
  'a.png',
  '/data/upload/1/a.png',
  '/data/a.png?d=relative',
  '/data/?d=/etc',
  '/data/..%2Fpasswd?d=/etc/x',
  '/data/..?d=/etc/x',
  '/data/%ff?d=/etc',
  '/data/local-files/?d=%2E%2E/secret',
  '/data/local-files/?d=a/../../secret',
  '/data/local-files/?d=a%00.png',
])('%s is not a link to a file that is known', (link) => {
  expect(fileOfLink(link, { documentRoot: join('/', 'data') })).toBeUndefined();
});
