/** A string, or a number, wherever it stands in a JSON text. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON.parse, with bigints for the integers whose digits a number would lose. */
export function parseExact<T>(text: string): T {
  const mark = 'integer:';
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `{"${mark}":"${token}"}` : token,
  );
  return JSON.parse(marked, (_, value) =>
    typeof value === 'object' && value !== null && mark in value ? BigInt(value[mark]) : value,
  );
}

/** The numbers of a JSON text as they are written, in their order. */
export function numbersIn(text: string): string[] {
  return (text.match(STRING_OR_NUMBER) ?? []).filter((token) => !token.startsWith('"'));
}
