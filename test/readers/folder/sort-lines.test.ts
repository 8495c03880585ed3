import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareAsWalked } from '../../../src/readers/folder/compare-as-walked.ts';
import { sortLines } from '../../../src/readers/folder/sort-lines.ts';
import { walk } from '../../../src/readers/folder/walk.ts';
import { runCount } from '../../support/run-count.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('sorts paths as a walk comes by their files, in pieces of any size, and drops repeats', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'B', '0', '1', '9', '-', 'é'),
    minLength: 1,
    maxLength: 4,
  });
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  fc.assert(
    fc.property(fc.array(path, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (paths, piece) => {
      const folder = temporaryFolder();
      const root = join(folder, 'root');
      mkdirSync(root);
      // A file cannot be a folder as well.
      const files = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
      for (const file of files) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), '');
      }
      writeFileSync(join(folder, 'from'), files.map((line) => `${line}\n`).join(''));
      sortLines(join(folder, 'from'), join(folder, 'to'), folder, compareAsWalked, piece);
      const walked = [
        ...walk(
          root,
          () => true,
          () => {},
        ),
      ].flatMap((one) => one.names.map((file) => join(one.path, file).slice(root.length + 1)));
      expect(readFileSync(join(folder, 'to'), 'utf8').split('\n').slice(0, -1)).toEqual(walked);
    }),
    { numRuns: runCount(200) },
  );
});
