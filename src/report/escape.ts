import { beginningOf, restOf } from '../cut-text.ts';
import { formatCount } from '../format-count.ts';

/** What must not reach a terminal from a file's name or content: control characters, and marks that turn the direction of text. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Makes text from the input safe to show; line breaks in it become visible as well. */
export function escapeForTerminal(text: string): string {
  return text.replace(unsafe, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Characters of a sentence that are shown: more than any needs, unless it quotes a name of megabytes, which would bury all others. */
const MOST = 4000;
const END = 500;

/** A sentence for a terminal: of one that is far too long, what it begins and ends with. */
export function escapeSentence(text: string): string {
  const left = text.length - MOST;
  if (left <= 0) return escapeForTerminal(text);
  const [first, last] = [beginningOf(text, MOST - END), restOf(text, text.length - END)];
  return escapeForTerminal(`${first} ... (${formatCount(left)} more characters) ... ${last}`);
}
