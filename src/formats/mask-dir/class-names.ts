import { quote } from '../../json/json.ts';
import type { Input } from '../format.ts';
import type { ClassList } from './classes.ts';
import type { MaskPixels } from './decode-png.ts';

const SHOWN = 5;

/** A mask with what its place may say that it shows. */
interface Named {
  path: string;
  displayPath: string;
  label?: string | undefined;
}

/**
 * Which names of folders, or of masks in a folder for each image, are classes: those whose masks have one value each besides 0. Where there is a list of
 * classes, it must have the name: the folder may as well be `fold1` or `expert_2`, and the values say what there is.
 */
export function classNames<File extends Named>(
  files: Iterable<File>,
  list: ClassList | undefined,
  read: (file: File) => MaskPixels | undefined,
): Set<string> {
  const listed = list && new Set(list.classes.map(({ name }) => name));
  const isClass = new Map<string, boolean>();
  for (const file of files) {
    const { label } = file;
    if (label === undefined || isClass.get(label) === false) continue;
    const mask = listed && !listed.has(label) ? 'other name' : read(file);
    isClass.set(label, mask !== 'other name' && (!mask || hasOneValue(mask)));
  }
  return new Set([...isClass].flatMap(([name, is]) => (is ? [name] : [])));
}

export function noteClassNames({ note, displayPath }: Input, names: ReadonlySet<string>): void {
  if (names.size === 0) return;
  note(
    `The masks in ${displayPath} have one value each, so their labels are the names of their folders or files: ${listed(names)}.`,
  );
}

/** Says that values or colors of masks are their labels, as nothing names them. */
export function noteUnnamed({ note, displayPath }: Input, labels: ReadonlySet<string>): void {
  const [first] = labels;
  if (first === undefined) return;
  const what = first.startsWith('#') ? 'colors' : 'values';
  const example = first.startsWith('#')
    ? 'a class_dict.csv with rows of name,r,g,b'
    : `a classes.json such as {${quote(first)}: "car"}`;
  note(
    `No list names the classes of the masks in ${displayPath}, so their labels are ${what}: ${listed(labels)}. To name them, put ${example} there.`,
  );
}

function listed(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, SHOWN).map(quote).join(', ');
  return shown + (names.size > SHOWN ? ` and ${names.size - SHOWN} more` : '');
}

function hasOneValue({ codes }: MaskPixels): boolean {
  let value = 0;
  for (const code of codes) {
    if (code <= 0 || code === value) continue;
    if (value > 0) return false;
    value = code;
  }
  return true;
}
