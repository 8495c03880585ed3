import { describe, isObject } from '../../../json/json.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/**
 * `x-json-text`: text that holds JSON, which Label Studio 1.x reads in place of the value itself; with the
 * setting `object` it must hold an object, with `any` anything.
 */
export const jsonText = defineKeyword('x-json-text', 'string', (setting: 'any' | 'object') => {
  return (value: string) => (holdsJson(value, setting) ? undefined : notJson(value));
});

function holdsJson(value: string, setting: 'any' | 'object'): boolean {
  try {
    const read = JSON.parse(value);
    return setting === 'any' || isObject(read);
  } catch {
    return false;
  }
}

function notJson(value: string): Problem[] {
  return [{ code: 'bad-json-text', args: { found: describe(value) }, below: '' }];
}
