import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { thisRun } from '../../src/project/owner.ts';
import { makeTemporaryFolder } from '../../src/project/temporary-folder.ts';
import { canTellDead, leaveFolder } from '../support/left-folder.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it.skipIf(!canTellDead)(
  'a temporary folder takes the place of those that killed runs left, and of no other',
  () => {
    const parent = temporaryFolder();
    vi.stubEnv('TMPDIR', parent);
    leaveFolder(parent, { input: 'large' }, { name: 'lsimport-aaaaaa' });
    mkdirSync(join(parent, 'lsimport-bbbbbb'));
    const stay = [
      leaveFolder(parent, { input: 'mine' }, { name: 'lsimport-cccccc', owner: thisRun() }),
      leaveFolder(parent, { x: '' }, { name: 'lsimport-test-aB3dE6' }),
      leaveFolder(parent, { x: '' }, { name: 'notes' }),
      'lsimport-dddddd',
    ];
    writeFiles(parent, { 'lsimport-dddddd/x': 'somebody made it' });
    const made = makeTemporaryFolder();
    vi.unstubAllEnvs();
    expect(readdirSync(parent).sort()).toEqual([basename(made), ...stay].sort());
  },
);
