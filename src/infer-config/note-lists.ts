import { quote } from '../json/json.ts';

/** Values that a note quotes. */
const SHOWN = 2;

/**
 * Says that values which become choices look like lists of labels in one cell: parts of them, between commas, semicolons or bars, are values of
 * other cells or parts of these.
 */
export function noteLists(key: string, values: readonly string[], note: (text: string) => void): void {
  for (const delimiter of [',', ';', '|']) {
    const parts = values.map((value) => value.split(delimiter).map((part) => part.trim()));
    const uses = new Map<string, number>();
    for (const part of parts.flat()) uses.set(part, (uses.get(part) ?? 0) + 1);
    const lists = values.filter(
      (_, i) => parts[i]!.length > 1 && parts[i]!.every((part) => uses.get(part)! > 1),
    );
    if (lists.length === 0) continue;
    const list = lists.slice(0, SHOWN).map(quote).join(', ');
    note(
      `Values of ${quote(key)} look like several labels each, such as ${list}, but each is one choice. To have several, write a JSON list into each cell: ["a", "b"].`,
    );
    return;
  }
}
