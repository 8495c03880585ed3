import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importers } from '../../../src/formats/index.ts';
import { splitWords } from '../../support/console.ts';
import { examplesOf } from '../../support/examples.ts';
import { fixture } from '../../support/recorded.ts';
import { makeFolder, removeFolder, writeFiles } from '../../support/temporary-folder.ts';

/** Files and the command line that reads them. */
export interface Seed {
  files: Record<string, Buffer>;
  args: string[];
}

/** Bytes of files beyond which a fixture is no good start: it takes too long. */
const MOST = 100_000;

export const formats = importers.map(({ name }) => name);

/** What there is to start from for a format: the examples of its page, and its fixtures. */
export function seedsOf(format: string): Seed[] {
  return [...fromPage(format), ...fromFixtures(format)];
}

/** The first command of each example of a page; what the shell does before it makes some of its files. */
function fromPage(format: string): Seed[] {
  return examplesOf(`docs/formats/${format}.md`).flatMap(({ block, files }) => {
    const [, before, line] =
      /^([\s\S]*?)^\$ lsimport ((?:check|convert|init|preview) [^>\n]*)/m.exec(block.text) ?? [];
    if (before === undefined || line === undefined) return [];
    const args = splitWords(line);
    if (args[0] !== 'check') args.push('--force');
    const folder = makeFolder();
    try {
      writeFiles(folder, files);
      for (const [, command] of before.matchAll(/^\$ (.*)$/gm))
        execFileSync('sh', ['-c', command!], { cwd: folder });
      const made = Object.assign({}, ...readdirSync(folder).map((name) => filesBelow(folder, name)));
      return Object.keys(made).length > 0 ? [{ files: made, args }] : [];
    } finally {
      removeFolder(folder);
    }
  });
}

function fromFixtures(format: string): Seed[] {
  const root = fixture(format);
  if (!existsSync(root)) return [];
  return readdirSync(root).flatMap((name) => {
    const folder = join(root, name);
    if (!statSync(folder).isDirectory()) return [];
    const names = readdirSync(folder);
    const input = names.find((entry) => entry.startsWith('input'));
    if (!input) return [];
    const config = names.includes('config.xml');
    const files = { ...filesBelow(folder, input), ...(config && filesBelow(folder, 'config.xml')) };
    const size = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    if (size > MOST) return [];
    const args = ['check', '-i', input, '--input-format', format, '-l', config ? 'config.xml' : 'auto'];
    return [{ files, args }];
  });
}

function filesBelow(folder: string, name: string): Record<string, Buffer> {
  const path = join(folder, name);
  if (!statSync(path).isDirectory()) return { [name]: readFileSync(path) };
  return Object.assign({}, ...readdirSync(path).map((child) => filesBelow(folder, join(name, child))));
}
