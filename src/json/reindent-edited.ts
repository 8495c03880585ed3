import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE } from './bytes.ts';
import { breakLine, ensureRoom, type Output, writeAscii } from './output.ts';
import { copyKey, lastKey, reindent, skipSpace } from './reindent.ts';

/** What changes in an object on its way from bytes to bytes: members skipped, and members put at its end (key and JSON text). */
export interface ObjectEdit {
  without: readonly string[];
  plus: readonly (readonly [key: string, value: string])[];
}

/** Copies the object at `at` as `reindent` does, with an edit; returns where it ends. */
export function reindentEdited(
  source: Buffer,
  at: number,
  out: Output,
  level: number,
  { without, plus }: ObjectEdit,
): number {
  writeAscii(out, '{');
  const begin = out.length;
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE) {
    const start = out.length;
    if (out.length > begin) writeAscii(out, ',');
    at = copyKey(source, at, out, level + 1);
    const key = lastKey(out, start);
    at = skipSpace(source, reindent(source, at, out, level + 1));
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
    if (without.includes(key)) out.length = start;
  }
  for (const [key, value] of plus) {
    if (out.length > begin) writeAscii(out, ',');
    breakLine(out, level + 1);
    writeAscii(out, `"${key}": ${value}`);
  }
  if (out.length > begin) breakLine(out, level);
  writeAscii(out, '}');
  return at + 1;
}

/**
 * Copies the items of the list at `at`, objects among them with the edit `editOf` names; the brackets are left to the caller, and so are
 * the items before (`count` of them). Returns how many items there are now, and where the list ends.
 */
export function reindentItems(
  source: Buffer,
  at: number,
  out: Output,
  level: number,
  count: number,
  editOf: (index: number) => ObjectEdit | undefined,
): { count: number; end: number } {
  at = skipSpace(source, at + 1);
  for (let index = 0; source[at] !== CLOSE_BRACKET; index++) {
    if (count++ > 0) {
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA;
    }
    breakLine(out, level + 1);
    const edit = source[at] === OPEN_BRACE ? editOf(index) : undefined;
    at = edit ? reindentEdited(source, at, out, level + 1, edit) : reindent(source, at, out, level + 1);
    at = skipSpace(source, at);
    if (source[at] === COMMA) at = skipSpace(source, at + 1);
  }
  return { count, end: at + 1 };
}
