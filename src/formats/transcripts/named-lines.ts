import type { ListReader } from './list-kind.ts';

const separators = { ' ': 'a space', '\t': 'a tab' };

/** Reads lines that are each the name of a sound and its text, which the first separator divides. */
export function readerOfWords(separator: ' ' | '\t'): ListReader {
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
export function startsWithNames(head: string, separator: ' ' | '\t'): boolean {
  const names = head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, LINES)
    .filter((line) => line.trim() !== '')
    .map((line) => (line.includes(separator) ? line.slice(0, line.indexOf(separator)) : ''));
  const areIds = names.every((name) => /\d/.test(name) && /^[\w.-]{4,}$/.test(name));
  return names.length > 0 && areIds && new Set(names).size === names.length;
}
