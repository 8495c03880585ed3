/** What Praat reads of a text file: strings, numbers and flags that stand free, in their order; all else is for people. */
export type Token =
  | { kind: 'string'; value: string; line: number }
  | { kind: 'number'; value: number; line: number }
  | { kind: 'flag'; value: string; line: number };

const token = /"([^"]*(?:""[^"]*)*)"|(![^\r\n]*)|<([^<>\s]+)>|(\r\n|\n|\r)|([^\s"]+)/g;

/** Cuts a text into tokens. A quote in a string is written twice; a `!` begins a comment. */
export function* readTokens(text: string): Generator<Token> {
  let line = 1;
  for (const [whole, string, comment, flag, lineEnd, word] of text.matchAll(token)) {
    if (lineEnd !== undefined) line++;
    else if (string !== undefined) {
      yield { kind: 'string', value: string.replaceAll('""', '"'), line };
      line += whole.split(/\r\n|\n|\r/).length - 1;
    } else if (flag !== undefined) yield { kind: 'flag', value: flag, line };
    else if (comment === undefined && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(word!)) {
      yield { kind: 'number', value: Number(word), line };
    }
  }
}
