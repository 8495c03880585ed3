import { quote } from '../../json/json.ts';

/** The end of a sentence that names what was likely meant; an empty text for an empty suggestion. */
export function didYouMean(suggestion: string): string {
  return suggestion && ` Did you mean ${quote(suggestion)}?`;
}
