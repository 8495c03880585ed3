import { quote } from '../../json/json.ts';
import { nearest } from '../../suggest.ts';

const remembered = 200;

/**
 * Makes a function that tells the candidate nearest to a word as a sentence, or nothing when none is near. It
 * remembers what it found, and after 200 different words it makes no more guesses: looking for near words is
 * slow, and a file can hold millions of wrong ones.
 */
export function createSuggester(candidates: Iterable<string>): (word: string) => string {
  const list = [...candidates];
  const known = new Map<string, string>();

  return (word) => {
    let suggestion = known.get(word);
    if (suggestion === undefined) {
      if (known.size >= remembered) return '';
      const near = nearest(word, list);
      suggestion = near === undefined ? '' : ` Did you mean ${quote(near)}?`;
      known.set(word, suggestion);
    }
    return suggestion;
  };
}
