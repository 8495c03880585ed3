import { readFileSync } from 'node:fs';
import fastGlob from 'fast-glob';
import { expect, it } from 'vitest';

// A list as the arguments of a call overflows the stack when it is long, and how long it is, the input says.
it('no list is spread into arguments that may be as many as an input has', () => {
  const files = fastGlob.sync('src/**/*.ts', { ignore: ['src/preview/page/**', 'src/lists.ts'] });
  const spreading = files.filter((file) =>
    /\.(?:push|unshift)\(\s*\.\.\.|Math\.(?:max|min)\(\s*\.\.\.|\.apply\(/.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(spreading).toEqual([]);
});
