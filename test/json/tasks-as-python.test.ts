import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixture, recorded } from '../support/recorded.ts';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

it.each([[], ['--compat', '0.9']])(
  'tasks.json is what Python writes of the same data %j',
  async (...options) => {
    const folder = temporaryFolder();
    const objects = recorded<string[]>('documents.json').filter((text) => text.trim().startsWith('{'));
    writeFiles(folder, { 'tasks.json': `[${objects.map((data) => `{"data": ${data}}`)}]` });

    expect(await lsimport(folder, ['init', 'p', '-i', 'tasks.json', ...options])).toMatchObject({ code: 0 });

    const written = readFileSync(join(folder, 'p/tasks.json'), 'latin1');
    expect(written).toBe(readFileSync(fixture('python/documents.tasks.txt'), 'latin1'));
  },
);
