import fc from 'fast-check';
import { importers } from '../../src/formats/index.ts';

const words = ['', '-', '0', '-1', '8080', '65536', '1e3', 'x', 'keep', 'skip', 'fail', '0.9', '1.x', '{}'];
const odd = [
  '{"__proto__": 1}',
  '[1',
  'null',
  '"x"',
  'a=b',
  '=',
  '__proto__=c',
  'constructor',
  '\u001b[31m',
  '\u202e',
  ',',
];
const paths = ['in', 'c.xml', 'gone', '.', 'in/x', 'folder', 'http:/x', 's3:/b', '~'];
const value = fc.constantFrom(...words, ...odd, ...paths, ...importers.map(({ name }) => name));

/** Options that take a value, and some that take none. None of them writes anything but the project and reports in the folder. */
const withValue = [
  ...['-i', '-l', '-c', '-t', '-p', '-d', '--input-path', '--input-format', '--label-config', '--config'],
  ...[
    '--template',
    '--base-url',
    '--links',
    '--document-root',
    '--blank-lines',
    '--text-mode',
    '--delimiter',
    '--quotes',
  ],
  ...[
    '--json-columns',
    '--csv-as',
    '--label-from-folder',
    '--choices-column',
    '--labels-as',
    '--score-column',
  ],
  ...[
    '--ids',
    '--sampling',
    '--compat',
    '--invalid-tasks',
    '--max-diagnostics',
    '--host',
    '--port',
    '--cert',
  ],
  ...[
    '--key',
    '--source',
    '--source-path',
    '--source-params',
    '--target',
    '--target-path',
    '--target-params',
  ],
  ...[
    '--ml-backends',
    '--initial-project-description',
    '--protocol',
    '--log-level',
    '--output-dir',
    '--images',
  ],
];
const alone = [
  ...['--force', '--strict', '--json', '--quiet', '--no-color', '--header', '--no-header', '--infer-types'],
  ...[
    '--allow-serving-local-files',
    '--no-browser',
    '--debug',
    '--verbose',
    '--use-gevent',
    '--help',
    '-b',
    '-v',
  ],
];

const option = fc.oneof(
  fc.tuple(fc.constantFrom(...withValue), value),
  fc.tuple(fc.constantFrom(...withValue), value).map(([name, text]) => [`${name}=${text}`]),
  fc.constantFrom(...alone).map((name) => [name]),
  value.map((text) => [text]),
);

/** A command line of `init` or `check`, sensible or not. */
export const commandLine: fc.Arbitrary<string[]> = fc
  .tuple(fc.constantFrom('init', 'check'), fc.array(option, { maxLength: 6 }))
  .map(([command, options]) => [command, ...options.flat()]);
