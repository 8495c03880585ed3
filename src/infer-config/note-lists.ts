import { quote } from '../json/json.ts';

/** Values that a note quotes. */
const SHOWN = 2;

/** Entities of HTML end with a semicolon. */
const entity = /&#?\w+;/;

/**
 * Says that values which become choices look like lists of labels in one cell: their parts are between semicolons or bars, or between commas where
 * they are values of other cells or parts of these as well.
 */
export function noteLists(key: string, values: readonly string[], note: (text: string) => void): void {
  for (const delimiter of [',', ';', '|']) {
    const parts = values.map((value) => value.split(delimiter).map((part) => part.trim()));
    const uses = new Map<string, number>();
    for (const part of parts.flat()) uses.set(part, (uses.get(part) ?? 0) + 1);
    const isPart = (part: string) => (delimiter === ',' ? uses.get(part)! > 1 : part !== '');
    const lists = values.filter(
      (value, i) => parts[i]!.length > 1 && parts[i]!.every(isPart) && !entity.test(value),
    );
    if (lists.length === 0) continue;
    const list = lists.slice(0, SHOWN).map(quote).join(', ');
    note(
      `Values of ${quote(key)} look like several labels each, such as ${list}, but each is one choice. To have several, write a JSON list into each cell: ["a", "b"].`,
    );
    return;
  }
}
