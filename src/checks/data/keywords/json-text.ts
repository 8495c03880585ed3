import { describe } from '../../../json/json.ts';
import { defineKeyword, type Problem } from './keyword.ts';

/** `x-json-text`: text that holds JSON, which Label Studio reads in place of the value itself. */
export const jsonText = defineKeyword('x-json-text', 'string', () => findBadJson);

function findBadJson(value: string): Problem[] | undefined {
  try {
    JSON.parse(value);
    return undefined;
  } catch {
    return [{ code: 'bad-json-text', args: { found: describe(value) }, below: '' }];
  }
}
