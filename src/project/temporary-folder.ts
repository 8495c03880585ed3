import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { namesIn } from './names-in.ts';
import { ownTag, parseTag, stateOf } from './owner.ts';
import { writing } from './staging.ts';

/** What mkdtemp puts behind the tag of the owner, so that nobody can guess the name. */
const NAME = /^lsimport-(.+)-[A-Za-z0-9]{6}$/;

/** A folder of this run alone where the system keeps temporary files. Those of killed runs go first: they may be large. */
export function makeTemporaryFolder(): string {
  const parent = tmpdir();
  for (const name of namesIn(parent)) {
    const owner = parseTag(NAME.exec(name)?.[1] ?? '');
    if (owner && stateOf(owner) === 'dead') removeIfAllowed(join(parent, name));
  }
  return writing(parent, () => mkdtempSync(join(parent, `lsimport-${ownTag()}-`)), 'file');
}

function removeIfAllowed(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if (!systemCode(error)) throw error;
  }
}
