/**
 * Reads JSON for comparison: integers that a double cannot hold become BigInt, so that a lost digit is seen; -0 and 0 are the same, as are
 * all spellings of a double. Throws where the text is not JSON.
 */
export function parseExact(text: string): unknown {
  const tagged = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs, (token) =>
    token.startsWith('"') ? token : JSON.stringify(TAG + token),
  );
  return JSON.parse(tagged, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(TAG) ? numberOf(value.slice(TAG.length)) : value,
  );
}

const TAG = '\0number ';

function numberOf(digits: string): number | bigint {
  const number = JSON.parse(digits) as number;
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number + 0;
}
