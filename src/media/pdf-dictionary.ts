/** The entries of a dictionary of PDF by their names, each without its slash. Of a list and of a reference it has the first member; dictionaries in it are left out. */
export type PdfDictionary = ReadonlyMap<string, string | Buffer>;

/** A name, a string in hexadecimal, a bracket, a number or word, or the beginning of a literal string, behind space and comments. */
const token =
  /(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*(?:\/([^\0\t\n\f\r ()<>[\]{}/%]*)|<([\da-f\0\t\n\f\r ]*)>|(<<|>>|[[\]])|([^\0\t\n\f\r ()<>[\]{}/%]+)|(\())/iy;

/** Reads the dictionary that begins at a place of a text in Latin-1; undefined where there is none, or it is cut off. */
export function readDictionary(text: string, at: number): PdfDictionary | undefined {
  const found = new Map<string, string | Buffer>();
  const open: string[] = [];
  /** The name whose value comes, or of which the list is read. */
  let key: string | undefined;
  token.lastIndex = at;
  for (;;) {
    const [, name, hex, bracket, word, literal] = token.exec(text) ?? [];
    if (bracket === '<<' || bracket === '[') {
      open.push(bracket);
      continue;
    }
    if (bracket !== undefined) {
      open.pop();
      if (open.length === 0) return found;
      if (open.length === 1) key = undefined;
      continue;
    }
    const value =
      hex !== undefined ? bytesOfHex(hex) : literal !== undefined ? readString(text) : (name ?? word);
    if (value === undefined || open.length === 0) return undefined;
    if (open.length > 1) {
      if (key !== undefined && open.length === 2 && open[1] === '[' && !found.has(key)) found.set(key, value);
    } else if (key !== undefined) {
      found.set(key, value);
      key = undefined;
    } else if (name !== undefined) key = name;
  }
}

function bytesOfHex(written: string): Buffer {
  const digits = written.replace(/[^\da-f]/gi, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads a literal string whose parenthesis has been read, up to its end, from which the next token is read. */
function readString(text: string): Buffer | undefined {
  let depth = 1;
  let value = '';
  for (let at = token.lastIndex; at < text.length; at++) {
    const one = text[at]!;
    if (one === '\\') {
      const octal = /[0-7]{1,3}/y;
      octal.lastIndex = at + 1;
      const digits = octal.exec(text)?.[0];
      const next = text.slice(at + 1, at + 3) === '\r\n' ? '\r\n' : (text[at + 1] ?? '');
      if (digits !== undefined) value += String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
      // A line may go on in the next one.
      else if (!/[\r\n]/.test(next)) value += escapes[next] ?? next;
      at += (digits ?? next).length;
      continue;
    }
    if (one === '(') depth++;
    if (one === ')' && --depth === 0) {
      token.lastIndex = at + 1;
      return Buffer.from(value, 'latin1');
    }
    value += one;
  }
  return undefined;
}
