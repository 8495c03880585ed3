import { expect, it } from 'vitest';
import { toCanonical } from '../../src/json/canonical.ts';

const textOf = (json: string) => toCanonical(json).text;

it.each([
  ['keys in another order', '{"a":1,"b":{"c":[],"d":2}}', '{"b":{"d":2,"c":[]},"a":1}'],
  ['keys like numbers', '{"2":"x","10":"y"}', '{"10":"y","2":"x"}'],
  ['escapes', '["é","/","\\"","\\\\"]', '["\\u00e9","\\/","\\u0022","\\u005c"]'],
  ['keys with escapes', '{"é":1}', '{"\\u00e9":1}'],
  ['repeated keys, of which the last counts', '{"a":1}', '{"a":{"b":[1]},"a":1}'],
  ['fractions', '[1,0.5,-100]', '[1.0,0.50,-100.00]'],
  ['exponents', '[100000,0.001,12300000000000000000000]', '[1e5,1E-3,123e20]'],
  ['zeros', '[0,0,0]', '[0.0,-0,0e9]'],
  ['long zeros', '[1]', '[1.00000000000000000000000000]'],
])('has one text for %s', (_, one, other) => {
  expect(textOf(other)).toBe(textOf(one));
});

it.each([
  ['integers beyond doubles', '[12345678901234567890]', '[12345678901234567891]'],
  ['digits beyond doubles', '[0.1]', '[0.1000000000000000055]'],
  ['numbers beyond doubles', '[1e400]', '[1e401]'],
  ['numbers below doubles', '[0]', '[1e-400]'],
  ['signs', '[1]', '[-1]'],
  ['powers of ten', '[1]', '[10]'],
  ['kinds', '["1"]', '[1]'],
  ['orders of lists', '[1,2]', '[2,1]'],
  ['what is in strings', '["1.0, {}]"]', '["1, {}]"]'],
  ['keys of several levels', '{"a":{"b":1}}', '{"a":{},"b":1}'],
])('keeps %s apart', (_, one, other) => {
  expect(textOf(other)).not.toBe(textOf(one));
});

it('is JSON of the same value', () => {
  const json = '{"__proto__":{"z":[true,false,null,{}],"a":"\\ud800 \\n\\\\"},"n":[-1.5e-7,[]]}';
  expect(JSON.parse(textOf(json))).toEqual(JSON.parse(json));
  expect(toCanonical(json).members.get('"n"')).toBe('[-1.5e-7,[]]');
});
