/**
 * One text for all JSON that means the same: keys in one order, strings without needless escapes, numbers as short as can be. Numbers with more
 * digits than a double holds stay as they are written, so that none of them is another one. Takes compact JSON, and returns the members of an object too.
 */
export function toCanonical(json: string): { text: string; members: ReadonlyMap<string, string> } {
  let at = 0;

  const string = (): string => {
    const start = at;
    do at = json.indexOf('"', at + 1);
    while (isEscaped(json, at));
    const text = json.slice(start, ++at);
    return text.includes('\\') ? JSON.stringify(JSON.parse(text)) : text;
  };

  const object = (): Map<string, string> => {
    const members = new Map<string, string>();
    for (at++; json[at] !== '}'; ) {
      if (json[at] === ',') at++;
      const key = string();
      at++;
      members.set(key, value());
    }
    at++;
    return members;
  };

  const array = (): string => {
    const items: string[] = [];
    for (at++; json[at] !== ']'; ) {
      if (json[at] === ',') at++;
      items.push(value());
    }
    at++;
    return `[${items.join()}]`;
  };

  const value = (): string => {
    const c = json[at];
    if (c === '"') return string();
    if (c === '{') return joinMembers(object());
    if (c === '[') return array();
    const start = at;
    while (at < json.length && !END.has(json[at]!)) at++;
    const text = json.slice(start, at);
    return LITERALS.has(text) ? text : canonicalNumber(text);
  };

  if (json[0] !== '{') return { text: value(), members: new Map() };
  const members = object();
  return { text: joinMembers(members), members };
}

const END = new Set(',]}');
const LITERALS = new Set(['true', 'false', 'null']);

/** An object of its members as `toCanonical` returns them. */
export function joinMembers(members: ReadonlyMap<string, string>): string {
  return `{${[...members.keys()]
    .sort()
    .map((key) => `${key}:${members.get(key)}`)
    .join()}}`;
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(json: string, quote: number): boolean {
  let start = quote;
  while (json[start - 1] === '\\') start--;
  return (quote - start) % 2 === 1;
}

function canonicalNumber(text: string): string {
  const shortest = String(Number(text));
  return shortest === text || decimal(shortest) === decimal(text) ? shortest : text;
}

/** The value of a number, all of whose digits count. */
function decimal(number: string): string {
  const [mantissa = '', exponent = '0'] = number.replace(/^-/, '').split(/e/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let [start, end] = [0, digits.length];
  while (digits[start] === '0') start++;
  while (end > start && digits[end - 1] === '0') end--;
  if (start === end) return '0';
  const sign = number[0] === '-' ? '-' : '';
  return `${sign}${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
