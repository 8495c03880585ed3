import { quote } from '../../json/json.ts';
import { parseTag } from '../conll/bio-spans.ts';
import { commands, fill } from './commands.ts';
import type { Tool } from './tool.ts';

/** Lines looked at, and the part of them, and of their words, that must have tags. */
const LINES = 50;
const MOST = 0.8;
/** Tagged words that are no accident, by lines and in all. */
const WORDS_A_LINE = 3;
const ENOUGH = 5;
/** Tags in small letters, as in the Brown corpus, look like words: so many must come again. */
const ENOUGH_SMALL = 20;

/** Tags of words in capitals, such as NNP, PRP$, NN-TL and B-PER, and of punctuation. */
const clearTag = /^(?:[A-Z][A-Z\d]*(?:[-+*|$][-+*|$A-Za-z\d]*)?|[^\p{L}\p{N}]{1,3}|-[LR][A-Z]B-)$/u;
const anyTag = /^(?:\p{L}[-+*|$\p{L}\d]*|[^\p{L}\p{N}]{1,3})$/u;

/** Texts in which most words have a tag behind them, as in the Brown corpus and the Penn Treebank: Anna/NNP lives/VBZ. Undefined for others. */
export function taggedWordsIn(head: string): Tool | undefined {
  const lines = head
    .split('\n', 4 * LINES)
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '')
    .slice(0, LINES);
  const separator = ['/', '_', '|'].find((one) => areTagged(lines, one));
  if (separator === undefined) return undefined;
  const first = lines.flat().find((word) => /^\p{L}/u.test(word) && tagOf(word, separator) !== undefined);
  const areParts = lines.flat().every((word) => parseTag(tagOf(word, separator) ?? 'O'));
  const command = fill(commands.taggedWords.run, { SEPARATOR: separator, PREFIX: areParts ? '' : 'B-' });
  return {
    name: `texts with a tag behind each word${first === undefined ? '' : `, such as ${quote(first)}`}`,
    of: 'text',
    why: 'the tags are read as part of the texts',
    instead: `Write them as CoNLL: ${command}, and import that.`,
  };
}

function tagOf(word: string, separator: string): string | undefined {
  const at = word.lastIndexOf(separator);
  return at > 0 && at + 1 < word.length ? word.slice(at + 1) : undefined;
}

function areTagged(lines: readonly string[][], separator: string): boolean {
  const long = lines.filter((words) => words.length >= WORDS_A_LINE);
  if (long.length === 0 || long.length * 2 < lines.length) return false;
  const tagged = long.map((words) => words.filter((word) => tagOf(word, separator) !== undefined));
  const full = tagged.filter((words, i) => words.length >= MOST * long[i]!.length);
  const words = full.flat();
  if (full.length < MOST * long.length || words.length < ENOUGH) return false;
  // Paths and links have more of the separator.
  const once = words.filter((word) => word.indexOf(separator) === word.lastIndexOf(separator));
  if (once.length < MOST * words.length) return false;
  const tags = words.map((word) => tagOf(word, separator)!);
  const different = new Set(tags).size;
  if (different === 1 || different === tags.length) return false;
  if (tags.filter((tag) => clearTag.test(tag)).length >= MOST * tags.length) return true;
  const vocabulary = new Set(words.map((word) => word.slice(0, word.lastIndexOf(separator)))).size;
  const areFew = different * 2 <= tags.length && different * 3 <= vocabulary * 2;
  return tags.length >= ENOUGH_SMALL && areFew && tags.every((tag) => anyTag.test(tag));
}
