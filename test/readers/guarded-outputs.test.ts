import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guardOutputs, isGuarding, refuseGuarded } from '../../src/readers/guarded-outputs.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** As two runs of the API in one process, of which the first to begin is the first to end. */
test('what two runs guard is free when both have ended, in whatever order', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.json': '', 'b.json': '' });
  const guard = (name: string) =>
    guardOutputs([{ flag: '--output', path: join(folder, name), displayPath: name }]);
  const open = (name: string) => refuseGuarded(statSync(join(folder, name)), name);
  const first = guard('a.json');
  const second = guard('b.json');
  first();
  expect(() => open('a.json')).not.toThrow();
  expect(() => open('b.json')).toThrow('b.json is a file of the input, and --output would replace it.');
  second();
  expect(isGuarding()).toBe(false);
});
