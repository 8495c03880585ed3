/** What Praat reads of a text file: strings, numbers and flags that stand free, in their order; all else is for people. */
export type Token =
  | { kind: 'string'; value: string; line: number }
  | { kind: 'number'; value: number; line: number }
  | { kind: 'flag'; value: string; line: number };

const token = /(")|(![^\r\n]*)|<([^<>\s]+)>|(\r\n|\n|\r)|([^\s"]+)/g;

/** Cuts a text into tokens. A quote in a string is written twice; a `!` begins a comment. */
export function* readTokens(text: string): Generator<Token> {
  let line = 1;
  const pattern = new RegExp(token);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, quote, comment, flag, lineEnd, word] = found;
    if (lineEnd !== undefined) line++;
    else if (quote !== undefined) {
      const end = endOfString(text, pattern.lastIndex);
      if (end === undefined) continue;
      const string = text.slice(pattern.lastIndex, end);
      pattern.lastIndex = end + 1;
      yield { kind: 'string', value: string.replaceAll('""', '"'), line };
      line += string.split(/\r\n|\n|\r/).length - 1;
    } else if (flag !== undefined) yield { kind: 'flag', value: flag, line };
    else if (comment === undefined && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(word!)) {
      yield { kind: 'number', value: Number(word), line };
    }
  }
}

/** Where the quote is that ends the string from `start` on. In one without an end the last doubled quote is an end and a start. */
function endOfString(text: string, start: number): number | undefined {
  let doubled: number | undefined;
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
    doubled = at;
  }
  return doubled;
}
