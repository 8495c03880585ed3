import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fittingRoot, namesBelow } from '../../src/links/relative-path.ts';

describe('the names that lead down from a folder', () => {
  test.each([
    ['/srv', '/srv', []],
    ['/srv', '/srv/a/b', ['a', 'b']],
    ['/srv', '/srv2/a', undefined],
    ['/srv/a', '/srv', undefined],
    ['/srv', '/srv/..a', ['..a']],
    ['/', '/a', ['a']],
  ])('%s to %s', (folder, path, names) => {
    expect(namesBelow(folder, path, posix)).toEqual(names);
  });

  test.each([
    ['C:\\srv', 'C:\\srv\\a\\b', ['a', 'b']],
    ['C:\\SRV', 'c:\\srv\\A', ['A']],
    ['C:\\srv', 'D:\\srv\\a', undefined],
    ['\\\\nas\\one', '\\\\nas\\one\\a', ['a']],
    ['\\\\nas\\one', '\\\\nas\\two\\a', undefined],
    ['\\\\nas\\one', 'C:\\a', undefined],
  ])('on Windows %s to %s', (folder, path, names) => {
    expect(namesBelow(folder, path, win32)).toEqual(names);
  });
});

describe('a root that fits', () => {
  test.each([
    ['the common folder', '/data/a', '/data/b/images', '/data', posix],
    ['the folder above, when the root is the folder itself', '/data/a', '/data/a', '/data', posix],
    ['the folder above, when the root is inside', '/data/a/b', '/data/a', '/data', posix],
    ['never the whole disk', '/opt/x', '/home/ana/images', '/home/ana', posix],
    ['on the same drive', 'C:\\data\\a', 'C:\\data\\b\\images', 'C:\\data', win32],
    ['on another drive', 'D:\\data', 'C:\\users\\ana\\images', 'C:\\users\\ana', win32],
    ['on a share', '\\\\nas\\share\\a', '\\\\nas\\share\\b\\images', '\\\\nas\\share\\b', win32],
  ])('%s', (_, root, folder, expected, paths) => {
    expect(fittingRoot(root, folder, paths)).toBe(expected);
  });
});
