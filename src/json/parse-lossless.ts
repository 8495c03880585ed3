import { beginningOf } from '../cut-text.ts';
/**
 * A strict JSON reader that keeps everything: positions, digits, equal keys. It is slow and used only where that is needed: to say
 * where a text is not JSON, to find the place a JSON pointer means, to let the last of equal keys win, and for config.json.
 */

/** Deeper than this neither Label Studio can read (Python's limit of recursion). */
export const MAX_DEPTH = 900;

/** `start` and `end` are UTF-16 offsets in the text. */
export type Node = { start: number; end: number } & (
  | { kind: 'object'; members: Member[] }
  | { kind: 'array'; items: Node[] }
  | { kind: 'string'; value: string }
  | { kind: 'number' | 'literal' }
);

export interface Member {
  key: string;
  keyStart: number;
  value: Node;
}

/** Where and why a text is not JSON; `problem` continues "This is not valid JSON: ...". */
export class JsonSyntaxError extends Error {
  readonly offset: number;
  readonly problem: string;

  constructor(offset: number, problem: string) {
    super(`${problem} at ${offset}`);
    this.offset = offset;
    this.problem = problem;
  }
}

/** What is wrong with a text that has // or /* where JSON has a value or a comma. */
export const commentsInJson = 'comments are not JSON';

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\r\n]*/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const word = /[\p{L}\p{N}_$+-]+/uy;

