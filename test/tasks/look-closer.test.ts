import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnostics/diagnostic.ts';
import { lookCloser } from '../../src/tasks/look-closer.ts';

const suspicious = { repeatedKey: true, nul: true, loneSurrogate: true, largeNumber: true };

function look(text: string): { text: string | undefined; found: string[] } {
  const findings: Finding[] = [];
  const without = lookCloser(text, suspicious, (finding) => findings.push(finding));
  return { text: without, found: findings.map(({ code, path }) => `${code} ${path}`) };
}

describe('a closer look', () => {
  it.each([
    ['{"a": 1, "b": "1e400"}', []],
    ['{"a": 1e400}', ['number-too-large /a']],
    ['{"a": [0, -1e309]}', ['number-too-large /a/1']],
    ['{"a": 1e308, "b": 1e-400, "c": 0.00000000000000000000001}', []],
    ['{"a": 9223372036854775807, "b": -9223372036854775808}', []],
    [
      '{"a": 9223372036854775808, "b/c": -9223372036854775809}',
      ['integer-beyond-64-bits /a', 'integer-beyond-64-bits /b~1c'],
    ],
    [`{"a": 1${'0'.repeat(400)}}`, ['number-too-large /a']],
    ['{"a": "\\ud83d\\ude00"}', []],
    ['{"a": "\\ud83d"}', ['lone-surrogate /a']],
    ['{"a": ["x", "\\ude00\\ud83d"]}', ['lone-surrogate /a/1']],
    ['{"a": {"b\\u0000": "\\u0000"}}', ['nul-byte /a/b\0', 'nul-in-text /a/b\0']],
    ['{"a": ["x", "y\\u0000"], "b": "\\\\u0000"}', ['nul-in-text /a/1']],
    ['{"\\udc00": {"\\ud800": 1}}', ['lone-surrogate /\udc00', 'lone-surrogate /\udc00/\ud800']],
  ])('finds in %j', (text, found) => {
    expect(look(text)).toEqual({ text: undefined, found });
  });

  it('takes out what a later equal key replaces, and keeps every digit of the rest', () => {
    expect(look('{"a": 1, "b": 1.10, "\\u0061": {"x": 12345678901234567890.0, "x": [ ]}}')).toEqual({
      text: '{"a":{"x":[]},"b":1.10}',
      found: ['repeated-key /a', 'repeated-key /a/x'],
    });
  });

  it('finds nothing odd in what a later equal key replaces', () => {
    expect(look('{"a": 1e400, "b": {"c": "\\ud800"}, "b": 9, "a": 1}')).toEqual({
      text: '{"a":1,"b":9}',
      found: ['repeated-key /b', 'repeated-key /a'],
    });
  });

  it('names a repeated key as it is, not as it stands in a pointer', () => {
    const named: unknown[] = [];
    lookCloser('{"a/b~": 1, "a/b~": 2}', suspicious, ({ args }) => named.push(args));
    expect(named).toEqual([{ key: 'a/b~' }]);
  });
});
