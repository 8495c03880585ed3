import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ownTag } from '../../src/project/owner.ts';
import { makeTemporaryFolder } from '../../src/project/temporary-folder.ts';
import { deadTag } from '../support/dead-tag.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it('a temporary folder takes the place of those that killed runs left, and of no other', () => {
  const parent = temporaryFolder();
  vi.stubEnv('TMPDIR', parent);
  const stay = [`lsimport-${ownTag()}-aB3dE6`, 'lsimport-test-aB3dE6', `lsimport-${deadTag}`, 'notes'];
  writeFiles(parent, {
    [`lsimport-${deadTag}-aB3dE6/input`]: 'large',
    ...Object.fromEntries(stay.map((name) => [`${name}/x`, ''])),
  });
  const made = makeTemporaryFolder();
  vi.unstubAllEnvs();
  expect(
    readdirSync(parent)
      .map((name) => join(parent, name))
      .sort(),
  ).toEqual([made, ...stay.map((name) => join(parent, name))].sort());
});