/** Reads one JSON value that fills the whole text. Throws JsonSyntaxError. */
export function parseLossless(text: string): Node {
  let at = 0;

  const fail = (problem: string, offset = at): never => {
    const isComment = /^\/[/*]/.test(text.slice(offset, offset + 2));
    throw new JsonSyntaxError(offset, isComment ? commentsInJson : problem);
  };
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const shown = (): string => {
    if (at >= text.length) return 'the end of the text';
    const found = skip(word) || String.fromCodePoint(text.codePointAt(at)!);
    at -= found === text.slice(at, at + found.length) ? 0 : found.length;
    return JSON.stringify(found.length > 30 ? `${beginningOf(found, 27)}...` : found);
  };

  const string = (): string => {
    const start = at;
    at++;
    for (;;) {
      skip(plain);
      const c = text[at];
      if (c === undefined) fail('unterminated string', start);
      if (c === '"') {
        at++;
        return JSON.parse(text.slice(start, at)) as string;
      }
      if (c !== '\\') fail('control characters in a string must be escaped, such as \\n');
      if (!skip(escaped))
        fail('a backslash in a string must be followed by one of " \\ / b f n r t or u and four hex digits');
    }
  };

  const value = (depth: number): Node => {
    skip(space);
    const start = at;
    const c = text[at];
    if (c === '"') {
      const read = string();
      return { kind: 'string', value: read, start, end: at };
    }
    if (c === '{' || c === '[') {
      if (depth >= MAX_DEPTH) fail(`nested more than ${MAX_DEPTH} levels deep`);
      at++;
      return c === '{' ? object(start, depth + 1) : array(start, depth + 1);
    }
    for (const literal of ['true', 'false', 'null']) {
      if (text.startsWith(literal, at)) {
        at += literal.length;
        return { kind: 'literal', start, end: at };
      }
    }
    if (!skip(number)) fail(whyNoValue(text, at, shown));
    if (/[\d.eE]/.test(text[at] ?? ''))
      fail(`${JSON.stringify(text.slice(start, at + 1))} is not a number`, start);
    return { kind: 'number', start, end: at };
  };

  const object = (start: number, depth: number): Node => {
    const members: Member[] = [];
    skip(space);
    if (text[at] === '}') return { kind: 'object', members, start, end: ++at };
    for (;;) {
      skip(space);
      if (text[at] !== '"') {
        fail(
          text[at] === '}'
            ? 'trailing comma before the closing brace'
            : `expected a key in double quotes, found ${shown()}`,
        );
      }
      const keyStart = at;
      const key = string();
      skip(space);
      if (text[at] !== ':') fail(`expected a colon after the key ${JSON.stringify(key)}, found ${shown()}`);
      at++;
      members.push({ key, keyStart, value: value(depth) });
      skip(space);
      const c = text[at];
      if (c === '}') return { kind: 'object', members, start, end: ++at };
      if (c !== ',') fail(`expected a comma or a closing brace, found ${shown()}`);
      at++;
    }
  };

  const array = (start: number, depth: number): Node => {
    const items: Node[] = [];
    skip(space);
    if (text[at] === ']') return { kind: 'array', items, start, end: ++at };
    for (;;) {
      skip(space);
      if (text[at] === ']') fail('trailing comma before the closing bracket');
      items.push(value(depth));
      skip(space);
      const c = text[at];
      if (c === ']') return { kind: 'array', items, start, end: ++at };
      if (c !== ',') fail(`expected a comma or a closing bracket, found ${shown()}`);
      at++;
    }
  };

  const read = value(0);
  const end = at;
  skip(space);
  if (at < text.length) {
    fail(
      text.slice(end, at).includes('\r')
        ? 'another value follows a carriage return, which ends no line'
        : `unexpected text after the value: ${shown()}`,
    );
  }
  return read;
}

function whyNoValue(text: string, at: number, shown: () => string): string {
  if (at >= text.length) return 'expected a value, found the end of the text';
  const python = /(?:NaN|-?Infinity|None|True|False|undefined)\b/y;
  python.lastIndex = at;
  const found = python.exec(text)?.[0];
  if (found) return `${found} is not JSON`;
  if (text[at] === "'") return 'strings need double quotes, not single quotes';
  return `expected a value, found ${shown()}`;
}

/** The text of a node without insignificant space, the last of equal keys in the place of the first, as Python's json does. */
export function printCompact(node: Node, text: string): string {
  if (node.kind === 'array') return `[${node.items.map((item) => printCompact(item, text)).join(',')}]`;
  if (node.kind !== 'object') return text.slice(node.start, node.end);
  return `{${[...lastMembers(node.members)].map(([key, value]) => `${JSON.stringify(key)}:${printCompact(value, text)}`).join(',')}}`;
}

/** The members that count: the last of equal keys in the place of the first. */
export function lastMembers(members: readonly Member[]): Map<string, Node> {
  return new Map(members.map(({ key, value }) => [key, value]));
}

/** Pointers of the members that a later equal key replaces. */
export function* findRepeatedKeys(node: Node, pointer = ''): Generator<string> {
  if (node.kind === 'array') {
    for (const [i, item] of node.items.entries()) yield* findRepeatedKeys(item, `${pointer}/${i}`);
  } else if (node.kind === 'object') {
    const seen = new Set<string>();
    for (const { key, value } of node.members) {
      const at = `${pointer}/${escapePointer(key)}`;
      if (seen.has(key)) yield at;
      seen.add(key);
      yield* findRepeatedKeys(value, at);
    }
  }
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The offset of what a JSON pointer means, or of the deepest part of it that is there. */
export function locatePointer(root: Node, pointer: string): number {
  let node = root;
  for (const part of pointer.split('/').slice(1)) {
    const step = unescapePointer(part);
    const next: Node | undefined =
      node.kind === 'array'
        ? node.items[Number(step)]
        : node.kind === 'object'
          ? lastValue(node.members, step)
          : undefined;
    if (!next) return node.start;
    node = next;
  }
  return node.start;
}

/** The value of a member of an object, the last one of several; undefined for what is no object. */
export function memberOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'object' ? lastValue(node.members, key) : undefined;
}

const MANY = 32;
const indexes = new WeakMap<Member[], Map<string, Node>>();

/** The value of a key, the last one of several. Of many members an index is made, as there may be as many questions. */
function lastValue(members: Member[], key: string): Node | undefined {
  if (members.length < MANY) return members.findLast((member) => member.key === key)?.value;
  let index = indexes.get(members);
  if (!index) {
    index = lastMembers(members);
    indexes.set(members, index);
  }
  return index.get(key);
}
