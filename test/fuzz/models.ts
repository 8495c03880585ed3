import { parseExact } from '../support/exact-json.ts';

// What each format means, told in the simplest way that there is.

/** A task without "data" is its own data. */
function dataOfTask(task: unknown): unknown {
  if (typeof task !== 'object' || task === null || Array.isArray(task)) throw new Error('no task');
  return Object.hasOwn(task, 'data') ? (task as { data: unknown }).data : task;
}

export function dataOfJson(text: string): unknown[] {
  const value = parseExact(text);
  return (Array.isArray(value) ? value : [value]).map(dataOfTask);
}

/** A line without anything but the space of JSON is blank. */
export function dataOfJsonLines(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => /[^ \t\r]/.test(line));
  return lines.map((line) => dataOfTask(parseExact(line)));
}

/** Python's str.isspace. */
const space = '[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const around = new RegExp(`^${space}|${space}$`, 'g');

/** Lines end as in Python's universal newlines. */
export function dataOfText(text: string): unknown[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(around, ''));
  return lines.filter((line) => line !== '').map((line) => ({ text: line }));
}
