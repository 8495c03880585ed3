import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../../src/errors.ts';
import { lsimport } from '../../support/run.ts';
import { writeProject } from './export-project.ts';

test.each(['tasks.json', 'config.json', 'config.xml', 'completions/1.json'])(
  '%s of the project itself is not replaced',
  async (name) => {
    const folder = writeProject({
      tasks: { 1: { id: 1, data: {} } },
      completions: { 1: { completions: [] } },
    });
    writeFileSync(join(folder, 'p/config.xml'), '<View/>');
    const path = join(folder, 'p', name);
    const before = readFileSync(path, 'utf8');
    const { code, stderr } = await lsimport(folder, ['export', 'p', '-o', `p/${name}`, '--force']);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`p/${name} is a file of the input, and --output would replace it.`);
    expect(readFileSync(path, 'utf8')).toBe(before);
  },
);
