import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/package-files.ts';

/** Calls that open a file to read it, each with the reason why it need not go through src/readers/regular-file.ts. */
const allowed: Record<string, string> = {
  'readers/regular-file.ts': 'the one that the others use',
  'package-files.ts': 'files of the package itself',
  'label-config/templates.ts': 'files of the package itself',
  'preview/editor/send-file.ts': 'createReadStream is given a descriptor that the one has opened',
  'project/owner.ts': 'what the kernel tells of processes',
  'project/sync.ts': 'files and folders that lsimport has made',
  'output/goes-to-stdout.ts': 'what the kernel tells of standard output',
  'output/object-output.ts': 'a file that lsimport has made',
  'formats/other-tools/commands.ts': 'Python, in commands that users run',
  'formats/spans-csv/unread-spans.ts': 'Python, in a command that users run',
  'stores/gs/open-gs.ts':
    'createReadStream is what the client of Google calls a download; an upload is a file that lsimport has made',
};

/** To read; one that makes a new file, or has been given a descriptor, opens nothing that could wait. */
const opener =
  /\b(?:readFileSync|readFile|openSync|createReadStream|openAsBlob)\((?!''|[^;\n]*'(?:wx|ax|w|wx\+)')|(?<![.\w])open\([^)]|\bfs\.\w+\(/g;

// Whoever opens a path himself waits for ever where there is a FIFO, and reads devices without an end.
it('files are opened in one way', () => {
  const source = join(packageRoot, 'src');
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => readFileSync(join(source, name), 'utf8').match(opener))
    .map((name) => name.split(sep).join('/'));
  expect(found.sort()).toEqual(Object.keys(allowed).sort());
});
