import { quote } from '../../json/json.ts';

/** Names that are listed. */
const MOST = 8;

/** Says which names of columns have spaces around them, which a label config must have too; undefined when none has. */
export function describePadded(names: readonly string[]): string | undefined {
  const padded = names.filter((name) => name !== name.trim());
  if (padded.length === 0) return undefined;
  const more = padded.length > MOST ? ` and ${padded.length - MOST} more` : '';
  const list = `${padded.slice(0, MOST).map(quote).join(', ')}${more}`;
  return padded.length === 1
    ? `the name ${list} begins or ends with a space, which is part of the data key`
    : `the names ${list} begin or end with a space, which is part of the data key`;
}
