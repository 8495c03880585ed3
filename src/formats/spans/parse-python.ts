import type { Json } from '../../json/json.ts';

/** Lists within lists beyond which nothing is meant to be spans. */
const DEEPEST = 20;

const names: Readonly<Record<string, Json>> = { None: null, True: true, False: false };
const escapes: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '0': '\0' },
  ...{ '\\': '\\', "'": "'", '"': '"' },
};

/** Reads lists, tuples, dicts, strings and numbers as Python prints them (`repr`), as pandas writes them to CSV, and as numpy does, without commas, which `datasets` writes. Undefined for anything else. */
export function parsePython(text: string): Json | undefined {
  let at = 0;
  try {
    const value = readValue(0);
    skipSpace();
    return at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotPython) return undefined;
    throw error;
  }

  function readValue(depth: number): Json {
    skipSpace();
    const first = text[at];
    if (depth > DEEPEST || first === undefined) throw new NotPython();
    if (first === '[') return readItems(']', depth);
    if (first === '(') return readItems(')', depth);
    if (first === '{') return readDict(depth);
    if (first === "'" || first === '"') return readString(first);
    return readWord();
  }

  function readItems(close: string, depth: number): Json[] {
    const items: Json[] = [];
    at++;
    while (!takes(close)) {
      items.push(readValue(depth + 1));
      const end = at;
      // Arrays of numpy have spaces and line breaks between their items.
      if (!takes(',') && !isNext(close) && at === end) throw new NotPython();
    }
    return items;
  }

  function readDict(depth: number): Json {
    const members: [string, Json][] = [];
    at++;
    while (!takes('}')) {
      const key = readValue(depth + 1);
      if (typeof key !== 'string' || !takes(':')) throw new NotPython();
      members.push([key, readValue(depth + 1)]);
      if (!takes(',') && !isNext('}')) throw new NotPython();
    }
    return Object.fromEntries(members);
  }

  function readString(quote: string): string {
    let value = '';
    for (at++; text[at] !== quote; at++) {
      if (at >= text.length) throw new NotPython();
      if (text[at] !== '\\') value += text[at];
      else value += readEscape();
    }
    at++;
    return value;
  }

  /** Leaves `at` on the last character of the escape. */
  function readEscape(): string {
    const code = text[++at] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[code];
    if (digits === undefined) return escapes[code] ?? `\\${code}`;
    const hex = text.slice(at + 1, at + 1 + digits);
    const point = /^[\da-f]+$/i.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : Number.NaN;
    if (!(point <= 0x10ffff)) throw new NotPython();
    at += digits;
    return String.fromCodePoint(point);
  }

  function readWord(): Json {
    const start = at;
    while (at < text.length && /[\w.+-]/.test(text[at]!)) at++;
    const word = text.slice(start, at);
    if (Object.hasOwn(names, word)) return names[word]!;
    const number = /^[+-]?[\d.][\d.eE+-]*$/.test(word) ? Number(word) : Number.NaN;
    if (!Number.isFinite(number)) throw new NotPython();
    return number;
  }

  function skipSpace(): void {
    while (/\s/.test(text[at] ?? '')) at++;
  }

  function isNext(character: string): boolean {
    skipSpace();
    return text[at] === character;
  }

  function takes(character: string): boolean {
    if (!isNext(character)) return false;
    at++;
    return true;
  }
}

class NotPython extends Error {}
