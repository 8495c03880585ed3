import type { Answer } from './answer.ts';

const oneImage =
  '{"1": {"id": 1, "task_path": "{INPUT}/p/a.png", "data": {"image": "/data/a.png?d={INPUT_QUOTED}%2Fp"}}}';

/** Quirks about tasks, texts and media. */
export const dataAnswers: Record<string, Answer> = {
  'image-dir-broken-link': {
    instead: 'A link to nothing is skipped with a warning; here nothing else is left, so: refused.',
    exitCode: 1,
    says: ['[broken-link]', 'gone.png is a broken symbolic link', '[no-tasks]'],
  },
  'image-dir-path-is-file': {
    instead: 'A file where a folder is wanted is refused.',
    exitCode: 3,
    says: ['a.png is not a directory', 'image-dir'],
  },
  'image-dir-relative-path-of-config': {
    instead: 'An input path of a custom config is made absolute like any other.',
    exitCode: 0,
    tasks: oneImage,
  },
  'json-bom': {
    instead: 'A byte order mark at the start is skipped.',
    exitCode: 0,
    tasks: '{"0": {"id": 0, "data": {"my_text": "a"}}}',
  },
  'json-deep-nesting': {
    instead: 'Nesting that Label Studio could not read is refused with its place.',
    exitCode: 1,
    says: ['deep.json:1:2', 'nested more than 900 levels deep'],
  },
  'json-dir-path-is-file': {
    instead: 'A file where a folder is wanted is refused.',
    exitCode: 3,
    says: ['t.json is not a directory', 'json-dir'],
  },
  'json-float-overflow': {
    instead: 'A number that no double can hold is refused with its place.',
    exitCode: 1,
    says: ['[number-too-large]', 'big.json:1:24', '1e400'],
  },
  'json-integer-beyond-64-bits': {
    instead: 'Every digit is kept, with a warning that the server cannot load it.',
    exitCode: 0,
    says: ['[integer-beyond-64-bits] 2 times', '123456789012345678901234567890', '-9223372036854775809'],
    tasks:
      '{"0": {"id": 0, "data": {"my_text": "a", "huge": 123456789012345678901234567890, "low": -9223372036854775809}}}',
  },
  'json-keys-do-not-match-label-config': {
    instead: 'Tasks that cannot be shown are refused, with the tag that asks for the key.',
    exitCode: 1,
    says: ['[missing-data-key]', 't.json:2:3', '"my_text"', 'config.xml:2:3'],
  },
  'json-list-of-strings': {
    instead: 'What is no object cannot be a task: refused.',
    exitCode: 1,
    says: ['[task-not-object] 3 times', 's.json:2:3, task 0', 's.json:3:3, task 1', 's.json:7:3, task 2'],
  },
  'json-nan-infinity': {
    instead: 'NaN and Infinity are no JSON: refused with their place.',
    exitCode: 1,
    says: ['nan.json:1:24', 'NaN is not JSON'],
  },
  'json-wrong-members': {
    instead: 'completions and predictions must be lists of objects: refused.',
    exitCode: 1,
    says: [
      '[entries-not-list] 3 times',
      '/completions',
      '/predictions',
      't.json:22:7, task 2, /predictions/0',
    ],
  },
  'text-dir-path-is-file': {
    instead: 'A file where a folder is wanted is refused.',
    exitCode: 3,
    says: ['t.txt is not a directory', 'text-dir'],
  },
  'url-without-origin': {
    instead:
      'Links begin with /data/ so that they work on any host and port; --protocol is said to have no use.',
    exitCode: 0,
    says: ['init ignores --protocol'],
    config: { host: 'localhost', port: 9000 },
    tasks: oneImage,
  },
};
