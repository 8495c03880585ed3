import { quote } from '../../json/json.ts';

const shown = 5;

/**
 * Lists names for a sentence: `"a", "b"`, after five of them only how many more there are, and "nothing" when
 * there are none.
 */
export function listNames(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const listed = names.slice(0, shown).map(quote).join(', ');
  return names.length > shown ? `${listed} and ${names.length - shown} more` : listed;
}
