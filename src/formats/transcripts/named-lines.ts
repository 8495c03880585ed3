import type { ListReader } from './list-kind.ts';

const separators = { ' ': 'a space', '\t': 'a tab', ':': 'a colon' };

export type Separator = keyof typeof separators;

/** Reads lines that are each the name of a sound and its text, which the first separator divides. */
export function readerOfWords(separator: Separator): ListReader {
  return {
    hasHeader: false,
    read(line) {
      const at = line.indexOf(separator);
      return at < 1
        ? { problem: `it is not a name, ${separators[separator]} and a text` }
        : { sound: line.slice(0, at), text: line.slice(at + 1).trim() };
    },
  };
}

/** Lines looked at. */
const LINES = 8;

/** Whether the first lines each begin with an id of digits and letters that no other has. What people say hardly does. */
export function startsWithNames(head: string, separator: Separator): boolean {
  const names = linesOf(head, LINES).map((line) =>
    line.includes(separator) ? line.slice(0, line.indexOf(separator)) : '',
  );
  const areIds = names.every((name) => /\d/.test(name) && /^[\w./-]{4,}$/.test(name));
  return names.length > 0 && areIds && new Set(names).size === names.length;
}

/** Lines of a list in which labels, unlike sentences, would come again. */
const MANY = 500;

/** Whether what follows the names is what people say: most texts have several words, and are like no other. */
export function hasSentences(head: string, separator: Separator): boolean {
  const texts = linesOf(head, MANY).map((line) => line.slice(line.indexOf(separator) + 1).trim());
  const said = texts.filter(isSentence);
  return said.length * 2 >= texts.length && new Set(texts).size * 4 >= texts.length * 3;
}

/** Whether most texts have so few words that they may be labels, such as "car horn". */
export function hasShortTexts(head: string, separator: Separator): boolean {
  const texts = linesOf(head, MANY).map((line) => line.slice(line.indexOf(separator) + 1).trim());
  const short = texts.filter((text) => text.split(/\s+/).length < 3 && (text.match(letter)?.length ?? 0) < 6);
  return short.length * 2 > texts.length;
}

/** Letters of scripts without spaces count as words. */
const letter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;
const word = /^[\p{L}\p{M}\p{P}]+$/u;

function isSentence(text: string): boolean {
  // A start and an end, or other columns.
  if (/^\d|\t|(?:^|\s)\d+\.\d+\s\d+\.\d+(?:\s|$)/.test(text)) return false;
  const isWord = (one: string) => word.test(one) && /\p{L}/u.test(one) && !/[_/\\]/.test(one);
  return text.split(/\s+/).filter(isWord).length >= 2 || (text.match(letter)?.length ?? 0) >= 2;
}

function linesOf(head: string, most: number): string[] {
  return head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, most)
    .filter((line) => line.trim() !== '');
}
