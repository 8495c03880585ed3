/** Whether a text begins as a JSON list or object does. */
export function isJson(head: string): boolean {
  return /^\s*[[{]/.test(head);
}

/** Whether the first two lines that are not blank are JSON objects, which one JSON document cannot begin with. */
export function isJsonLines(head: string): boolean {
  const [first, second] = head.split('\n').filter((line) => line.trim() !== '');
  return first !== undefined && second !== undefined && isObject(first) && second.trimStart().startsWith('{');
}

function isObject(line: string): boolean {
  try {
    return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
