import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { quotePathForShell } from '../src/quote-shell.ts';

// CommandLineToArgvW and about_Quoting_Rules of PowerShell; cmd keeps % for variables in double quotes, too.
it.each([
  ['C:\\data\\birds', 'C:\\data\\birds'],
  ['my project', '"my project"'],
  ['set (1) & more', '"set (1) & more"'],
  ['-n', '.\\-n'],
  ['a b\\', "'a b\\'"],
  ['100% $sure', "'100% $sure'"],
  ["it's", '"it\'s"'],
  ['“quoted” it’s', "'“quoted” it’’s'"],
])('%s on Windows', (path, quoted) => {
  expect(quotePathForShell(path, 'win32')).toBe(quoted);
});

it.each([
  ['my project', "'my project'"],
  ["it's", "'it'\\''s'"],
  ['~/my project', "~/'my project'"],
  ['-n', './-n'],
  ["a\nb\t'c'\\.csv", "$'a\\nb\\t\\'c\\'\\\\.csv'"],
  ['-\u0085', "$'./-\\302\\205'"],
])('%j elsewhere', (path, quoted) => {
  expect(quotePathForShell(path, 'linux')).toBe(quoted);
});

it.each(['a\nb', "\t'\\n", '\u0085\u001b[1m', 'a b\u2028'])('bash reads %j as it was', (path) => {
  const printed = execFileSync('bash', ['-c', `printf %s ${quotePathForShell(path, 'linux')}`]);
  expect(printed.toString()).toBe(path);
});
