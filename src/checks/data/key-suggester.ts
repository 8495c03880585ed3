import { quote } from '../../json/json.ts';
import { nearest } from '../../suggest.ts';

/**
 * Names the one of some keys that was likely meant by a key that is not there, in quotes; an empty text when
 * none is near.
 */
export type KeySuggester = (missing: string, keys: readonly string[]) => string;

const remembered = 200;

/**
 * Looking for near keys is slow, and a file can lack the same key in millions of tasks that have the same
 * keys: so answers are remembered, and after 200 different questions there are no more.
 */
export function createKeySuggester(): KeySuggester {
  const answers = new Map<string, string>();

  return (missing, keys) => {
    const question = `${missing}\n${keys.join('\n')}`;
    const known = answers.get(question);
    if (known !== undefined) return known;
    if (answers.size >= remembered) return '';
    const near = nearest(missing, keys);
    const answer = near === undefined ? '' : quote(near);
    answers.set(question, answer);
    return answer;
  };
}
