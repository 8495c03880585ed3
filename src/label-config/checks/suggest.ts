import { nearest } from '../../suggest.ts';

/** Words that are compared with all candidates; after that many mistakes, suggestions help nobody and only cost time. */
const maximumWords = 100;
const maximumCandidates = 1000;

/** Makes a function that suggests the nearest candidate for a misspelt word, or an empty text. */
export function suggester(candidates: Iterable<string>): (word: string) => string {
  const list = [...candidates].slice(0, maximumCandidates);
  let words = 0;
  return (word) => (++words > maximumWords ? '' : (nearest(word, list) ?? ''));
}
