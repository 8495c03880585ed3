import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkTo1x, linkToPrefix } from '../../src/links/link-1x.ts';

describe('links to the local files of 1.x', () => {
  // What Python's urllib.parse.quote makes of the names, with safe="".
  test.each([
    ['/srv/data', '/srv/data/set/cat.jpg', 'set/cat.jpg'],
    ['/srv/data/', '/srv/data/cat 1.jpg', 'cat%201.jpg'],
    ['/', '/a/b.png', 'a/b.png'],
    ['/srv', '/srv/a#1/100%+&.png', 'a%231/100%25%2B%26.png'],
    ['/srv', "/srv/it's (1)!*.png", 'it%27s%20%281%29%21%2A.png'],
    ['/srv', '/srv/C:\\back\\slash.png', 'C%3A%5Cback%5Cslash.png'],
    ['/srv', '/srv/日本/é.png', '%E6%97%A5%E6%9C%AC/%C3%A9.png'],
    ['/srv', '/srv/..dots../..png', '..dots../..png'],
    ['/srv', '/srv/~tilde_-.png', '~tilde_-.png'],
  ])('below %s: %s', (root, path, expected) => {
    expect(linkTo1x(root, '', posix)(path)).toBe(`/data/local-files/?d=${expected}`);
  });

  test.each([
    ['C:\\data', 'C:\\data\\set 1\\cat.jpg', 'set%201/cat.jpg'],
    ['c:\\Data\\', 'C:\\data\\cat.jpg', 'cat.jpg'],
    ['C:\\', 'C:\\a\\b.png', 'a/b.png'],
    ['C:/data', 'C:\\data\\a+b\\c#.png', 'a%2Bb/c%23.png'],
    ['\\\\nas\\share\\root', '\\\\nas\\share\\root\\set\\é.png', 'set/%C3%A9.png'],
    ['\\\\wsl$\\Ubuntu\\home', '\\\\wsl$\\Ubuntu\\home\\ana\\a.png', 'ana/a.png'],
  ])('on Windows below %s: %s', (root, path, expected) => {
    expect(linkTo1x(root, '', win32)(path)).toBe(`/data/local-files/?d=${expected}`);
  });

  test('an origin goes in front', () => {
    expect(linkTo1x('/srv', 'http://localhost:8080/', posix)('/srv/a.png')).toBe(
      'http://localhost:8080/data/local-files/?d=a.png',
    );
  });

  test('files of several folders in turn', () => {
    const link = linkTo1x('/srv', '', posix);
    const paths = ['a/1.png', 'a/2.png', 'b/1.png', '0.png', 'a/1.png'];
    expect(paths.map((path) => link(`/srv/${path}`))).toEqual(
      paths.map((path) => `/data/local-files/?d=${path}`),
    );
  });
});

describe('links with a prefix', () => {
  test.each([
    ['https://cdn.example.com/set', 'https://cdn.example.com/set/a%20b/c%23.png'],
    ['https://cdn.example.com/set/', 'https://cdn.example.com/set/a%20b/c%23.png'],
    ['https://example.com/get?file=', 'https://example.com/get?file=a%20b/c%23.png'],
    ['/static/', '/static/a%20b/c%23.png'],
    // Label Studio takes the keys of buckets to the letter.
    ['s3://bucket/set', 's3://bucket/set/a b/c#.png'],
    ['gs://bucket', 'gs://bucket/a b/c#.png'],
  ])('%s', (prefix, expected) => {
    expect(linkToPrefix(prefix, '/srv', posix)('/srv/a b/c#.png')).toBe(expected);
  });
});

// Images may lie elsewhere than the labels about them.
test.each([
  linkTo1x('/srv/labels', '', posix),
  linkToPrefix('https://cdn.example.com', '/srv/labels', posix),
])('a file outside of the root gets no link, and a fitting root is named', (link) => {
  expect(() => link('/srv/images/a.png')).toThrow('/srv/images/a.png is outside /srv/labels');
});
