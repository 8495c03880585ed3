import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesIn } from '../readers/folder/names-in.ts';
import { makeHiddenFolder } from './hidden-folder.ts';
import { clear } from './leftovers.ts';
import { writing } from './staging.ts';

const NAME = /^lsimport-[A-Za-z0-9]{6}$/;

/** A folder of this run alone where the system keeps temporary files. Those of killed runs go first: they may be large. */
export function makeTemporaryFolder(): string {
  const parent = tmpdir();
  for (const name of namesIn(parent)) {
    if (NAME.test(name)) clear(join(parent, name));
  }
  return writing(parent, () => makeHiddenFolder(parent, 'lsimport-'), 'file');
}
