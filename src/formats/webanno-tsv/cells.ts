const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', b: '\b' };

/** Reads the escapes of a text or a value: a backslash before a reserved character, before t, n, r, f and b, and up to version 3.1 as Java has them. */
export function readEscapes(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(
    /\\(?:u([\da-f]{4})|(->)|([\s\S]))/gi,
    (whole, code, arrow, one: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (arrow !== undefined) return arrow;
      if (controls[one!] !== undefined) return controls[one!]!;
      return /[\\[\]|_;*"'\0-\x1f]/.test(one!) ? one! : whole;
    },
  );
}

/** The values in a cell, or in a value of a slot; none where there is no annotation. */
export function splitCell(cell: string | undefined, separator: '|' | ';'): string[] {
  if (cell === undefined || cell === '_' || cell === '') return [];
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < cell.length; i++) {
    if (cell[i] === '\\') i++;
    else if (cell[i] === separator) {
      parts.push(cell.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, cell.slice(from)];
}

/** A value of a cell without the ids behind it that tell annotations apart: `PER[1]`, or `1-1[0_2]` of both ends, of which 0 is none. */
export function takeIds(written: string): { value: string; ids: (string | undefined)[] } {
  const open = written.lastIndexOf('[');
  const digits = written.slice(open + 1, -1);
  if (open < 0 || !written.endsWith(']') || written[open - 1] === '\\' || !/^[\d_]+$/.test(digits))
    return { value: written, ids: [] };
  return {
    value: written.slice(0, open),
    ids: digits.split('_').map((id) => (id === '0' || id === '' ? undefined : id)),
  };
}

/** The value of a feature; undefined where it has none. */
export function featureValue(written: string | undefined): string | undefined {
  return written === undefined || written === '*' || written === '_' || written === ''
    ? undefined
    : readEscapes(written);
}
