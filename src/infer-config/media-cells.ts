import type { Place } from '../diagnostics/diagnostic.ts';
import { isMedium } from '../formats/media-columns/media-keys.ts';
import { quote } from '../json/json.ts';
import type { ValueKind } from './value-kind.ts';

/** How many values of a data key are links to media, of each kind; and those that are neither, nor empty. */
export interface MediaCells {
  links: Map<ValueKind, number>;
  others: number;
  /** How many of these end like the names of media, and the first. */
  names: number;
  name: string | undefined;
  /** The first of the others. */
  other: { value: string; place: Place } | undefined;
}

/** Characters of a value that a note shows. */
const MOST_SHOWN = 60;

const names = new Map<ValueKind, string>([
  ['Image', 'images'],
  ['Audio', 'sounds'],
  ['Video', 'videos'],
  ['Pdf', 'PDF files'],
]);

/** Counts one more value. `locate` is called once for each data key. */
export function countMedia(
  cells: MediaCells,
  kind: ValueKind | 'empty' | undefined,
  value: string,
  locate: () => Place,
): void {
  if (kind === 'empty') return;
  if (kind !== undefined && names.has(kind)) {
    cells.links.set(kind, (cells.links.get(kind) ?? 0) + 1);
    return;
  }
  cells.others++;
  if (isMedium(value) && !value.includes('\n')) {
    cells.names++;
    cells.name ??= value;
  }
  cells.other ??= { value, place: locate() };
}

/** The tag for a data key most of whose values are links to media of one kind: each of the others is found when the tasks are checked. */
export function mostlyMedia(cells: MediaCells): ValueKind | undefined {
  const all = countAll(cells);
  return [...cells.links].find(([, count]) => count * 2 > all)?.[0];
}

/** Why a data key with links to media is shown as text; undefined for one without. */
export function whyText(key: string, cells: MediaCells): string | undefined {
  const { links, other } = cells;
  if (links.size === 0) return whyNames(key, cells);
  const all = countAll(cells);
  const linked = [...links].map(([kind, count]) => `${count} to ${names.get(kind)}`).join(', ');
  const text = `${quote(key)} is shown as text, because its values are not mostly links to one kind of media: of ${all}, ${linked}`;
  if (!other) return `${text}.`;
  const { place, value } = other;
  const line = place.line === undefined ? '' : `:${place.line}`;
  return `${text}. The first other one is ${quote(cut(value))} in ${place.file}${line}.`;
}

/** The same for one with names of media that are no links, as these files are not there. */
function whyNames(key: string, { others, names, name }: MediaCells): string | undefined {
  if (name === undefined || names * 2 <= others) return undefined;
  return `${quote(key)} is shown as text, because its values name files that were not found, such as ${quote(cut(name))}. With the files in a folder, --document-root FOLDER finds and links them.`;
}

function countAll({ links, others }: MediaCells): number {
  return [...links.values()].reduce((sum, count) => sum + count, others);
}

function cut(value: string): string {
  return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}...` : value;
}
